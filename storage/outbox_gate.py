"""The outbox as the gate for unprompted messages sees it: what lies ahead, what a person got, what is put off or dropped.

Which message may go when is `dialogue.unprompted`'s; these are its questions and its answers as rows.
"""

from __future__ import annotations

from datetime import datetime

from dialogue.unprompted import Person
from storage.connection import Connection, Row
from storage.rows import load_or_none

AT_ONCE = 1000
"""Rows that one commit moves at most, so that a receipt beside them does not wait."""


async def release_due(connection: Connection, wire: str, now: datetime) -> int:
    """Put rows whose time has come among those that may go, the longest due first; returns how many."""
    return await connection.run(
        """
        update outbox set later = 0
         where id in (select id from outbox
                       where channel = :wire and state = 'waiting' and later = 1 and due_at <= :now
                       order by due_at limit :most)
        """,
        wire=wire,
        now=now,
        most=AT_ONCE,
    )


async def put_to_rest(connection: Connection, wire: str, now: datetime, waking: datetime) -> int:
    """In quiet hours: everything unprompted that is due waits until `waking`, and what then helps nobody is dropped.

    Returns how many rows it was about.
    """
    return await connection.run(
        """
        update outbox
           set later = 1,
               state = case when not_after < :waking then 'cancelled' else state end,
               answer = case when not_after < :waking then 'quiet' else answer end,
               body = case when not_after < :waking then null else body end,
               done_at = case when not_after < :waking then :now end,
               due_at = case when not_after < :waking then due_at else :waking end
         where id in (select id from outbox
                       where channel = :wire and state = 'waiting' and later = 0 and rank > 0 and due_at <= :now
                       limit :most)
        """,
        wire=wire,
        now=now,
        waking=waking,
        most=AT_ONCE,
    )


async def select_person(connection: Connection, chat: int) -> Person | None:
    """The member of a chat, as far as the gate asks; None where nobody has it."""
    return load_or_none(
        Person,
        await connection.one(
            """
            select state, mailings, quiet_until,
                   (select ends_at from table_seat where member_id = member.id) as seated_until
              from member where telegram = :chat
            """,
            chat=chat,
        ),
    )


async def select_unprompted(connection: Connection, recipient: str, since: datetime) -> list[Row]:
    """Unprompted rows of a recipient that were or may have been sent after `since`, are being sent, or wait."""
    return await connection.all(
        """
        select kind, question_id, state, rank, due_at, done_at from outbox
         where recipient = :recipient and channel = 'telegram' and rank > 0
           and (done_at > :since or done_at is null) and state in ('sent', 'uncertain', 'sending', 'waiting')
        """,
        recipient=recipient,
        since=since,
    )


async def select_by_recipient(connection: Connection, since: datetime, by: datetime) -> list[Row]:
    """All unprompted rows that were or may have been sent to anybody after `since`, or wait and are due `by` then:
    recipient, kind, question_id and at, `by` for those that wait."""
    return await connection.all(
        """
        select recipient, kind, question_id, coalesce(done_at, :by) as at from outbox
         where channel = 'telegram' and rank > 0
           and (state in ('sent', 'uncertain', 'sending') and coalesce(done_at, :by) > :since
                or state = 'waiting' and due_at <= :by)
        """,
        since=since,
        by=by,
    )


async def update_due(connection: Connection, row_id: int, due: datetime) -> None:
    """It waits until `due`, out of the way of others."""
    await connection.run("update outbox set due_at = :due, later = 1 where id = :id", id=row_id, due=due)


async def drop(connection: Connection, row_id: int, reason: str, now: datetime) -> None:
    """It is not sent, for a reason."""
    await connection.run(
        """
        update outbox set state = 'cancelled', body = null, answer = :reason, done_at = :now
         where id = :id and state = 'waiting'
        """,
        id=row_id,
        reason=reason,
        now=now,
    )


async def drop_all(connection: Connection, chat: int, reason: str, now: datetime) -> int:
    """Nothing unprompted that waits for a chat is sent; returns how many rows that were."""
    return await connection.run(
        """
        update outbox set state = 'cancelled', body = null, answer = :reason, done_at = :now
         where recipient = :recipient and channel = 'telegram' and state = 'waiting' and rank > 0
        """,
        recipient=str(chat),
        reason=reason,
        now=now,
    )


async def select_fate(connection: Connection, key: str) -> Row | None:
    """What became of a message: its `state`, and as `answer` why it was dropped where it was."""
    return await connection.one("select state, answer from outbox where key = :key", key=key)


async def select_dropped_since(
    connection: Connection, since: datetime, prefix: str, until: datetime
) -> list[Row]:
    """What the gate dropped after `since` and before `until` (when no more can come), of the keys that begin with `prefix`:
    key and when, the first first."""
    return await connection.all(
        """
        select key, done_at from outbox
         where done_at > :since and done_at < :until and state = 'cancelled' and rank > 0
           and substr(key, 1, :length) = :prefix and answer in ('stopped', 'gone', 'quiet', 'cap', 'late')
         order by done_at, id
        """,
        since=since,
        until=until,
        length=len(prefix),
        prefix=prefix,
    )


async def select_dropped_at(connection: Connection, now: datetime) -> list[Row]:
    """What the gate dropped at this moment of the deciding clock: kind, key, recipient and when it was due."""
    return await connection.all(
        """
        select kind, key, recipient, due_at from outbox
         where done_at = :now and state = 'cancelled' and rank > 0
           and answer in ('stopped', 'gone', 'quiet', 'cap')
         order by id
        """,
        now=now,
    )
