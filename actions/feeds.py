"""What staff and the schedule do with feeds: enter an address, keep what it told, note that it failed.

What was told stays: a feed that fails keeps its events, and an event that is no longer told of is not cancelled.
Fetches and parses nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from actions.deed import new_id
from dialogue.events import Reading
from dialogue.feeds import Feed, next_try
from storage import audit, events, feeds, news
from storage.connection import Connection


@dataclass(frozen=True, slots=True)
class Kept:
    """What one reading changed: events and news that are new or told otherwise than before."""

    events: int
    news: int


async def add_feed(connection: Connection, url: str, actor: str, now: datetime) -> tuple[Feed, bool]:
    """Enter an address (checked by the caller); the feed, and False where it was there already."""
    added = await feeds.insert_feed(connection, new_id("f"), url, now)
    if added:
        await audit.insert_audit(connection, now, actor, "feed.add", url)
    feed = await feeds.select_feed_by_url(connection, url)
    assert feed is not None
    return feed, added


async def keep_reading(
    connection: Connection,
    feed: Feed,
    reading: Reading,
    now: datetime,
    *,
    etag: str = "",
    last_modified: str = "",
) -> Kept:
    """Keep what a feed told; its events carry the identities that they are known by.

    `etag` and `last_modified` are what the next fetch hands back. The reading's problems are noted, and do no harm.
    """
    told = [
        {**asdict(event), "id": _id(feed, event.uid), "feed_id": feed.id, "now": now}
        for event in reading.events
    ]
    published = [
        {**asdict(item), "uid": item.id, "id": _id(feed, item.id), "feed_id": feed.id, "now": now}
        for item in reading.news
    ]
    kept = Kept(await events.upsert_events(connection, told), await news.upsert_news(connection, published))
    await feeds.update_feed(
        connection,
        replace(
            _good(feed, now),
            good_at=now,
            title=reading.title or feed.title,
            etag=etag,
            last_modified=last_modified,
            problem=" ".join(reading.problems[:3]),
        ),
    )
    return kept


async def note_unchanged(connection: Connection, feed: Feed, now: datetime) -> None:
    """The feed answered that nothing has changed."""
    await feeds.update_feed(connection, _good(feed, now))


async def note_failure(connection: Connection, feed: Feed, problem: str, now: datetime) -> None:
    """The feed could not be read; `problem` is the sentence that staff see. It is asked again later and later."""
    failures = feed.failures + 1
    await feeds.update_feed(
        connection,
        replace(
            feed,
            state="failing",
            tried_at=now,
            failures=failures,
            next_at=next_try(failures, now),
            problem=problem,
        ),
    )


def _good(feed: Feed, now: datetime) -> Feed:
    return replace(feed, state="good", tried_at=now, failures=0, next_at=next_try(0, now))


def _id(feed: Feed, uid: str) -> str:
    """Our id of a feed's entry: the same as long as the entry is known by the same identity."""
    return hashlib.sha256(f"{feed.id}\n{uid}".encode("utf-8", "replace")).hexdigest()[:16]
