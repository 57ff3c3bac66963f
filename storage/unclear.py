"""Messages that may or may not have arrived, of the kinds that a person decides about. The newsletter's are its own.

A row that a person has decided to leave has no body any more, and is asked about no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dialogue.kinds import KINDS
from dialogue.outbox import UnclearMessage
from storage.connection import Connection
from storage.rows import load_all

ASKED: Sequence[str] = tuple(sorted(name for name, kind in KINDS.items() if kind.uncertain == "ask"))
"""The kinds that staff are asked about."""
_KINDS = ", ".join(f"'{name}'" for name in ASKED)
_UNDECIDED = f"state = 'uncertain' and body is not null and issue_id is null and kind in ({_KINDS})"
_ONE_KIND = f"{_UNDECIDED} and (:kind is null or kind = :kind)"


async def count_unclear(connection: Connection) -> dict[str, int]:
    """How many wait for a decision, by kind."""
    rows = await connection.all(
        f"select kind, count(*) as n from outbox where {_UNDECIDED} group by kind order by kind"
    )
    return {row["kind"]: row["n"] for row in rows}


async def select_unclear(connection: Connection, kind: str | None, limit: int) -> tuple[UnclearMessage, ...]:
    """Those of a kind (None: of all), the oldest first."""
    return load_all(
        UnclearMessage,
        await connection.all(
            f"""
            select id, kind, channel as wire, recipient, done_at as at, answer from outbox
             where {_ONE_KIND} order by done_at, id limit :limit
            """,
            kind=kind,
            limit=limit,
        ),
    )


async def send_again(connection: Connection, kind: str | None) -> int:
    """Put them back in the line; returns how many. What is unprompted meets the gate once more."""
    return await connection.run(
        f"""
        update outbox set state = 'waiting', owner = null, claimed_at = null, done_at = null, answer = ''
         where {_ONE_KIND}
        """,
        kind=kind,
    )


async def leave(connection: Connection, kind: str | None, reason: str, now: datetime) -> int:
    """They stay as they are, without their words, and count as decided; returns how many."""
    return await connection.run(
        f"update outbox set body = null, answer = :reason, done_at = coalesce(done_at, :now) where {_ONE_KIND}",
        kind=kind,
        reason=reason,
        now=now,
    )
