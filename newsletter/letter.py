"""A rendered mail as bytes: compiled once per variant; filling it in per recipient is `dialogue.letters`'.

`multipart/alternative`, text first, UTF-8 in quoted-printable, CRLF, no body line above 76 octets. Sends nothing and
knows no template.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from dialogue.letters import Letter, LetterError, quoted_printable, read_letter
from newsletter.headers import Envelope, header_lines
from newsletter.render import RenderedMail

_TOKEN: Final = re.compile(r"@@([A-Z_]+)@@")
_SOFT_BREAK: Final = b"=\r\n"


def compile_letter(mail: RenderedMail, envelope: Envelope) -> Letter:
    """`mail` as a letter from `envelope`'s sender. Raises LetterError for a header value that cannot stand there.

    The same mail and envelope give the same bytes: the boundary is made from what it separates.
    """
    text, html = _part("plain", "T", mail.text), _part("html", "H", mail.html)
    boundary = b"=_" + hashlib.sha256(text + html).hexdigest()[:40].encode()
    lines = [
        *header_lines(envelope, mail.subject),
        f'Content-Type: multipart/alternative;\r\n boundary="{boundary.decode()}"',
    ]
    head = "\r\n".join(lines).encode("ascii")
    between = b"\r\n--" + boundary
    return read_letter(head + b"\r\n" + between + text + between + html + between + b"--\r\n")


def encoded_size(text: str) -> int:
    """Octets of `text` in quoted-printable, as mail programs that clip a message count them."""
    return len(quoted_printable(text))


def _part(subtype: str, place: str, text: str) -> bytes:
    head = f"\r\nContent-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    pieces = _TOKEN.split(text)
    if any("@@" in piece for piece in pieces[::2]):
        raise LetterError(
            f'The {subtype} part holds "@@" outside a token; text from outside must be made inert first.'
        )
    encoded = [
        _SOFT_BREAK + f"@@{place}.{piece}@@".encode() + _SOFT_BREAK if index % 2 else quoted_printable(piece)
        for index, piece in enumerate(pieces)
    ]
    return head.encode() + b"".join(encoded)
