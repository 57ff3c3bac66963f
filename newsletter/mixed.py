"""A letter of plain text with files: `multipart/mixed` (RFC 2046), files in base64, their names by RFC 2231.

Knows no template and no recipient; filling it in is `dialogue.letters`'.
"""

from __future__ import annotations

import hashlib
import re
from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from dialogue.letters import Letter, quoted_printable, read_letter
from newsletter.headers import Envelope, header_lines

_MEDIA: Final = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,80}")
_ANY: Final = "application/octet-stream"
_MOST_NAME: Final = 80
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f/\\]+")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes along. `media` is what its sender said that it is; nobody's program is made to open it."""

    name: str
    media: str
    content: bytes = field(repr=False)


def mixed_letter(envelope: Envelope, subject: str, text: str, enclosures: Sequence[Enclosure]) -> Letter:
    """The letter; `subject` and `text` hold no token. Raises LetterError for an unfit address."""
    parts = [_text(text), *map(_file, enclosures)]
    boundary = b"=_" + hashlib.sha256(b"".join(parts)).hexdigest()[:40].encode()
    lines = [
        *header_lines(envelope, subject),
        f'Content-Type: multipart/mixed;\r\n boundary="{boundary.decode()}"',
    ]
    between = b"\r\n--" + boundary
    head = "\r\n".join(lines).encode("ascii")
    return read_letter(head + b"\r\n" + b"".join(between + part for part in parts) + between + b"--\r\n")


def _text(text: str) -> bytes:
    head = (
        b"\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head + quoted_printable(text)


def _file(one: Enclosure) -> bytes:
    media = one.media if _MEDIA.fullmatch(one.media) else _ANY
    name = quote(_UNFIT.sub("_", one.name)[:_MOST_NAME], safe="")
    head = (
        f"\r\nContent-Type: {media}\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment;\r\n filename*=UTF-8''{name}\r\n\r\n"
    )
    return head.encode("ascii") + encodebytes(one.content).replace(b"\n", b"\r\n")
