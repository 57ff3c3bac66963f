"""Messages on their way out: queued once by key, claimed before the socket is touched, settled after it.

The order in which lanes go and what an unclear fate means come from `dialogue.kinds`, as parameters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from dialogue.kinds import KINDS
from dialogue.outbox import Message, OutboxRow, Outcome
from storage.connection import Connection, Row
from storage.rows import load

INSERT = """
    insert into outbox (key, kind, channel, recipient, lane, rank, body, due_at, later, not_after,
                        member_id, question_id, reply_id, issue_id, created_at)
    values (:key, :kind, :channel, :recipient, :lane, :rank, :body, :due_at, :later, :not_after,
            :member_id, :question_id, :reply_id, :issue_id, :now)
    on conflict (key) do nothing
"""


async def insert_message(connection: Connection, message: Message, now: datetime) -> bool:
    """Queue a message; False where one of that key was queued before."""
    return await connection.run(INSERT, **_columns(message, now)) == 1


async def insert_messages(connection: Connection, messages: Iterable[Message], now: datetime) -> int:
    """Queue many; returns how many were new."""
    return await connection.run_many(INSERT, [_columns(message, now) for message in messages])


def _columns(message: Message, now: datetime) -> dict[str, object]:
    return {
        "key": message.key,
        "kind": message.kind,
        "channel": message.wire,
        "recipient": message.recipient,
        "lane": int(KINDS[message.kind].lane),
        "rank": int(KINDS[message.kind].rank),
        "body": message.body,
        "due_at": message.due_at or now,
        "later": message.due_at is not None and message.due_at > now,
        "not_after": message.not_after,
        "member_id": message.member_id,
        "question_id": message.question_id,
        "reply_id": message.reply_id,
        "issue_id": message.issue_id,
        "now": now,
    }


async def select_candidates(
    connection: Connection, wire: str, now: datetime, ready: datetime, limit: int
) -> list[Row]:
    """Rows that may go, first lanes first: due by the deciding clock `now`, paced by the real one `ready`.

    Reads past no row whose time lies ahead: `outbox_gate.release_due` puts those among the others once it has come.
    """
    return await connection.all(
        """
        select id, key, kind, channel as wire, recipient, lane, tries, body, issue_id, not_after, rank, question_id
          from outbox
         where channel = :wire and state = 'waiting' and later = 0
           and held = 0 and due_at <= :now and ready_at <= :ready
         order by lane, id
         limit :limit
        """,
        wire=wire,
        now=now,
        ready=ready,
        limit=limit,
    )


async def claim(connection: Connection, ids: Sequence[int], owner: str, real: datetime) -> None:
    """Mark rows as being sent by `owner`; the caller has seen them waiting in this same unit of work."""
    await connection.run_many(
        "update outbox set state = 'sending', owner = :owner, claimed_at = :real where id = :id",
        [{"id": row_id, "owner": owner, "real": real} for row_id in ids],
    )


async def postpone(connection: Connection, wire: str, recipient: str, ready: datetime) -> None:
    """No more to this recipient before `ready` (real time)."""
    await connection.run(
        """
        update outbox set ready_at = :ready
         where channel = :wire and recipient = :recipient and state = 'waiting' and ready_at < :ready
        """,
        wire=wire,
        recipient=recipient,
        ready=ready,
    )


def row_of(row: Row) -> OutboxRow:
    """A candidate's row as the channel gets it."""
    return load(OutboxRow, row)


async def settle(
    connection: Connection, row: OutboxRow, outcome: Outcome, now: datetime, real: datetime
) -> None:
    """Note what came of a claimed row. The words are blanked once they are no longer needed."""
    if outcome.state == "retry":
        await _put_back(connection, row, outcome, real)
        return
    await connection.run(
        """
        update outbox
           set state = :state, done_at = :now, message = :message, answer = :answer, tries = tries + 1,
               body = case when :keep then body end
         where id = :id and state = 'sending'
        """,
        id=row.id,
        state=outcome.state,
        now=now,
        message=outcome.message,
        answer=outcome.answer[:500],
        keep=outcome.state == "uncertain",
    )
    if outcome.gone:
        await cancel_waiting(connection, row.wire, row.recipient, "gone", now)


