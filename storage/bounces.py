"""Letters that came back: on the letter's own row, and one a person and issue to be counted."""

from __future__ import annotations

from datetime import datetime

from storage.connection import Connection, Row


async def select_row(connection: Connection, row_id: int) -> Row | None:
    """A mail in the outbox by the number in its return address: `id`, `recipient`, `state`, `issue_id`."""
    return await connection.one(
        "select id, recipient, state, issue_id from outbox where id = :id and channel = 'mail'", id=row_id
    )


async def select_row_by_key(connection: Connection, key: str) -> Row | None:
    """A mail in the outbox by its key."""
    return await connection.one(
        "select id, recipient, state, issue_id from outbox where key = :key and channel = 'mail'", key=key
    )


async def select_latest_letter(connection: Connection, subscriber_id: str, since: datetime) -> Row | None:
    """The last letter of an issue that a subscriber was sent since a time."""
    return await connection.one(
        """
        select o.id, o.recipient, o.state, o.issue_id
          from issue i join outbox o on o.key = 'newsletter:' || i.id || ':' || :subscriber
         where i.state in ('sending', 'paused', 'sent') and o.done_at > :since
         order by o.done_at desc limit 1
        """,
        subscriber=subscriber_id,
        since=since,
    )


async def update_bounced_row(connection: Connection, row_id: int, answer: str) -> bool:
    """A letter that was handed over has come back; False where it was never out."""
    return (
        await connection.run(
            "update outbox set state = 'bounced', answer = :answer where id = :id and state in ('sent', 'uncertain')",
            id=row_id,
            answer=answer[:500],
        )
        == 1
    )


async def insert_bounce(
    connection: Connection, subscriber_id: str, issue_id: str, kind: str, now: datetime
) -> None:
    """Count an issue that came back from somebody, once."""
    await connection.run(
        """
        insert into bounce (subscriber_id, issue_id, class, at) values (:subscriber, :issue, :class, :now)
        on conflict (subscriber_id, issue_id) do nothing
        """,
        **{"class": kind, "subscriber": subscriber_id, "issue": issue_id, "now": now},
    )


async def count_bounces(connection: Connection, subscriber_id: str, since: datetime) -> int:
    """How many issues came back from somebody since a time."""
    count: int = await connection.value(
        "select count(*) from bounce where subscriber_id = :subscriber and at > :since",
        subscriber=subscriber_id,
        since=since,
    )
    return count


async def select_given_up(connection: Connection, issue_id: str) -> list[Row]:
    """An issue's letters that no server took: `key` and `answer`."""
    return await connection.all(
        "select key, answer from outbox where issue_id = :issue and state = 'failed'", issue=issue_id
    )
