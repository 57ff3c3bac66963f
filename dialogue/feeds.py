"""A feed as it is kept, and the rule of when it is asked again.

What a feed says is `dialogue.events`. Fetches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from dialogue.events import Event, News

FeedState = Literal["new", "good", "failing"]

EVERY: Final = timedelta(hours=1)
"""How often a feed that answers is asked; mostly it answers "not modified"."""
LONGEST: Final = timedelta(hours=24)
"""The longest wait for a feed that keeps failing."""
READ_ANEW: Final = timedelta(hours=24)
"""How long "not modified" will do: an unchanged calendar has new dates of what recurs, as time goes on."""


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that staff entered. `problem` is the sentence that says why it fails, '' while it does not.

    `tried_at` is when it was last asked, `good_at` when it was last read from beginning to end; None before.
    """

    id: str
    url: str
    title: str
    state: FeedState
    etag: str
    last_modified: str
    tried_at: datetime | None
    good_at: datetime | None
    failures: int
    next_at: datetime
    problem: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event with the id that it has with us; `feed_id` None where staff entered it."""

    id: str
    feed_id: str | None
    event: Event
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class KeptNews:
    """A published item with our id; `source` is what its feed calls itself."""

    id: str
    news: News
    source: str


def may_be_unchanged(feed: Feed, now: datetime) -> bool:
    """Whether the feed may answer "not modified" instead of everything."""
    return feed.state == "good" and feed.good_at is not None and now - feed.good_at < READ_ANEW


def next_try(failures: int, now: datetime) -> datetime:
    """When to ask again after `failures` failures in a row: after 1, 2, 4 … at most 24 hours."""
    if failures == 0:
        return now + EVERY
    return now + min(EVERY * (1 << min(failures - 1, 10)), LONGEST)