async def _put_back(connection: Connection, row: OutboxRow, outcome: Outcome, real: datetime) -> None:
    await connection.run(
        """
        update outbox
           set state = 'waiting', owner = null, claimed_at = null, answer = :answer,
               ready_at = :ready, tries = tries + :counted, recipient = coalesce(:moved_to, recipient)
         where id = :id and state = 'sending'
        """,
        id=row.id,
        answer=outcome.answer[:500],
        ready=outcome.retry_at or real,
        counted=not outcome.free,
        moved_to=outcome.moved_to,
    )


async def cancel_waiting(
    connection: Connection, wire: str, recipient: str, reason: str, now: datetime
) -> int:
    """Cancel all that waits for a recipient; returns how many."""
    return await connection.run(
        """
        update outbox set state = 'cancelled', body = null, answer = :reason, done_at = :now
         where channel = :wire and recipient = :recipient and state = 'waiting'
        """,
        wire=wire,
        recipient=recipient,
        reason=reason,
        now=now,
    )


async def expire(connection: Connection, now: datetime) -> list[Row]:
    """Cancel what no longer helps; returns kind, key, recipient and due time of each."""
    return await connection.all(
        """
        update outbox set state = 'cancelled', body = null, answer = 'late', done_at = :now
         where state = 'waiting' and not_after is not null and not_after < :now
        returning kind, key, recipient, due_at
        """,
        now=now,
    )


async def select_orphans(connection: Connection, wire: str, owner: str) -> list[Row]:
    """Rows that somebody claimed who is no longer there; only the holder of the delivery lock may ask."""
    return await connection.all(
        """
        select id, kind from outbox
         where channel = :wire and state = 'sending' and (owner is null or owner <> :owner)
        """,
        wire=wire,
        owner=owner,
    )


async def release_orphans(
    connection: Connection, resend: Sequence[int], uncertain: Sequence[int], now: datetime
) -> None:
    """Put back what is sent again, and mark the others as of unclear fate."""
    await connection.run_many(
        "update outbox set state = 'waiting', owner = null, claimed_at = null where id = :id",
        [{"id": row_id} for row_id in resend],
    )
    await connection.run_many(
        "update outbox set state = 'uncertain', done_at = :now, answer = 'stopped while sending' where id = :id",
        [{"id": row_id, "now": now} for row_id in uncertain],
    )


async def next_paced(connection: Connection, wire: str, now: datetime) -> int | None:
    """When (real time, milliseconds) the first row that is due by `now` and waits for its pace may go, or None."""
    stored: int | None = await connection.value(
        """
        select min(ready_at) from outbox
         where channel = :wire and state = 'waiting' and later = 0 and held = 0 and due_at <= :now
        """,
        wire=wire,
        now=now,
    )
    return stored


async def select_message(connection: Connection, recipient: str, message: int) -> Row | None:
    """Which of our messages a Telegram message id stands for: its kind, question and reply."""
    return await connection.one(
        """
        select kind, question_id, reply_id from outbox
         where recipient = :recipient and message = :message and channel = 'telegram'
         order by id desc limit 1
        """,
        recipient=recipient,
        message=message,
    )


async def count_by_state(connection: Connection) -> dict[str, int]:
    """How many rows are in each state."""
    rows = await connection.all("select state, count(*) as n from outbox group by state order by state")
    return {row["state"]: row["n"] for row in rows}


async def select_after(connection: Connection, row_id: int) -> list[Row]:
    """What was queued after a row."""
    return await connection.all(
        "select kind, key, recipient, channel, state from outbox where id > :id order by id", id=row_id
    )


async def latest_id(connection: Connection) -> int:
    """The id of the newest row, 0 where there is none."""
    newest: int | None = await connection.value("select max(id) from outbox")
    return newest or 0


async def select_done_at(connection: Connection, now: datetime) -> list[Row]:
    """Rows that ended at this moment of the deciding clock: those of one tick."""
    return await connection.all(
        """
        select kind, key, recipient, channel, state from outbox
         where done_at = :now and state in ('sent', 'failed', 'bounced', 'uncertain')
         order by id
        """,
        now=now,
    )
