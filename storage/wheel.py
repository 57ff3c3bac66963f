"""Rows of the annual wheel's own, and what else of other rows only the wheel asks for."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from dialogue.events import Event
from dialogue.wheel import OwnEntry
from storage.connection import Connection, moment
from storage.rows import load_all, load_or_none


async def insert_entry(connection: Connection, entry: OwnEntry) -> None:
    """A new entry."""
    await connection.run(
        """
        insert into wheel_entry (id, title, kind, on_day, month, body, link, removed, created_at, changed_at)
        values (:id, :title, :kind, :on_day, :month, :body, :link, :removed, :created_at, :changed_at)
        """,
        **asdict(entry),
    )


async def select_entries(connection: Connection) -> tuple[OwnEntry, ...]:
    """All entries, removed ones too, in the order of their days."""
    rows = await connection.all("select * from wheel_entry order by coalesce(on_day, month), title, id")
    return load_all(OwnEntry, rows)


async def select_entry(connection: Connection, entry_id: str) -> OwnEntry | None:
    """An entry by its id."""
    row = await connection.one("select * from wheel_entry where id = :id", id=entry_id)
    return load_or_none(OwnEntry, row)


async def update_removed(connection: Connection, entry_id: str, now: datetime) -> bool:
    """Take an entry off; False where it was off already."""
    changed = await connection.run(
        "update wheel_entry set removed = 1, changed_at = :now where id = :id and removed = 0",
        id=entry_id,
        now=now,
    )
    return changed == 1


async def select_moved_from(connection: Connection) -> tuple[tuple[str, datetime], ...]:
    """The id of each consultation whose deadline has moved, with the dated deadline that stood before the last move."""
    rows = await connection.all(
        """
        select d.consultation_id, d.deadline
          from consultation_deadline d
          join (select earlier.consultation_id, max(earlier.set_at) as set_at
                  from consultation_deadline earlier
                  join (select consultation_id, max(set_at) as set_at from consultation_deadline
                         group by consultation_id) latest
                    on latest.consultation_id = earlier.consultation_id and earlier.set_at < latest.set_at
                 group by earlier.consultation_id) before
            on before.consultation_id = d.consultation_id and before.set_at = d.set_at
         where d.deadline is not null
         order by d.consultation_id
        """
    )
    return tuple((row["consultation_id"], moment(row["deadline"])) for row in rows)


async def select_wheel_events(connection: Connection, first: datetime, until: datetime) -> tuple[Event, ...]:
    """Events not over at `first` that start before `until`; the first one of a uid where several feeds tell of it."""
    rows = await connection.all(
        """
        select * from event
         where starts < :until and (starts >= :first or ends > :first)
         order by starts, title, id
        """,
        first=first,
        until=until,
    )
    found: dict[str, Event] = {}
    for event in load_all(Event, rows):
        found.setdefault(event.uid, event)
    return tuple(found.values())


async def select_changed(connection: Connection) -> datetime | None:
    """When anything on the wheel last changed, as far as rows tell."""
    latest = await connection.value(
        """
        select max(at) from (
            select max(changed_at) as at from wheel_entry
            union all select max(changed_at) from event
            union all select max(set_at) from consultation_deadline
            union all select max(created_at) from consultation
            union all select max(created_at) from meeting
            union all select max(coalesce(opened_at, created_at)) from question
        ) as latest
        """
    )
    return None if latest is None else moment(latest)
