"""Feeds' rows: addresses that staff entered, and how they answer."""

from __future__ import annotations

from datetime import datetime

from dialogue.feeds import Feed
from storage.connection import Connection
from storage.rows import load_all, load_or_none


async def insert_feed(connection: Connection, feed_id: str, url: str, now: datetime) -> bool:
    """A new feed, due at once; False where the address was there."""
    return (
        await connection.run(
            """
            insert into feed (id, url, next_at, created_at) values (:id, :url, :now, :now)
            on conflict (url) do nothing
            """,
            id=feed_id,
            url=url,
            now=now,
        )
        == 1
    )


async def select_feed_by_url(connection: Connection, url: str) -> Feed | None:
    """A feed by its address."""
    return load_or_none(Feed, await connection.one("select * from feed where url = :url", url=url))


async def select_feeds(connection: Connection) -> tuple[Feed, ...]:
    """All feeds, oldest first."""
    return load_all(Feed, await connection.all("select * from feed order by created_at, id"))


async def select_due_feeds(connection: Connection, now: datetime) -> tuple[Feed, ...]:
    """Feeds to be asked at `now`, the longest overdue first."""
    return load_all(
        Feed, await connection.all("select * from feed where next_at <= :now order by next_at, id", now=now)
    )


async def count_entries(connection: Connection) -> dict[str, tuple[int, int]]:
    """How many events and news each feed has given, by feed id."""
    rows = await connection.all(
        """
        select f.id, (select count(*) from event e where e.feed_id = f.id) as events,
               (select count(*) from news n where n.feed_id = f.id) as news
          from feed f
        """
    )
    return {row["id"]: (row["events"], row["news"]) for row in rows}


async def count_by_state(connection: Connection) -> dict[str, int]:
    """How many feeds are in each state."""
    rows = await connection.all("select state, count(*) as n from feed group by state order by state")
    return {row["state"]: row["n"] for row in rows}


async def update_feed(connection: Connection, feed: Feed) -> None:
    """Keep how a feed answered; its address stays."""
    await connection.run(
        """
        update feed
           set title = :title, state = :state, etag = :etag, last_modified = :last_modified,
               tried_at = :tried_at, good_at = :good_at, failures = :failures, next_at = :next_at,
               problem = :problem
         where id = :id
        """,
        id=feed.id,
        title=feed.title,
        state=feed.state,
        etag=feed.etag,
        last_modified=feed.last_modified,
        tried_at=feed.tried_at,
        good_at=feed.good_at,
        failures=feed.failures,
        next_at=feed.next_at,
        problem=feed.problem,
    )
