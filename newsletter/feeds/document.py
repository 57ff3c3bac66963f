"""A document on its way to be read: what the parser is told besides the bytes. Data only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

MAX_BYTES: Final = 2_000_000
"""The largest document that is read, in bytes after decompression."""

MAX_ENTRIES: Final = 2_000
"""The most entries, or occasions of a calendar, that one document gives."""


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes and where they came from.

    `headers` are the answer's, with lower-case names (none for a file). `address` is the final URL, or a
    file's name: it names the document in errors, and http(s) links are completed against it. `now` (aware)
    decides which recurrences are near and which year a date without one belongs to.
    """

    body: bytes
    address: str
    now: datetime
    headers: dict[str, str] = field(default_factory=dict)
