"""The list of addresses that nothing is sent to, as keyed hashes. Knows no address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from storage.connection import Connection


async def select_reason(connection: Connection, hashed: str) -> str:
    """Why nothing is sent to whom the hash stands for, '' where nothing speaks against it."""
    reason: str | None = await connection.value(
        "select reason from suppression where hash = :hash", hash=hashed
    )
    return reason or ""


async def select_reasons(connection: Connection) -> Mapping[str, str]:
    """The whole list: reason by hash."""
    return {
        row["hash"]: row["reason"] for row in await connection.all("select hash, reason from suppression")
    }


async def upsert_suppression(
    connection: Connection, hashed: str, reason: str, note: str, now: datetime
) -> None:
    """Put on the list, or write down another reason."""
    await connection.run(
        """
        insert into suppression (hash, reason, note, at) values (:hash, :reason, :note, :now)
        on conflict (hash) do update set reason = excluded.reason, note = excluded.note, at = excluded.at
        """,
        hash=hashed,
        reason=reason,
        note=note,
        now=now,
    )


async def delete_suppression(connection: Connection, hashed: str) -> bool:
    """Take off the list; False where it was not there."""
    return await connection.run("delete from suppression where hash = :hash", hash=hashed) == 1
