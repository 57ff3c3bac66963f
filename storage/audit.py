"""Who did what when. Never the words of a reply."""

from __future__ import annotations

from datetime import datetime

from storage.connection import Connection, Row


async def insert_audit(
    connection: Connection, now: datetime, actor: str, action: str, subject: str = "", note: str = ""
) -> None:
    """Note a deed. `actor` is a staff or member id, "schedule" or "command"."""
    await connection.run(
        "insert into audit (at, actor, action, subject, note) values (:now, :actor, :action, :subject, :note)",
        now=now,
        actor=actor,
        action=action,
        subject=subject,
        note=note,
    )


async def select_audit(connection: Connection, limit: int = 100) -> list[Row]:
    """The latest deeds, newest first."""
    return await connection.all("select * from audit order by id desc limit :limit", limit=limit)
