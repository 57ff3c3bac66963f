"""What came from Telegram, committed before it is confirmed, kept word for word until it is applied.

A set, not a sequence: update ids may jump after a week without updates, so what was seen is asked, never what is greater.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.connection import Connection, Row
from storage.rows import load_all

MOST_TRIES = 3


async def insert_updates(connection: Connection, updates: Iterable[tuple[int, str]], now: datetime) -> int:
    """Keep raw updates (id, JSON); returns how many were new."""
    return await connection.run_many(
        """
        insert into inbox (update_id, received_at, body) values (:update_id, :now, :body)
        on conflict (update_id) do nothing
        """,
        [{"update_id": update_id, "now": now, "body": body} for update_id, body in updates],
    )


async def select_new(connection: Connection, limit: int) -> list[Row]:
    """The next updates to apply, in the order in which they came."""
    return await connection.all(
        "select seq, update_id, body, tries from inbox where state = 'new' order by seq limit :limit",
        limit=limit,
    )


async def mark_done(connection: Connection, seq: int) -> None:
    """Applied; its words now live in the reply alone."""
    await connection.run(
        "update inbox set state = 'done', body = null, error = null where seq = :seq", seq=seq
    )


async def mark_tried(connection: Connection, seq: int, error: str) -> str:
    """One more attempt failed; set aside after the third. Returns the state."""
    await connection.run(
        """
        update inbox
           set tries = tries + 1, error = :error,
               state = case when tries + 1 >= :most then 'failed' else 'new' end
         where seq = :seq
        """,
        seq=seq,
        error=error[:300],
        most=MOST_TRIES,
    )
    state: str = await connection.value("select state from inbox where seq = :seq", seq=seq)
    return state


@dataclass(frozen=True, slots=True)
class SetAside:
    """An update that could not be applied. `error` names what went wrong and where, without a word of the message."""

    update_id: int
    received_at: datetime
    tries: int
    error: str


async def select_failed(connection: Connection) -> tuple[SetAside, ...]:
    """What was set aside, oldest first."""
    return load_all(SetAside, await connection.all("select * from inbox where state = 'failed' order by seq"))


async def replay_failed(connection: Connection) -> int:
    """Put what was set aside back in line; returns how many."""
    return await connection.run(
        "update inbox set state = 'new', tries = 0, error = null where state = 'failed'"
    )


async def count_by_state(connection: Connection) -> dict[str, int]:
    """How many updates are in each state."""
    rows = await connection.all("select state, count(*) as n from inbox group by state order by state")
    return {row["state"]: row["n"] for row in rows}


async def delete_done_before(connection: Connection, moment: datetime) -> int:
    """Forget that old updates came; returns how many."""
    return await connection.run(
        "delete from inbox where state = 'done' and received_at < :moment", moment=moment
    )


async def oldest_new(connection: Connection) -> int | None:
    """When the oldest update that is not applied yet came (milliseconds), or None."""
    stored: int | None = await connection.value("select min(received_at) from inbox where state = 'new'")
    return stored
