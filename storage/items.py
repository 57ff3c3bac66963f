"""Items' rows: staff's own news, calls and organisations in focus."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from dialogue.issues import Item
from storage.connection import Connection, moment
from storage.rows import load_all


async def insert_item(connection: Connection, item: Item) -> None:
    """Keep an item."""
    await connection.run(
        """
        insert into item (id, kind, heading, text, link, last_day, picture_id, alt, period, created_by, created_at)
        values (:id, :kind, :heading, :text, :link, :last_day, :picture_id, :alt, :period, :created_by,
                :created_at)
        """,
        **asdict(item),
    )


async def select_items_for(connection: Connection, period: str, until: datetime) -> tuple[Item, ...]:
    """What is meant for the issue of a period, or for the next one, in the order it was written."""
    return load_all(
        Item,
        await connection.all(
            """
            select * from item
             where period = :period or (period is null and created_at <= :until)
             order by created_at, id
            """,
            period=period,
            until=until,
        ),
    )


async def update_placed(connection: Connection, period: str, until: datetime) -> int:
    """What was meant for the next issue has gone into that of `period`; returns how many."""
    return await connection.run(
        "update item set period = :period where period is null and created_at <= :until",
        period=period,
        until=until,
    )


async def select_shown(connection: Connection) -> dict[str, datetime]:
    """When each organisation was last in focus, by its folded name."""
    rows = await connection.all("select folded, shown_at from organisation where shown_at is not null")
    return {row["folded"]: moment(row["shown_at"]) for row in rows}


async def select_in_focus(connection: Connection, issue_id: str) -> tuple[str, ...]:
    """The headings of the organisations that an issue shows in focus."""
    rows = await connection.all(
        """
        select item.heading from item join issue_entry entry on entry.entry_id = 'item:' || item.id
         where entry.issue_id = :issue and item.kind = 'focus'
        """,
        issue=issue_id,
    )
    return tuple(row["heading"] for row in rows)
