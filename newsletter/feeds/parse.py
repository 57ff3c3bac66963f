"""Bytes into events and news: decides what kind of document it is and has it read.

Pure: no network, no files, no clock. A hostile document can make it slow, so it is called in a process that
can be killed (see `worker`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dialogue.events import Reading
from newsletter.feeds.calendars import read_calendar
from newsletter.feeds.document import MAX_BYTES, Document
from newsletter.feeds.entries import read_entries
from newsletter.feeds.errors import FeedUnreadable, too_large
from newsletter.feeds.pages import read_page

MAX_TAGS: Final = 200_000
"""More "<" than any feed of MAX_BYTES has; a parser would spend seconds on them."""

MAX_PROBLEMS: Final = 20

_BEGINNING: Final = 2_000
_CALENDAR: Final = re.compile(rb"^\s*BEGIN:V[A-Z]+\b", re.IGNORECASE | re.MULTILINE)
_FEED: Final = re.compile(rb"<(?:rss|feed|rdf:rdf|channel|[a-z0-9]+:(?:rss|feed|rdf))\b", re.IGNORECASE)
_PAGE: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def parse(document: Document) -> Reading:
    """What `document` tells: RSS, Atom, iCalendar, or a web page with schema.org events.

    Never an empty success: raises FeedUnreadable when it holds nothing that can be read, FeedTooLarge when it
    has more than MAX_BYTES. Problems are given once each, and at most MAX_PROBLEMS.
    """
    body = document.body
    if len(body) > MAX_BYTES:
        raise too_large(document.address, MAX_BYTES)
    if not body.strip():
        raise FeedUnreadable(document.address, "is empty; it is tried again later.")
    if body.count(b"<") > MAX_TAGS:
        raise FeedUnreadable(
            document.address, "is no feed: it holds hardly anything but tags; ask its owner."
        )
    reading = _read(document)
    return replace(reading, problems=_shortened(tuple(dict.fromkeys(reading.problems))))


def _shortened(problems: tuple[str, ...]) -> tuple[str, ...]:
    if len(problems) <= MAX_PROBLEMS:
        return problems
    return (*problems[: MAX_PROBLEMS - 1], f"{len(problems) - MAX_PROBLEMS + 1} more like these.")


def _read(document: Document) -> Reading:
    # UTF-16 and UTF-32 put zero bytes between the letters that are looked for.
    beginning = document.body[: 4 * _BEGINNING].replace(b"\0", b"")[:_BEGINNING]
    kind = document.headers.get("content-type", "").partition(";")[0].strip().lower()
    if _CALENDAR.search(beginning.lstrip(b"\xef\xbb\xbf\xff\xfe")) or kind == "text/calendar":
        return read_calendar(document)
    if _PAGE.search(beginning) and not _FEED.search(beginning):
        return read_page(document)
    return read_entries(document)
