"""A mail as bytes: compiled once per variant, then filled in per recipient by joining pieces.

`multipart/alternative`, text first, UTF-8 in quoted-printable, CRLF, no body line above 76 octets. A slot stands
between soft line breaks, so what is filled in never reflows what is around it. Sends nothing and knows no template.

    compile_letter(mail, envelope)      RenderedMail -> Letter; what is kept is `letter.template`
    read_letter(template)               the kept bytes -> the same Letter
    fill(letter, values, date)          one whole message, ready for SMTP
"""

from __future__ import annotations

import hashlib
import re
from binascii import b2a_qp
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import Final

from newsletter.errors import LetterError
from newsletter.headers import Envelope, header_lines, header_value
from newsletter.render import RenderedMail

_TOKEN: Final = re.compile(r"@@([A-Z_]+)@@")
_SLOT: Final = re.compile(rb"@@([XTH])\.([A-Z_]+)@@")
_SOFT_BREAK: Final = b"=\r\n"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a recipient's value: in a header ("X"), in the text part ("T") or in the HTML part ("H")."""

    place: str
    name: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One variant, compiled. `sha256` is that of `template`, by which it is kept once."""

    template: bytes
    sha256: str
    pieces: tuple[bytes | Slot, ...]

    @property
    def names(self) -> frozenset[str]:
        """The values that `fill` needs, DATE apart."""
        return frozenset(piece.name for piece in self.pieces if isinstance(piece, Slot)) - {"DATE"}


def compile_letter(mail: RenderedMail, envelope: Envelope) -> Letter:
    """`mail` as a letter from `envelope`'s sender. Raises LetterError for a header value that cannot stand there.

    The same mail and envelope give the same bytes: the boundary is made from what it separates.
    """
    text, html = _part("plain", "T", mail.text), _part("html", "H", mail.html)
    boundary = b"=_" + hashlib.sha256(text + html).hexdigest()[:40].encode()
    lines = [
        *header_lines(envelope, mail.subject),
        f'Content-Type: multipart/alternative; boundary="{boundary.decode()}"',
    ]
    head = "\r\n".join(lines).encode("ascii")
    between = b"\r\n--" + boundary
    return read_letter(head + b"\r\n" + between + text + between + html + between + b"--\r\n")


def read_letter(template: bytes) -> Letter:
    """A compiled letter from its kept bytes."""
    return Letter(template, hashlib.sha256(template).hexdigest(), tuple(_pieces(template)))


def fill(letter: Letter, values: Mapping[str, str], date: datetime) -> bytes:
    """The message for one recipient, dated `date` (aware). Raises LetterError for a missing or unfit value."""
    known = {**values, "DATE": format_datetime(date)}
    try:
        return b"".join([p if isinstance(p, bytes) else _filled(p, known[p.name]) for p in letter.pieces])
    except KeyError as missing:
        raise LetterError(f"The letter needs a value for {missing.args[0]}, and none was given.") from None


def recipient_values(
    *,
    issue: str,
    recipient: str,
    address: str,
    domain: str,
    unsubscribe: str,
    unsubscribe_mail: str,
    why: str,
) -> dict[str, str]:
    """What the letter of an issue is filled with, as an outbox row keeps it.

    `recipient` is our own id of the person, `domain` the sender's, `unsubscribe` the https address of this person's
    unsubscribe page, `unsubscribe_mail` an address to write to instead, `why` a sentence in the reader's language.
    """
    return {
        "TO": address,
        "MESSAGE_ID": message_id(issue, recipient, domain),
        "UNSUBSCRIBE": unsubscribe,
        "UNSUBSCRIBE_MAIL": unsubscribe_mail,
        "WHY": why,
    }


def message_id(issue: str, recipient: str, domain: str) -> str:
    """The Message-ID (without brackets) that this issue to this recipient always has, so that a copy sent after a
    crash can be recognised (RFC 5322 section 3.6.4, RFC 7352)."""
    digest = hashlib.sha256(f"{len(issue)}:{issue}:{recipient}".encode()).hexdigest()
    return f"{digest[:40]}@{domain}"


def encoded_size(text: str) -> int:
    """Octets of `text` in quoted-printable, as mail programs that clip a message count them."""
    return len(_quoted_printable(text))


def _part(subtype: str, place: str, text: str) -> bytes:
    head = f"\r\nContent-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    pieces = _TOKEN.split(text)
    if any("@@" in piece for piece in pieces[::2]):
        raise LetterError(
            f'The {subtype} part holds "@@" outside a token; text from outside must be made inert first.'
        )
    encoded = [
        _SOFT_BREAK + f"@@{place}.{piece}@@".encode() + _SOFT_BREAK if index % 2 else _quoted_printable(piece)
        for index, piece in enumerate(pieces)
    ]
    return head.encode() + b"".join(encoded)


def _quoted_printable(text: str) -> bytes:
    # b2a_qp takes its line ending from the first one it meets, so it is given one kind only.
    encoded = b2a_qp(text.replace("\r\n", "\n").replace("\r", "\n").encode())
    return encoded.replace(b"\n", b"\r\n")


def _pieces(template: bytes) -> Iterator[bytes | Slot]:
    end = 0
    for slot in _SLOT.finditer(template):
        yield template[end : slot.start()]
        yield Slot(slot[1].decode(), slot[2].decode())
        end = slot.end()
    yield template[end:]


def _filled(slot: Slot, value: str) -> bytes:
    if slot.place == "X":
        return header_value(slot.name, value)
    return _quoted_printable(escape(value) if slot.place == "H" else value)
