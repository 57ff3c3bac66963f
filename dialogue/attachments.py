"""Files that members send: what is kept of one, how large it may be, when a failed download is tried again.

Pure rules. Telegram's limit on downloads by bots is 20 MB (Bot API, "getFile").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

FileKind = Literal["voice", "audio", "video-note", "video", "photo", "document"]
FileState = Literal["waiting", "kept", "too-large", "failed"]
LARGEST: Final = 20 * 1024 * 1024
"""Bytes."""
TALKING: Final = ("voice", "audio", "video-note", "document")
"""Kinds that say more than the words written beside them."""
TO_TRANSCRIBE: Final = "to-transcribe"
"""Why a reply without words is held: a person writes down what the file says."""
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
"""Between the tries to fetch a file; after the last it is given up."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as its message describes it. `size` in bytes and `seconds` are 0, `name` and `media` '' where not told."""

    kind: FileKind
    file_id: str
    unique_id: str
    name: str = ""
    media: str = ""
    size: int = 0
    seconds: int = 0

    @property
    def too_large(self) -> bool:
        """Whether Telegram will not hand it to a bot."""
        return self.size > LARGEST


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a reply. `chat` and `message` name the message that it came with, None once erased; `caption` is the words
    beside it, `transcript` what a person wrote down from it, `writing` how that stands: '' (none is needed), waiting,
    written, skipped."""

    id: str
    reply_id: str
    chat: int | None
    message: int | None
    album: str
    caption: str
    transcript: str
    kind: FileKind
    file_id: str
    unique_id: str
    name: str
    media: str
    size: int
    seconds: int
    state: FileState
    sha256: str
    writing: str
    written_by: str | None
    received_at: datetime


def needs_transcript(kind: FileKind, words: str) -> bool:
    """Whether a person must look at a file to know what it says; `words` are those written beside it."""
    return not words.strip() or kind in TALKING


def words_of(attachments: Iterable[Attachment]) -> str:
    """The words of a reply with files: what was written beside each and written down from it, a paragraph each."""
    words = (words.strip() for file in attachments for words in (file.caption, file.transcript))
    return "\n\n".join(filter(None, words))


def wait_after(tries: int) -> timedelta | None:
    """How long to wait after so many failed tries (1 and up) to fetch a file; None: give up."""
    return WAITS[tries - 1] if tries <= len(WAITS) else None
