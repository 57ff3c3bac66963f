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


async def select_latest(connection: Connection, action: str, subject: str) -> Row | None:
    """Who did this to that most recently, and when: `id`, `at`, `actor`, `action`, `subject`, `note`."""
    return await connection.one(
        "select * from audit where action = :action and subject = :subject order by id desc limit 1",
        action=action,
        subject=subject,
    )


async def select_deed(connection: Connection, audit_id: int) -> Row | None:
    """One deed by its number."""
    return await connection.one("select * from audit where id = :id", id=audit_id)
