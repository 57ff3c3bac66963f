"""RSS and Atom: entries into events where a date of the event is given, else into news.

feedparser reads, always from bytes (given a str it opens files and addresses); its own cleaning is switched
off because `text` cleans after it. Its `bozo` flag says little: what counts is whether there are entries.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import feedparser

from dialogue.events import Event, News, Reading
from newsletter.feeds import clues
from newsletter.feeds.document import MAX_ENTRIES, Document
from newsletter.feeds.errors import FeedUnreadable
from newsletter.feeds.identity import fingerprint, identities, tidy_id
from newsletter.feeds.moments import end_of, iso_moment, publication, stockholm_day
from newsletter.feeds.occasion import NoOccasion, Occasion, find_occasion
from newsletter.feeds.text import SUMMARY_MAX, cut, plain_line, plain_lines, web_address

_TITLE_FROM_TEXT: Final = 80
_EVENT_FIELDS: Final = (("ev_startdate", "ev_enddate", True), ("xcal_dtstart", "xcal_dtend", False))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry as plain text; `markup` is its text as it came, for the links in it."""

    id: str
    title: str
    url: str
    text: str
    markup: str
    published: datetime | None
    raw: dict[str, Any]


def read_entries(document: Document) -> Reading:
    """The events and news of an RSS or Atom document. Raises FeedUnreadable when it has no entries."""
    feed = feedparser.parse(
        io.BytesIO(document.body),
        response_headers=_headers(document),
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not feed.entries:
        raise FeedUnreadable(
            document.address, "holds no entries that can be read; check that it is the address of a feed."
        )
    read = [_entry(raw, document) for raw in feed.entries[:MAX_ENTRIES]]
    kept = [entry for entry in read if entry.title]
    if not kept:
        raise FeedUnreadable(document.address, "has only entries without title and text; ask its owner.")
    problems = list(_left_out(len(feed.entries), len(read), len(kept)))
    events, news = _sorted_out(kept, document, problems)
    return Reading(events, news, tuple(problems), title=plain_line(_text(feed.feed.get("title"))))


def _headers(document: Document) -> dict[str, str]:
    """What feedparser is told: the content type, which may name the charset.

    Not the address: feedparser would complete ids with it, and they would change when a feed moves.
    """
    return {name: value for name, value in document.headers.items() if name == "content-type"}


def _left_out(all_of_them: int, read: int, kept: int) -> Iterator[str]:
    if all_of_them > read:
        yield f"Only the first {read} of {all_of_them} entries were read."
    if read > kept:
        yield f"{read - kept} entries without title and text were passed over."


def _entry(raw: dict[str, Any], document: Document) -> _Entry:
    contents = [_text(part.get("value")) for part in raw.get("content") or [] if isinstance(part, dict)]
    markup = max([_text(raw.get("summary")), *contents], key=len)
    text = plain_lines(markup)
    # feedparser's own get() answers "updated" with "published" and warns about it.
    written = next(
        (dict.get(raw, name) for name in ("published", "updated", "created") if dict.get(raw, name)), ""
    )
    title = plain_line(_text(raw.get("title"))) or cut(" ".join(text.split()), _TITLE_FROM_TEXT)
    link = web_address(_text(raw.get("link")), document.address)
    return _Entry(
        id=tidy_id(_text(raw.get("id"))),
        title=title,
        url=link,
        text=text,
        markup=markup,
        published=publication(_text(written), document.now),
        raw=raw,
    )


def _sorted_out(
    entries: list[_Entry], document: Document, problems: list[str]
) -> tuple[tuple[Event, ...], tuple[News, ...]]:
    occasions = [_occasion(entry, document) for entry in entries]
    ids = identities(
        [
            (entry.id, entry.url, fingerprint(entry.title, _when(entry, occasion)))
            for entry, occasion in zip(entries, occasions, strict=True)
        ]
    )
    events: dict[str, Event] = {}
    news: dict[str, News] = {}
    for uid, entry, occasion in zip(ids, entries, occasions, strict=True):
        if occasion.doubt:
            what = "kept as news" if isinstance(occasion, NoOccasion) else "look at it"
            problems.append(f"“{entry.title}” {occasion.doubt}; {what}.")
        if isinstance(occasion, Occasion):
            events.setdefault(uid, _event(uid, entry, occasion, document))
        else:
            summary = cut(" ".join(entry.text.split()), SUMMARY_MAX)
            news.setdefault(uid, News(uid, entry.title, entry.url, summary, entry.published))
    return tuple(events.values()), tuple(news.values())


def _when(entry: _Entry, occasion: Occasion | NoOccasion) -> datetime | None:
    return occasion.starts if isinstance(occasion, Occasion) else entry.published


def _occasion(entry: _Entry, document: Document) -> Occasion | NoOccasion:
    stated = _stated(entry.raw)
    if stated is not None:
        return stated
    published = stockholm_day(entry.published) if entry.published else None
    return find_occasion(entry.title, entry.text, published, stockholm_day(document.now))


def _stated(raw: dict[str, Any]) -> Occasion | None:
    """The occasion in the fields of RSS's event module or of xCal."""
    for start_name, end_name, names_last_day in _EVENT_FIELDS:
        start = iso_moment(_text(raw.get(start_name)))
        if start is not None:
            ends = end_of(start, iso_moment(_text(raw.get(end_name))), names_last_day=names_last_day)
            return Occasion(start.at, ends, start.all_day, None)
    return None


def _event(uid: str, entry: _Entry, occasion: Occasion, document: Document) -> Event:
    place = plain_line(_text(entry.raw.get("ev_location") or entry.raw.get("xcal_location")), clues.PLACE_MAX)
    place = place or clues.place_of(entry.text)
    return Event(
        uid=uid,
        title=entry.title,
        starts=occasion.starts,
        ends=occasion.ends,
        all_day=occasion.all_day,
        place=place,
        mode=clues.mode_of(entry.title, entry.text, place),
        organiser=plain_line(_text(entry.raw.get("ev_organizer"))) or clues.organiser_of(entry.text),
        url=entry.url,
        signup_url=clues.signup_address(entry.markup, entry.text, document.address),
        signup_by=occasion.signup_by,
        status="cancelled" if clues.is_cancelled(entry.title) else "confirmed",
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
