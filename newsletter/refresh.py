"""Feeds asked for what is new: fetched behind the guard, parsed in a process that can be killed, kept.

One feed's failure is that feed's alone; what it told before stays. Says what came of each.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from actions.feeds import Kept, keep_reading, note_failure, note_unchanged
from dialogue.events import Reading
from dialogue.feeds import Feed, may_be_unchanged
from newsletter.feeds.document import Document
from newsletter.feeds.errors import FeedError
from newsletter.feeds.fetch import Fetched, FetchRules, fetch
from newsletter.feeds.identity import keep_identities
from newsletter.feeds.worker import ParsingProcess
from storage import events, feeds
from storage.connection import Connection
from storage.database import Database

AT_ONCE: Final = 8
SLACK: Final = timedelta(minutes=5)
"""Rounds come on the hour; a feed that is due moments after is taken along."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of one feed: what changed, and the sentence for staff where something was wrong.

    `read` is False where it had nothing new or could not be read; `failed` tells the two apart.
    """

    url: str
    read: bool
    failed: bool
    events: int = 0
    news: int = 0
    problem: str = ""


async def refresh_due(database: Database, now: datetime, rules: FetchRules) -> tuple[Refreshed, ...]:
    """Ask every feed that is due at `now`."""
    return await refresh(database, await database.read(feeds.select_due_feeds, now + SLACK), now, rules)


async def refresh_all(database: Database, now: datetime, rules: FetchRules) -> tuple[Refreshed, ...]:
    """Ask every feed there is, due or not: for somebody who waits to see."""
    return await refresh(database, await database.read(feeds.select_feeds), now, rules)


async def refresh(
    database: Database, wanted: Iterable[Feed], now: datetime, rules: FetchRules
) -> tuple[Refreshed, ...]:
    """Ask these feeds, at most eight at once; in their order."""
    places = asyncio.Semaphore(AT_ONCE)
    async with ParsingProcess() as parsing:

        async def one(feed: Feed) -> Refreshed:
            async with places:
                return await _refresh(database, feed, now, rules, parsing)

        return tuple(await asyncio.gather(*(one(feed) for feed in wanted)))


async def _refresh(
    database: Database, feed: Feed, now: datetime, rules: FetchRules, parsing: ParsingProcess
) -> Refreshed:
    try:
        fetched = await _fetch(feed, now, rules)
        if fetched is None:
            await database.write(note_unchanged, feed, now)
            return Refreshed(feed.url, read=False, failed=False)
        reading = await parsing.parse(Document(fetched.body, fetched.final_url, now, fetched.headers))
    except FeedError as error:
        await database.write(note_failure, feed, error.sentence, now)
        return Refreshed(feed.url, read=False, failed=True, problem=error.sentence)
    kept = await database.write(_keep, feed, reading, fetched, now)
    return Refreshed(feed.url, True, False, kept.events, kept.news, " ".join(reading.problems))


async def _fetch(feed: Feed, now: datetime, rules: FetchRules) -> Fetched | None:
    """The document, or None where nothing has changed."""
    known = may_be_unchanged(feed, now)
    answer = await fetch(
        rules,
        feed.url,
        etag=feed.etag if known else "",
        last_modified=feed.last_modified if known else "",
    )
    return answer if isinstance(answer, Fetched) else None


async def _keep(
    connection: Connection, feed: Feed, reading: Reading, fetched: Fetched, now: datetime
) -> Kept:
    stored = (kept.event for kept in await events.select_events_of_feed(connection, feed.id))
    known = replace(reading, events=keep_identities(reading.events, stored))
    return await keep_reading(
        connection, feed, known, now, etag=fetched.etag, last_modified=fetched.last_modified
    )
