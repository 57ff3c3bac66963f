"""The one table of due things: what is to be done, from when on, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.connection import Connection, Row
from storage.rows import load_all


@dataclass(frozen=True, slots=True)
class Job:
    """A due thing as it is run. `asked_by` is the staff member who is answered, if any."""

    id: int
    key: str
    kind: str
    due_at: datetime
    args: dict[str, Any]
    asked_by: str | None
    tries: int


async def insert_job(
    connection: Connection,
    key: str,
    kind: str,
    due: datetime,
    now: datetime,
    args: dict[str, Any] | None = None,
    asked_by: str | None = None,
) -> bool:
    """Plan a job; False where one of that key was planned before."""
    return (
        await connection.run(
            """
            insert into job (key, kind, due_at, args, asked_by, created_at)
            values (:key, :kind, :due, :args, :asked_by, :now)
            on conflict (key) do nothing
            """,
            key=key,
            kind=kind,
            due=due,
            args=args or {},
            asked_by=asked_by,
            now=now,
        )
        == 1
    )


async def claim_due_jobs(
    connection: Connection, now: datetime, owner: str, limit: int = 10
) -> tuple[Job, ...]:
    """Claim what is due, oldest first."""
    rows = await connection.all(
        """
        update job set state = 'running', owner = :owner, tries = tries + 1
         where id in (select id from job where state = 'waiting' and due_at <= :now order by due_at, id limit :limit)
        returning *
        """,
        now=now,
        owner=owner,
        limit=limit,
    )
    return tuple(sorted(load_all(Job, rows), key=lambda job: (job.due_at, job.id)))


async def release_orphans(connection: Connection, owner: str) -> int:
    """Put back what someone was running who is gone; only the holder of the schedule lock may ask."""
    return await connection.run(
        "update job set state = 'waiting', owner = null where state = 'running' and (owner is null or owner <> :owner)",
        owner=owner,
    )


async def finish_job(connection: Connection, job_id: int, state: str, note: str, now: datetime) -> None:
    """Done, failed or missed, with a sentence; what it was to work with is forgotten once it is done."""
    await connection.run(
        """
        update job set state = :state, note = :note, done_at = :now,
               args = case when :state = 'done' then '{}' else args end
         where id = :id
        """,
        id=job_id,
        state=state,
        note=note[:500],
        now=now,
    )


async def postpone_job(connection: Connection, job_id: int, due: datetime, note: str) -> None:
    """Try again later."""
    await connection.run(
        "update job set state = 'waiting', owner = null, due_at = :due, note = :note where id = :id",
        id=job_id,
        due=due,
        note=note[:500],
    )


async def select_waiting(connection: Connection, kind: str) -> tuple[Job, ...]:
    """What of a kind nobody has begun, oldest first."""
    rows = await connection.all(
        "select * from job where kind = :kind and state = 'waiting' order by id", kind=kind
    )
    return load_all(Job, rows)


async def select_outcome(connection: Connection, job_id: int) -> Row | None:
    """How a job stands: `kind`, `state` and `note`."""
    return await connection.one("select kind, state, note from job where id = :id", id=job_id)


async def latest_due(connection: Connection, kind: str) -> Row | None:
    """The newest job of a kind, in whatever state."""
    return await connection.one(
        "select key, due_at, state from job where kind = :kind order by due_at desc, id desc limit 1",
        kind=kind,
    )


async def count_by_state(connection: Connection) -> dict[str, int]:
    """How many jobs are in each state."""
    rows = await connection.all("select state, count(*) as n from job group by state order by state")
    return {row["state"]: row["n"] for row in rows}


async def delete_done_before(connection: Connection, moment: datetime) -> int:
    """Forget old jobs."""
    return await connection.run(
        "delete from job where state in ('done', 'missed') and done_at < :moment", moment=moment
    )
