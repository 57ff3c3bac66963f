"""Rows of what meetings leave to do, and of partnerships."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from dialogue.followups import ActionItem, Partnership
from storage.connection import Connection
from storage.rows import load_all, load_or_none


async def insert_action(connection: Connection, item: ActionItem) -> None:
    """A new one."""
    await connection.run(
        """
        insert into action_item (id, meeting_id, text, owner, due_on, done_at, remind_at, created_at)
        values (:id, :meeting_id, :text, :owner, :due_on, :done_at, :remind_at, :created_at)
        """,
        **asdict(item),
    )


async def select_action(connection: Connection, item_id: str) -> ActionItem | None:
    """One by its id."""
    return load_or_none(
        ActionItem, await connection.one("select * from action_item where id = :id", id=item_id)
    )


async def select_actions(connection: Connection, meeting_id: str | None = None) -> tuple[ActionItem, ...]:
    """All of a meeting, or of all meetings: what is open first, by day."""
    return load_all(
        ActionItem,
        await connection.all(
            """
            select * from action_item where :meeting is null or meeting_id = :meeting
             order by done_at is not null, due_on, created_at, id
            """,
            meeting=meeting_id,
        ),
    )


async def update_done(connection: Connection, item_id: str, now: datetime) -> bool:
    """It is done; False where it was before."""
    changed = await connection.run(
        "update action_item set done_at = :now, remind_at = null where id = :id and done_at is null",
        id=item_id,
        now=now,
    )
    return changed == 1


async def claim_due_actions(connection: Connection, now: datetime) -> tuple[ActionItem, ...]:
    """Those that the office is to be reminded of, once."""
    rows = await connection.all(
        "update action_item set remind_at = null where remind_at <= :now returning *", now=now
    )
    return tuple(sorted(load_all(ActionItem, rows), key=lambda one: (one.due_on, one.id)))


async def insert_partnership(connection: Connection, partnership: Partnership) -> None:
    """A new one."""
    await connection.run(
        """
        insert into partnership (id, name, organisation_id, ends_on, remind_at, created_at)
        values (:id, :name, :organisation_id, :ends_on, :remind_at, :created_at)
        """,
        **asdict(partnership),
    )


async def select_partnerships(connection: Connection) -> tuple[Partnership, ...]:
    """All, the one that ends first on top."""
    return load_all(Partnership, await connection.all("select * from partnership order by ends_on, name, id"))


async def select_due_partnerships(connection: Connection, now: datetime) -> tuple[Partnership, ...]:
    """Those that the office is to be reminded of."""
    return load_all(
        Partnership,
        await connection.all(
            "select * from partnership where remind_at <= :now order by ends_on, name, id", now=now
        ),
    )


async def update_partnership_reminder(
    connection: Connection, partnership_id: str, at: datetime | None
) -> None:
    """When the next reminder is; None: none is left."""
    await connection.run("update partnership set remind_at = :at where id = :id", id=partnership_id, at=at)
