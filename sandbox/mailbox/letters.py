"""Reads a mail's bytes for showing: subject, addresses, the HTML and the text part. Changes and fetches nothing."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

_INLINE = re.compile(r"""cid:([^"'\s)>]+)""")


@dataclass(slots=True, frozen=True)
class Letter:
    """What a reader sees. `html` and `text` are None when there is no such part; `headers` keep their order."""

    subject: str
    sender: str
    to: str
    headers: tuple[tuple[str, str], ...]
    html: str | None
    text: str | None
    attachments: tuple[str, ...]


def read_letter(raw: bytes) -> Letter:
    """Parse a mail; bytes that cannot be read as declared are replaced, never refused."""
    message = message_from_bytes(raw, _class=EmailMessage, policy=default)
    html = _part(message, "html")
    return Letter(
        subject=str(message["subject"] or ""),
        sender=str(message["from"] or ""),
        to=str(message["to"] or ""),
        headers=tuple((name, str(value)) for name, value in message.items()),
        html=None if html is None else _with_pictures(html, message),
        text=_part(message, "plain"),
        attachments=tuple(
            part.get_filename() or part.get_content_type() for part in message.iter_attachments()
        ),
    )


def subject_of(raw: bytes) -> str:
    """Only the subject, without parsing the body."""
    head = raw[: max(raw.find(b"\r\n\r\n"), 0)]
    return str(message_from_bytes(head, _class=EmailMessage, policy=default)["subject"] or "")


def _part(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body(preferencelist=(kind,))
    if not isinstance(part, EmailMessage):
        return None
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        text = content.decode(part.get_content_charset() or "utf-8", errors="replace")
    except LookupError:
        text = content.decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n")


def _with_pictures(html: str, message: EmailMessage) -> str:
    pictures = {str(part["content-id"]).strip("<>"): part for part in message.walk() if part["content-id"]}

    def embedded(reference: re.Match[str]) -> str:
        part = pictures.get(reference[1])
        payload = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(payload, bytes):
            return reference[0]
        return f"data:{part.get_content_type()};base64,{base64.b64encode(payload).decode()}"

    return _INLINE.sub(embedded, html)
