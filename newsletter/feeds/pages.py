"""A web page: finds the schema.org events in its JSON-LD, by `json` and nothing that runs.

The script elements are found with the standard library's HTML parser. Microdata and RDFa are not read. A
page without events is an error that names the feed it links to, when it links to one.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final

from dialogue.events import Event, Reading
from newsletter.feeds.document import MAX_ENTRIES, Document
from newsletter.feeds.errors import FeedUnreadable, shown
from newsletter.feeds.identity import identified
from newsletter.feeds.schema import Thing, event_of, is_event
from newsletter.feeds.text import plain_line, web_address

_DEEPEST: Final = 12
_TITLE_READ: Final = 1_000
_FEED_TYPES: Final = {"application/rss+xml", "application/atom+xml", "text/calendar"}


def read_page(document: Document) -> Reading:
    """The events of a page. Raises FeedUnreadable when there are none."""
    page = _Page()
    page.feed(_decoded(document))
    page.close()
    problems: list[str] = []
    read: list[tuple[str, Event]] = []
    for script in page.scripts:
        for thing in _things(script, problems):
            event, problem = event_of(thing, document)
            if event is not None and len(read) < MAX_ENTRIES:
                read.append((str(thing.get("@id") or ""), event))
            if problem:
                problems.append(problem)
    if not read:
        raise FeedUnreadable(document.address, _no_events(page.feeds, document))
    return Reading(identified(read), problems=tuple(problems), title=plain_line(page.title))


def _decoded(document: Document) -> str:
    """The page as text, by the charset of its Content-Type when that is one, else as UTF-8."""
    _, _, written = document.headers.get("content-type", "").lower().partition("charset=")
    try:
        return document.body.decode(written.partition(";")[0].strip(" \"'") or "utf-8", "replace")
    except (LookupError, ValueError):
        return document.body.decode("utf-8", "replace")


def _no_events(feeds: list[str], document: Document) -> str:
    linked = next((address for feed in feeds if (address := web_address(feed, document.address))), "")
    if linked:
        return f"is a web page; give the feed it links to instead: {shown(linked)}"
    return "is a web page without events that a program can read; look for a link to RSS or a calendar on it."


def _things(script: str, problems: list[str]) -> Iterator[Thing]:
    """The events in one JSON-LD script, wherever they stand in it."""
    try:
        data: Any = json.loads(script, parse_int=str, parse_float=str, strict=False)
    except (ValueError, RecursionError):
        problems.append("A part of the page that should hold events is broken and was passed over.")
        return
    waiting = deque([(data, 0)])
    while waiting:
        value, depth = waiting.popleft()
        if isinstance(value, dict) and is_event(value):
            yield value
        if depth < _DEEPEST and isinstance(value, dict | list):
            parts = value.values() if isinstance(value, dict) else value
            waiting.extend((part, depth + 1) for part in parts)


class _Page(HTMLParser):
    """The title, the JSON-LD scripts and the feeds that a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.scripts: list[str] = []
        self.feeds: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = given.get("type", "").partition(";")[0].strip().lower()
        self._inside = tag
        if tag == "script":
            self._inside = "events" if kind == "application/ld+json" else ""
            if self._inside:
                self.scripts.append("")
        elif tag == "link" and kind in _FEED_TYPES and "alternate" in given.get("rel", "").lower():
            self.feeds.append(given.get("href", ""))

    def handle_data(self, data: str) -> None:
        if self._inside == "events":
            self.scripts[-1] += data
        elif self._inside == "title" and len(self.title) < _TITLE_READ:
            self.title += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (the parser's own signature)
        self._inside = ""
