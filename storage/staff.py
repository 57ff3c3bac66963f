"""The office's people, and the one-time addresses that let them in."""

from __future__ import annotations

from datetime import datetime

from dialogue.members import Staff
from storage.connection import Connection, Row
from storage.rows import load_all, load_or_none


async def insert_staff(
    connection: Connection, staff_id: str, name: str, email: str | None, telegram: int | None, now: datetime
) -> bool:
    """A new person; False where the name or the chat is taken."""
    return (
        await connection.run(
            """
            insert into staff (id, name, email, telegram, created_at)
            values (:id, :name, :email, :telegram, :now)
            on conflict do nothing
            """,
            id=staff_id,
            name=name,
            email=email,
            telegram=telegram,
            now=now,
        )
        == 1
    )


async def select_staff(connection: Connection) -> tuple[Staff, ...]:
    """Everyone who is active, by name."""
    return load_all(Staff, await connection.all("select * from staff where state = 'active' order by name"))


async def select_all_staff(connection: Connection) -> tuple[Staff, ...]:
    """Everyone there ever was, those who left included: for the names beside what they did."""
    return load_all(Staff, await connection.all("select * from staff order by created_at, id"))


async def select_staff_by_id(connection: Connection, staff_id: str) -> Staff | None:
    """An active person by our id."""
    return load_or_none(
        Staff,
        await connection.one("select * from staff where id = :id and state = 'active'", id=staff_id),
    )


async def select_staff_by_name(connection: Connection, name: str) -> Staff | None:
    """An active person by name."""
    return load_or_none(
        Staff,
        await connection.one("select * from staff where name = :name and state = 'active'", name=name),
    )


async def select_staff_by_telegram(connection: Connection, chat: int) -> Staff | None:
    """An active person by chat id."""
    return load_or_none(
        Staff,
        await connection.one("select * from staff where telegram = :chat and state = 'active'", chat=chat),
    )


async def update_telegram(connection: Connection, staff_id: str, chat: int) -> None:
    """Bind a person to a chat; whoever was bound to it before is no longer."""
    await connection.run("update staff set telegram = null where telegram = :chat", chat=chat)
    await connection.run("update staff set telegram = :chat where id = :id", id=staff_id, chat=chat)


async def update_wizard(connection: Connection, staff_id: str, expects: str, draft: dict[str, str]) -> None:
    """Where a wizard in the chat stands."""
    await connection.run(
        "update staff set expects = :expects, draft = :draft where id = :id",
        id=staff_id,
        expects=expects,
        draft=draft,
    )


async def remove_staff(connection: Connection, staff_id: str) -> None:
    """No longer of the office; the name stays in what was decided, all doors close."""
    await connection.run(
        "update staff set state = 'removed', telegram = null, email = null, name = name || ' (' || id || ')' where id = :id",
        id=staff_id,
    )
    await connection.run("delete from ticket where subject = :id", id=staff_id)


async def insert_ticket(
    connection: Connection, hashed: str, purpose: str, subject: str, expires: datetime
) -> None:
    """A door for one purpose; only its key's hash is kept."""
    await connection.run(
        """
        insert into ticket (hash, purpose, subject, expires_at) values (:hashed, :purpose, :subject, :expires)
        on conflict (hash) do nothing
        """,
        hashed=hashed,
        purpose=purpose,
        subject=subject,
        expires=expires,
    )


async def use_ticket(connection: Connection, hashed: str, purpose: str, now: datetime) -> str | None:
    """Use a one-time door: its subject, or None where it is unknown, used or out of date."""
    row: Row | None = await connection.one(
        """
        update ticket set used_at = :now
         where hash = :hashed and purpose = :purpose and used_at is null and expires_at > :now
        returning subject
        """,
        hashed=hashed,
        purpose=purpose,
        now=now,
    )
    return None if row is None else row["subject"]


async def select_ticket(connection: Connection, hashed: str, purpose: str, now: datetime) -> str | None:
    """The subject of a door that may be used again and again until it runs out (a session)."""
    subject: str | None = await connection.value(
        "select subject from ticket where hash = :hashed and purpose = :purpose and expires_at > :now",
        hashed=hashed,
        purpose=purpose,
        now=now,
    )
    return subject


async def delete_ticket(connection: Connection, hashed: str) -> None:
    """Shut one door."""
    await connection.run("delete from ticket where hash = :hashed", hashed=hashed)


async def delete_tickets_before(connection: Connection, moment: datetime) -> int:
    """Forget doors that ran out."""
    return await connection.run("delete from ticket where expires_at < :moment", moment=moment)
