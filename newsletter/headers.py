"""The header lines of a letter, with the slots that a recipient's values are filled into.

A list mail carries what RFC 2369, 2919 and 8058 ask of it; every mail says that a program sent it (RFC 3834).
Header text is ASCII and never taken from what a member wrote, the subject apart, which is encoded (RFC 2047).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import Header
from email.utils import quote
from typing import Final

from dialogue.letters import LetterError

_ADDRESS: Final = re.compile(r'[^\s@<>(),:;"\\\[\]\x00-\x20\x7f-\U0010ffff]{1,64}@[A-Za-z0-9.-]{1,253}')
_NO_SPACE: Final = re.compile(r'[^\s<>,"\x00-\x20\x7f-\U0010ffff]{1,900}')


@dataclass(frozen=True, slots=True)
class Envelope:
    """Whose letter it is. With a `list_id` ("nyhetsbrev.example.org") it is a list mail that can be unsubscribed.

    `sender`, `reply_to` and `owner` are mail addresses in ASCII; `help_page` and `archive` https addresses or ''.
    """

    sender_name: str
    sender: str
    reply_to: str = ""
    language: str = "sv"
    list_id: str = ""
    owner: str = ""
    help_page: str = ""
    archive: str = ""


def header_lines(envelope: Envelope, subject: str) -> Iterator[str]:
    """The lines above Content-Type, folded, slots `@@X.NAME@@` in them. Raises LetterError for an unfit address."""
    sender = _checked(_ADDRESS, "the sender's address", envelope.sender)
    yield (
        f"From: {_words('From', envelope.sender_name)}\r\n <{sender}>"
        if envelope.sender_name
        else f"From: {sender}"
    )
    yield "To: @@X.TO@@"
    if envelope.reply_to:
        yield f"Reply-To: {_checked(_ADDRESS, 'the address for replies', envelope.reply_to)}"
    yield f"Subject: {_words('Subject', subject)}"
    yield "Date: @@X.DATE@@"
    yield "Message-ID: <@@X.MESSAGE_ID@@>"
    if envelope.list_id:
        yield from _list_lines(envelope)
    yield "Auto-Submitted: auto-generated"
    yield "X-Auto-Response-Suppress: OOF, AutoReply"
    yield f"Content-Language: {_checked(_NO_SPACE, 'the language', envelope.language)}"
    yield "MIME-Version: 1.0"


def _list_lines(envelope: Envelope) -> Iterator[str]:
    yield f"List-Id: <{_checked(_NO_SPACE, 'the list id', envelope.list_id)}>"
    yield "List-Unsubscribe: <@@X.UNSUBSCRIBE@@>,\r\n <mailto:@@X.UNSUBSCRIBE_MAIL@@>"
    yield "List-Unsubscribe-Post: List-Unsubscribe=One-Click"
    yield "List-Post: NO"
    if envelope.help_page:
        yield f"List-Help: <{_checked(_NO_SPACE, 'the help page', envelope.help_page)}>"
    if envelope.owner:
        yield f"List-Owner: <mailto:{_checked(_ADDRESS, 'the owner', envelope.owner)}>"
    if envelope.archive:
        yield f"List-Archive: <{_checked(_NO_SPACE, 'the archive', envelope.archive)}>"


def _words(header: str, text: str) -> str:
    """Free text of a header: as it is, quoted, or as encoded-words of at most 75 octets (RFC 2047 section 2)."""
    plain = text.isascii() and text.isprintable() and "=?" not in text and "@@" not in text and len(text) < 60
    if plain:
        return f'"{quote(text)}"' if header == "From" else text
    return Header(text, "utf-8", maxlinelen=75, header_name=header).encode(linesep="\r\n")


def _checked(pattern: re.Pattern[str], name: str, value: str) -> str:
    if not pattern.fullmatch(value):
        raise LetterError(f"The value for {name} cannot stand in a header; give one address in plain ASCII.")
    return value
