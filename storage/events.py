"""Events' rows: what feeds and staff told of, moved ones under the identity they had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from dialogue.events import Event
from dialogue.feeds import KeptEvent
from storage.connection import Connection, Row, moment
from storage.rows import load


async def upsert_events(connection: Connection, rows: Iterable[Mapping[str, object]]) -> int:
    """Insert or change by feed and uid; one that says the same is left untouched. Returns how many changed.

    Each row: `id`, `feed_id`, the fields of `Event`, `now`.
    """
    return await connection.run_many(
        """
        insert into event (id, feed_id, uid, title, starts, ends, all_day, place, mode, organiser, url,
                           signup_url, signup_by, status, first_seen, changed_at)
        values (:id, :feed_id, :uid, :title, :starts, :ends, :all_day, :place, :mode, :organiser, :url,
                :signup_url, :signup_by, :status, :now, :now)
        on conflict (feed_id, uid) do update
           set title = excluded.title, starts = excluded.starts, ends = excluded.ends,
               all_day = excluded.all_day, place = excluded.place, mode = excluded.mode,
               organiser = excluded.organiser, url = excluded.url, signup_url = excluded.signup_url,
               signup_by = excluded.signup_by, status = excluded.status, changed_at = excluded.changed_at
         where (event.title, event.starts, coalesce(event.ends, 0), event.all_day, event.place, event.mode,
                event.organiser, event.url, event.signup_url, coalesce(event.signup_by, ''), event.status)
            <> (excluded.title, excluded.starts, coalesce(excluded.ends, 0), excluded.all_day, excluded.place,
                excluded.mode, excluded.organiser, excluded.url, excluded.signup_url,
                coalesce(excluded.signup_by, ''), excluded.status)
        """,
        rows,
    )


async def select_events_of_feed(connection: Connection, feed_id: str) -> tuple[KeptEvent, ...]:
    """Everything a feed has ever told of, by start."""
    return _kept_all(
        await connection.all("select * from event where feed_id = :feed order by starts, id", feed=feed_id)
    )


async def select_events_between(
    connection: Connection, first: datetime, until: datetime
) -> tuple[KeptEvent, ...]:
    """Events not over at `first` that start before `until`, by start."""
    return _kept_all(
        await connection.all(
            """
            select * from event
             where starts < :until and (starts >= :first or ends > :first)
             order by starts, title, id
            """,
            first=first,
            until=until,
        )
    )


async def select_event(connection: Connection, event_id: str) -> KeptEvent | None:
    """An event by our id."""
    row = await connection.one("select * from event where id = :id", id=event_id)
    return None if row is None else _kept(row)


def _kept_all(rows: Iterable[Row]) -> tuple[KeptEvent, ...]:
    return tuple(_kept(row) for row in rows)


def _kept(row: Row) -> KeptEvent:
    return KeptEvent(row["id"], row["feed_id"], load(Event, row), moment(row["changed_at"]))


async def update_status(connection: Connection, event_id: str, status: str, now: datetime) -> None:
    """Cancelled, or confirmed again."""
    await connection.run(
        "update event set status = :status, changed_at = :now where id = :id",
        id=event_id,
        status=status,
        now=now,
    )
