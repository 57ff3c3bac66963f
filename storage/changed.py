"""What an issue shows that has changed since it was built. Reads only; what follows from it is `actions`'."""

from __future__ import annotations

from datetime import datetime

from dialogue.events import Event
from storage.connection import Connection
from storage.rows import load_all


async def select_changed_events(
    connection: Connection, issue_id: str, built_at: datetime
) -> tuple[Event, ...]:
    """The issue's events that were changed after it was built."""
    return load_all(
        Event,
        await connection.all(
            """
            select event.* from issue_entry as entry join event on entry.entry_id = 'event:' || event.id
             where entry.issue_id = :issue and event.changed_at > :built
             order by entry.position
            """,
            issue=issue_id,
            built=built_at,
        ),
    )


async def select_moved_deadlines(
    connection: Connection, issue_id: str, built_at: datetime
) -> tuple[str, ...]:
    """The titles of the issue's consultations whose last day was moved after it was built."""
    rows = await connection.all(
        """
        select c.title from issue_entry as entry join consultation as c on entry.entry_id = 'consultation:' || c.code
         where entry.issue_id = :issue
           and (select count(*) from consultation_deadline d where d.consultation_id = c.id) > 1
           and (select max(d.set_at) from consultation_deadline d where d.consultation_id = c.id) > :built
         order by entry.position
        """,
        issue=issue_id,
        built=built_at,
    )
    return tuple(row["title"] for row in rows)


LOST = """
    reply.id is null or reply.withdrawn_at is not null or reply.held is not null
    or reply.visibility = 'hidden' or reply.edited_at > :built
"""


async def count_lost_quotations(connection: Connection, issue_id: str, built_at: datetime) -> int:
    """How many of the issue's quotations may not be shown as they were any more."""
    lost: int = await connection.value(
        f"""
        select count(*) from issue_quotation as quoted left join reply on reply.id = quoted.reply_id
         where quoted.issue_id = :issue and ({LOST})
        """,
        issue=issue_id,
        built=built_at,
    )
    return lost


async def select_lost_quotations(connection: Connection, issue_id: str, built_at: datetime) -> frozenset[str]:
    """The ids of those replies."""
    rows = await connection.all(
        f"""
        select quoted.reply_id from issue_quotation as quoted left join reply on reply.id = quoted.reply_id
         where quoted.issue_id = :issue and ({LOST})
        """,
        issue=issue_id,
        built=built_at,
    )
    return frozenset(row["reply_id"] for row in rows)
