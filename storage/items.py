"""Items' rows: staff's own news, calls and organisations in focus."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from dialogue.issues import Item
from storage.connection import Connection
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
