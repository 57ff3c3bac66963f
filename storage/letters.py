"""Letters' bytes: compiled once a variant, named by what they hold, filled in for each recipient when sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from storage.connection import Connection


async def insert_letter(connection: Connection, letter_id: str, body: bytes, now: datetime) -> None:
    """Keep a letter; the same bytes stand once."""
    await connection.run(
        """
        insert into letter (id, body, created_at) values (:id, :body, :now)
        on conflict (id) do nothing
        """,
        id=letter_id,
        body=body,
        now=now,
    )


async def select_letter(connection: Connection, letter_id: str) -> bytes | None:
    """A letter's bytes."""
    body: bytes | None = await connection.value("select body from letter where id = :id", id=letter_id)
    return body


async def delete_unused(connection: Connection, letter_ids: Iterable[str]) -> int:
    """Remove those of these letters that no issue is written in any more; returns how many."""
    return await connection.run_many(
        "delete from letter where id = :id and id not in (select letter_id from issue_variant where letter_id = :id)",
        [{"id": letter_id} for letter_id in letter_ids],
    )
