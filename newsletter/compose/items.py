"""The greeting, and what is new: staff's own news, calls with a last day, one organisation in focus, feeds' news."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final

from newsletter.compose.chosen import kept, pinned_first
from newsletter.compose.words import Words, clipped, local_day
from newsletter.content import GreetingEntry, ItemEntry, Section
from newsletter.facts import FeedNews, IssueFacts, OwnItem, Picture
from newsletter.inert import web_address

_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_SUMMARY: Final = 200


def greeting(facts: IssueFacts, _words: Words) -> Section:
    """Staff's opening words."""
    text = facts.greeting.strip()
    return Section("greeting", "", (GreetingEntry("greeting", text),) if text else ())


def items(facts: IssueFacts, words: Words) -> Section:
    """News first, then calls by last day, one organisation, and what feeds have published."""
    own = kept(facts.items, facts.edits)
    today = local_day(facts.built_at)
    chosen = (
        *pinned_first((item for item in own if item.kind == "news"), facts.edits),
        *_calls(own, facts, today),
        *_focus(own, facts),
    )
    feed = pinned_first(sorted(kept(facts.news, facts.edits), key=_newest), facts.edits)
    entries = (*(_own(item, words) for item in chosen), *(_from_feed(news, words) for news in feed))
    return Section("items", words.text("items.heading"), entries)


def _calls(own: Iterable[OwnItem], facts: IssueFacts, today: date) -> tuple[OwnItem, ...]:
    """Calls whose last day has not passed, the most urgent first."""
    calls = [
        item for item in own if item.kind == "call" and (item.last_day is None or item.last_day >= today)
    ]
    return pinned_first(sorted(calls, key=lambda item: (item.last_day or date.max, item.id)), facts.edits)


def _focus(own: Iterable[OwnItem], facts: IssueFacts) -> tuple[OwnItem, ...]:
    """The organisation least recently shown; more than one only where staff pinned them."""
    waiting = sorted(
        (item for item in own if item.kind == "focus"), key=lambda item: (item.last_shown or _NEVER, item.id)
    )
    pinned = tuple(item for item in waiting if item.id in facts.edits.pinned)
    return pinned or tuple(waiting[:1])


def _own(item: OwnItem, words: Words) -> ItemEntry:
    return ItemEntry(
        id=item.id,
        kind=item.kind,
        heading=item.heading,
        text=item.text,
        note=words.text("items.last-day", day=words.day(item.last_day)) if item.last_day else "",
        link=web_address(item.link),
        picture=_picture(item.picture),
    )


def _picture(picture: Picture | None) -> Picture | None:
    address = web_address(picture.url) if picture else ""
    return Picture(address, picture.alt) if picture and address else None


def _from_feed(item: FeedNews, words: Words) -> ItemEntry:
    published = words.day(item.news.published) if item.news.published else ""
    return ItemEntry(
        id=item.id,
        kind="feed",
        heading=item.news.title,
        text=clipped(item.news.summary, _SUMMARY),
        note=", ".join(part for part in (item.source, published) if part),
        link=web_address(item.news.url),
    )


def _newest(item: FeedNews) -> tuple[float, str]:
    return -item.news.published.timestamp() if item.news.published else 0.0, item.id
