"""Answers that are owed: about what, by whom, until when."""

from __future__ import annotations

from datetime import datetime

from dialogue.feedback import Owed
from storage.connection import Connection
from storage.rows import load_all, load_or_none


async def upsert_owed(connection: Connection, owed: Owed) -> None:
    """An answer is owed. Where it was owed already the day is the new one, and the office hears of that day again."""
    await connection.run(
        """
        insert into answer_owed (subject, label, owner, due_at) values (:subject, :label, :owner, :due)
        on conflict (subject) do update
           set label = :label, owner = :owner, due_at = :due,
               alarmed_at = case when due_at = :due then alarmed_at end
        """,
        subject=owed.subject,
        label=owed.label,
        owner=owed.owner,
        due=owed.due_at,
    )


async def delete_owed(connection: Connection, subject: str) -> None:
    """Nothing more is owed."""
    await connection.run("delete from answer_owed where subject = :subject", subject=subject)


async def select_owed_of(connection: Connection, subject: str) -> Owed | None:
    """What is owed about one thing."""
    return load_or_none(
        Owed, await connection.one("select * from answer_owed where subject = :subject", subject=subject)
    )


async def select_owed(connection: Connection) -> tuple[Owed, ...]:
    """All that is owed, the longest due first."""
    return load_all(Owed, await connection.all("select * from answer_owed order by due_at, subject"))


async def select_to_alarm(connection: Connection, now: datetime) -> tuple[Owed, ...]:
    """What is due and the office was not told of."""
    return load_all(
        Owed,
        await connection.all(
            "select * from answer_owed where alarmed_at is null and due_at <= :now order by due_at, subject",
            now=now,
        ),
    )


async def update_alarmed(connection: Connection, subject: str, now: datetime) -> None:
    """The office was told."""
    await connection.run(
        "update answer_owed set alarmed_at = :now where subject = :subject", subject=subject, now=now
    )
