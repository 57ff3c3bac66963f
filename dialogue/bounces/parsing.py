"""Bytes of a mail that anybody may have written → its parts, bounded in size and depth. Never raises.

By the standard library's lenient parser; of headers that are no headers nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, message_from_string
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Final

MOST_BYTES: Final = 512_000
"""Of a report the telling parts come first; what it returns of a letter behind them is not needed."""
MOST_NESTED: Final = 40
"""Boundaries and messages within messages that are still taken apart."""
MOST_PARTS: Final = 200


def parsed(raw: bytes) -> Message:
    """The mail; of one that is nested too deeply only the head, with the rest as its text."""
    head = raw[:MOST_BYTES]
    small = head.lower()
    if small.count(b"boundary=") + small.count(b"message/") > MOST_NESTED:
        return BytesHeaderParser().parsebytes(head)
    return message_from_bytes(head)


def parts(mail: Message) -> Iterator[Message]:
    """The mail and all in it, a bounded number."""
    for number, part in enumerate(mail.walk()):
        if number == MOST_PARTS:
            return
        yield part


def header(mail: Message, name: str) -> str:
    """A header's text on one line, '' where there is none."""
    return " ".join(str(mail.get(name, "")).split())[:1000]


def words(part: Message) -> str:
    """What a part that is text says."""
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def blocks(part: Message) -> Iterator[Message]:
    """The groups of fields of a report (RFC 3464 section 2.1), also where a gateway has left out a blank line's meaning."""
    payload = part.get_payload()
    for group in payload if isinstance(payload, list) else [payload]:
        if isinstance(group, Message):
            yield group
        rest = group.get_payload() if isinstance(group, Message) else group
        if isinstance(rest, str):
            for text in rest.replace("\r\n", "\n").split("\n\n")[:MOST_PARTS]:
                if text.strip():
                    yield message_from_string(text.strip("\n") + "\n\n")
