"""A compiled mail as it is kept, and how it becomes one person's message: pieces of bytes joined round values.

A slot stands between soft line breaks of quoted-printable, so what is filled in never reflows what is around it.
Slots are spelled `@@X.NAME@@` (header), `@@T.NAME@@` (text part), `@@H.NAME@@` (HTML part). Compiling is the
newsletter's work, sending is delivery's.

    MedskickError
    └── LetterError   a value is missing, or may not stand where it would be filled in (a line break in an address)
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

from dialogue.errors import MedskickError
from dialogue.tokens import signed, subject_of

_SLOT: Final = re.compile(rb"@@([XTH])\.([A-Z_]+)@@")
_NO_SPACE: Final = re.compile(r'[^\s<>,"\x00-\x20\x7f-\U0010ffff]{1,900}')
_RECIPIENT: Final = re.compile(r'[^\s@<>(),:;"\\\[\]\x00-\x20\x7f-\x9f]{1,64}@[A-Za-z0-9.-]{1,253}')
_DATE: Final = re.compile(r"[A-Za-z0-9,:+ -]{1,60}")
_FITS: Final = {"TO": _RECIPIENT, "DATE": _DATE}


class LetterError(MedskickError):
    """A header or token value would break the message; nothing was filled in."""


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


def read_letter(template: bytes) -> Letter:
    """A compiled letter from its kept bytes."""
    return Letter(template, hashlib.sha256(template).hexdigest(), tuple(_pieces(template)))


def fill(letter: Letter, values: Mapping[str, str], date: datetime) -> bytes:
    """The message for one recipient, dated `date` (aware), lines ended by CRLF.

    It is ASCII but for a recipient whose local part is not (RFC 6531). Raises LetterError for a missing or unfit value.
    """
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
    preferences: str,
    why: str,
    own: str,
    message: str = "",
) -> dict[str, str]:
    """What the letter of an issue is filled with, as an outbox row keeps it.

    `recipient` is our own id of the person, `domain` the sender's, `unsubscribe` the https address of this person's
    unsubscribe page, `unsubscribe_mail` an address to write to instead, `preferences` of the page of choices, `why` a
    sentence in the reader's language, `own` one about what they said. `message` is a Message-ID of the caller's own (`named_message`).
    """
    return {
        "TO": address,
        "MESSAGE_ID": message or message_id(issue, recipient, domain),
        "UNSUBSCRIBE": unsubscribe,
        "UNSUBSCRIBE_MAIL": unsubscribe_mail,
        "PREFERENCES": preferences,
        "WHY": why,
        "OWN": own,
    }


def message_id(issue: str, recipient: str, domain: str) -> str:
    """The Message-ID (without brackets) that this issue to this recipient always has, so that a copy sent after a
    crash can be recognised (RFC 5322 section 3.6.4, RFC 7352)."""
    digest = hashlib.sha256(f"{len(issue)}:{issue}:{recipient}".encode()).hexdigest()
    return f"{digest[:40]}@{domain}"


def named_message(key: bytes, issue: str, recipient: str, domain: str) -> str:
    """The Message-ID of an issue's letter to one recipient: the same each time, and it names them, signed, so that a
    bounce that quotes nothing else finds its letter (RFC 3464 section 2.1 leaves the way open)."""
    return f"{signed(key, 'message', f'{issue}-{recipient}')}@{domain}"


def message_named(key: bytes, message: str) -> tuple[str, str] | None:
    """(issue, recipient) of a Message-ID of ours, None for any other."""
    subject = subject_of(key, "message", message.strip("<> ").rpartition("@")[0])
    issue, dash, recipient = (subject or "").rpartition("-")
    return (issue, recipient) if dash else None


def quoted_printable(text: str) -> bytes:
    """`text` in UTF-8 and quoted-printable, lines ended by CRLF and at most 76 octets (RFC 2045 section 6.7)."""
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
        return _header_value(slot.name, value)
    return quoted_printable(escape(value) if slot.place == "H" else value)


def _header_value(name: str, value: str) -> bytes:
    if not _FITS.get(name, _NO_SPACE).fullmatch(value):
        raise LetterError(f"The value for {name} cannot stand in a header; give one address on one line.")
    return value.encode()
