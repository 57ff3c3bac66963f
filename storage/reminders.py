"""Rows of the reminders of consultations: the rounds that are over, and what each organisation got of them.

The messages themselves are the outbox's; their keys begin with `reminder:` and the consultation's code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.connection import Connection, Row
from storage.rows import load_all


@dataclass(frozen=True, slots=True)
class Reminded:
    """What came of one round for one organisation: `state` is queued, skipped or late. `told` is the last day it named."""

    stage: str
    mark: str
    organisation_id: str
    due_at: datetime
    told: str
    state: str
    reason: str
    done_at: datetime


async def select_done(connection: Connection, consultation_id: str) -> frozenset[tuple[str, str]]:
    """The rounds that are over, as (stage, mark)."""
    rows = await connection.all(
        "select stage, mark from reminder_round where consultation_id = :id", id=consultation_id
    )
    return frozenset((row["stage"], row["mark"]) for row in rows)


async def insert_round(
    connection: Connection, consultation_id: str, stage: str, mark: str, due: datetime, now: datetime
) -> bool:
    """A round is over; False where it was before."""
    return (
        await connection.run(
            """
            insert into reminder_round (consultation_id, stage, mark, due_at, done_at)
            values (:consultation, :stage, :mark, :due, :now)
            on conflict do nothing
            """,
            consultation=consultation_id,
            stage=stage,
            mark=mark,
            due=due,
            now=now,
        )
        == 1
    )


async def insert_reminders(connection: Connection, consultation_id: str, rows: Iterable[Reminded]) -> int:
    """What came of a round for these; what is kept already stays. Returns how many are new."""
    return await connection.run_many(
        """
        insert into reminder (consultation_id, stage, mark, organisation_id, due_at, told, state, reason, done_at)
        values (:consultation, :stage, :mark, :organisation, :due, :told, :state, :reason, :done)
        on conflict do nothing
        """,
        [
            {
                "consultation": consultation_id, "stage": one.stage, "mark": one.mark,
                "organisation": one.organisation_id, "due": one.due_at, "told": one.told, "state": one.state,
                "reason": one.reason, "done": one.done_at,
            }
            for one in rows
        ],
    )  # fmt: skip


async def select_told(connection: Connection, consultation_id: str) -> dict[str, str]:
    """The last day that each organisation was told of last, by its id."""
    rows = await connection.all(
        """
        select organisation_id, told from reminder
         where consultation_id = :id and state = 'queued' order by done_at, due_at
        """,
        id=consultation_id,
    )
    return {row["organisation_id"]: row["told"] for row in rows}


async def select_reminders(connection: Connection, consultation_id: str) -> tuple[Reminded, ...]:
    """What came of all rounds that are over, by due time."""
    return load_all(
        Reminded,
        await connection.all(
            "select * from reminder where consultation_id = :id order by due_at, stage, mark, organisation_id",
            id=consultation_id,
        ),
    )


async def select_messages(connection: Connection, code: str) -> list[Row]:
    """Key and state of every reminder of a consultation that is or was in the outbox."""
    return await connection.all(
        "select key, state, answer from outbox where key >= :first and key < :after",
        first=f"reminder:{code}:",
        after=f"reminder:{code};",
    )


async def cancel_waiting(
    connection: Connection, code: str, whose: str, reason: str, now: datetime
) -> list[Row]:
    """Cancel the reminders of a consultation that wait and have `whose` in their key (":" for all of them).

    Returns kind, key, recipient and due time of each.
    """
    return await connection.all(
        """
        update outbox set state = 'cancelled', body = null, answer = :reason, done_at = :now
         where key >= :first and key < :after and state = 'waiting' and instr(key, :whose) > 0
        returning kind, key, recipient, due_at
        """,
        first=f"reminder:{code}:",
        after=f"reminder:{code};",
        whose=whose,
        reason=reason,
        now=now,
    )
