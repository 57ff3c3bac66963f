"""Subscribers' rows: who gets the newsletter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from dialogue.subscribers import Listed, Subscriber
from storage.connection import Connection
from storage.rows import load_all, load_or_none


async def select_subscriber(connection: Connection, subscriber_id: str) -> Subscriber | None:
    """A subscriber by our id."""
    return load_or_none(
        Subscriber, await connection.one("select * from subscriber where id = :id", id=subscriber_id)
    )


async def select_subscriber_by_email(connection: Connection, email: str) -> Subscriber | None:
    """A subscriber by the address as it is written to."""
    return load_or_none(
        Subscriber, await connection.one("select * from subscriber where email = :email", email=email)
    )


async def select_listed(connection: Connection) -> tuple[Listed, ...]:
    """All subscribers with their organisations' names, by address."""
    return load_all(
        Listed,
        await connection.all(
            """
            select s.email, s.name, coalesce(o.name, '') as organisation, s.language, s.state
              from subscriber s left join organisation o on o.id = s.organisation_id
             order by s.email
            """
        ),
    )


async def count_by_language(connection: Connection) -> dict[str, int]:
    """How many get the newsletter, by the language they read."""
    rows = await connection.all(
        "select language, count(*) as n from subscriber where state = 'active' group by language"
    )
    return {row["language"]: row["n"] for row in rows}


async def upsert_subscribers(connection: Connection, rows: Iterable[Mapping[str, object]]) -> int:
    """Insert or change by address: `id`, `email`, `name`, `organisation_id`, `language`, `source`, `now` of each.

    The id, state, source and time of sign-up of one that is there stay.
    """
    return await connection.run_many(
        """
        insert into subscriber (id, email, name, organisation_id, language, source, created_at, changed_at)
        values (:id, :email, :name, :organisation_id, :language, :source, :now, :now)
        on conflict (email) do update
           set name = excluded.name, language = excluded.language, changed_at = excluded.changed_at,
               organisation_id = coalesce(excluded.organisation_id, subscriber.organisation_id)
        """,
        rows,
    )


async def update_subscriber_state(
    connection: Connection, subscriber_id: str, state: str, now: datetime
) -> bool:
    """Unsubscribed, bounced or active again; False where it was so already."""
    return (
        await connection.run(
            "update subscriber set state = :state, changed_at = :now where id = :id and state <> :state",
            id=subscriber_id,
            state=state,
            now=now,
        )
        == 1
    )


async def update_bounced(connection: Connection, issue_id: str, now: datetime) -> int:
    """Note on the subscribers which addresses an issue bounced at; returns how many are new."""
    return await connection.run(
        """
        update subscriber set state = 'bounced', changed_at = :now
         where state = 'active' and email in (
               select recipient from outbox where issue_id = :issue and state = 'bounced')
        """,
        issue=issue_id,
        now=now,
    )


async def delete_subscriber(connection: Connection, subscriber_id: str) -> None:
    """Remove a subscriber whole."""
    await connection.run("delete from subscriber where id = :id", id=subscriber_id)
