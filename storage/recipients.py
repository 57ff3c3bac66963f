"""Who an issue goes to, as it was frozen at approval, and what came of each letter; freezing is `freezing`'s.

Which state a letter is in stands in the outbox and nowhere else; these are the queries on an issue's part of it.
"""

from __future__ import annotations

from datetime import datetime

from dialogue.issues import LetterStatus, Recipient, RecipientStatus
from storage.connection import Connection
from storage.rows import load_all, load_or_none


async def delete_recipients(connection: Connection, issue_id: str) -> None:
    """Nobody gets the issue, until it is approved again."""
    await connection.run("delete from issue_recipient where issue_id = :issue", issue=issue_id)


async def count_included(connection: Connection, issue_id: str) -> int:
    """How many the issue goes to."""
    included: int = await connection.value(
        "select count(*) from issue_recipient where issue_id = :issue and included = 1", issue=issue_id
    )
    return included


async def select_recipients_after(
    connection: Connection, issue_id: str, after: str, limit: int
) -> tuple[Recipient, ...]:
    """The next recipients in order of their ids, `after` not among them."""
    return load_all(
        Recipient,
        await connection.all(
            """
            select r.subscriber_id, r.email, r.language, r.reason, r.subregion, r.organisation_id,
                   case when s.state = 'active' then 1 else 0 end as active
              from issue_recipient r left join subscriber s on s.id = r.subscriber_id
             where r.issue_id = :issue and r.subscriber_id > :after and r.included = 1
             order by r.subscriber_id
             limit :limit
            """,
            issue=issue_id,
            after=after,
            limit=limit,
        ),
    )


async def select_recipient(connection: Connection, issue_id: str, subscriber_id: str) -> Recipient | None:
    """One of those whom an issue goes to, as frozen at approval; None before that, and for who gets none."""
    return load_or_none(
        Recipient,
        await connection.one(
            """
            select r.subscriber_id, r.email, r.language, r.reason, r.subregion, r.organisation_id, 1 as active
              from issue_recipient r
             where r.issue_id = :issue and r.subscriber_id = :subscriber and r.included = 1
            """,
            issue=issue_id,
            subscriber=subscriber_id,
        ),
    )


async def count_letters_by_state(connection: Connection, issue_id: str) -> dict[str, int]:
    """How many of an issue's letters are in each state of the outbox."""
    rows = await connection.all(
        "select state, count(*) as n from outbox where issue_id = :issue group by state", issue=issue_id
    )
    return {row["state"]: row["n"] for row in rows}


async def has_letters_to_send(connection: Connection, issue_id: str) -> bool:
    """Whether a letter of the issue waits or is being sent; cheap to ask, however many there are."""
    for state in ("waiting", "sending"):
        found = await connection.value(
            "select 1 from outbox where issue_id = :issue and state = :state limit 1",
            issue=issue_id,
            state=state,
        )
        if found is not None:
            return True
    return False


async def select_recipient_status(
    connection: Connection, issue_id: str, email: str
) -> RecipientStatus | None:
    """One person's row with the server's answer; None for somebody who was never thought of."""
    return load_or_none(
        RecipientStatus,
        await connection.one(
            """
            select r.email, r.included, r.reason,
                   coalesce(o.state, case when r.included = 1 then 'waiting' else '' end) as state,
                   coalesce(o.answer, '') as answer, coalesce(o.tries, 0) as tries, o.done_at
              from issue_recipient r
              left join outbox o on o.issue_id = r.issue_id and o.recipient = r.email
             where r.issue_id = :issue and r.email = :email
            """,
            issue=issue_id,
            email=email,
        ),
    )


async def select_letters_in(connection: Connection, issue_id: str, state: str) -> tuple[LetterStatus, ...]:
    """An issue's letters in one state, by address."""
    rows = await connection.all(
        """
        select recipient, coalesce(answer, '') as answer, tries, done_at from outbox
         where issue_id = :issue and state = :state order by recipient
        """,
        issue=issue_id,
        state=state,
    )
    return load_all(LetterStatus, rows)


async def update_held(connection: Connection, issue_id: str, held: bool) -> int:
    """Hold back an issue's waiting letters, or let them go; returns how many."""
    return await connection.run(
        "update outbox set held = :held where issue_id = :issue and state = 'waiting'",
        issue=issue_id,
        held=held,
    )


async def cancel_letters(connection: Connection, issue_id: str, reason: str, now: datetime) -> int:
    """Cancel an issue's waiting letters; returns how many."""
    return await connection.run(
        """
        update outbox set state = 'cancelled', body = null, answer = :reason, done_at = :now
         where issue_id = :issue and state = 'waiting'
        """,
        issue=issue_id,
        reason=reason,
        now=now,
    )


async def cancel_letters_to(connection: Connection, email: str, reason: str, now: datetime) -> int:
    """Cancel the newsletters that wait for an address; returns how many."""
    return await connection.run(
        """
        update outbox set state = 'cancelled', body = null, answer = :reason, done_at = :now
         where channel = 'mail' and recipient = :email and state = 'waiting' and kind = 'newsletter'
        """,
        email=email,
        reason=reason,
        now=now,
    )


async def resend_uncertain(connection: Connection, issue_id: str, held: bool) -> int:
    """Let an issue's letters of unclear fate go once more; returns how many."""
    return await connection.run(
        """
        update outbox
           set state = 'waiting', owner = null, claimed_at = null, done_at = null, ready_at = 0, held = :held
         where issue_id = :issue and state = 'uncertain'
        """,
        issue=issue_id,
        held=held,
    )
