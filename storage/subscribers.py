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


async def select_subscriber_by_member(connection: Connection, member_id: str) -> Subscriber | None:
    """The subscriber that a member is, the one who still gets the letter first."""
    return load_or_none(
        Subscriber,
        await connection.one(
            """
            select * from subscriber where member_id = :member
             order by case state when 'active' then 0 else 1 end, changed_at desc limit 1
            """,
            member=member_id,
        ),
    )


async def select_subscribers_of(connection: Connection, member_id: str) -> tuple[Subscriber, ...]:
    """Every address that gets the newsletter for a member, or did."""
    rows = await connection.all(
        "select * from subscriber where member_id = :member order by email", member=member_id
    )
    return load_all(Subscriber, rows)


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
    """Insert or change by address: `id`, `email`, `name`, `organisation_id`, `language`, `source`, `ground`,
    `welcome` (owed one), `now` of each.

    The id, state, source, ground and time of sign-up of one that is there stay.
    """
    return await connection.run_many(
        """
        insert into subscriber (id, email, name, organisation_id, language, source, ground, welcome,
                                created_at, changed_at)
        values (:id, :email, :name, :organisation_id, :language, :source, :ground, :welcome, :now, :now)
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
    """Note on the subscribers which addresses an issue was refused at; returns how many are new.

    Letters that came back by mail later are noted with the mail.
    """
    return await connection.run(
        """
        update subscriber set state = 'bounced', suppressed = 'bouncing', changed_at = :now
         where state = 'active' and email in (
               select recipient from outbox where issue_id = :issue and state = 'bounced'
                  and answer like '5__ %')
        """,
        issue=issue_id,
        now=now,
    )


async def update_bouncing(connection: Connection, subscriber_id: str, now: datetime) -> None:
    """Nothing more is sent to an address from which too much came back."""
    await connection.run(
        """
        update subscriber set state = 'bounced', suppressed = 'bouncing', changed_at = :now
         where id = :id and state = 'active'
        """,
        id=subscriber_id,
        now=now,
    )


async def select_bouncing(connection: Connection) -> list[str]:
    """Addresses that have bounced and are not on the list of the suppressed yet."""
    rows = await connection.all(
        "select email from subscriber where suppressed = 'bouncing' order by email limit 500"
    )
    return [row["email"] for row in rows]


async def blank_address(connection: Connection, email: str) -> None:
    """Mails that were sent to an address stay to be counted, without it; what waits is cancelled; sign-ups go."""
    await connection.run(
        """
        update outbox
           set key = 'erased:' || id, recipient = '', body = null, answer = '', member_id = null,
               done_at = coalesce(done_at, due_at),
               state = case state when 'waiting' then 'cancelled' when 'sending' then 'uncertain' else state end
         where channel = 'mail' and recipient = :email
        """,
        email=email,
    )
    await connection.run("update issue_recipient set email = '' where email = :email", email=email)
    await connection.run("delete from sign_up where email = :email", email=email)


async def delete_subscriber(connection: Connection, subscriber_id: str) -> None:
    """Remove a subscriber whole."""
    await connection.run("delete from subscriber where id = :id", id=subscriber_id)


async def update_suppressed(connection: Connection, subscriber_id: str, reason: str) -> None:
    """Why nothing is sent, '' for nothing."""
    await connection.run(
        "update subscriber set suppressed = :reason where id = :id", id=subscriber_id, reason=reason
    )


async def update_preferences(connection: Connection, subscriber: Subscriber, now: datetime) -> None:
    """How often, which themes first, in which language and by which way."""
    await connection.run(
        """
        update subscriber
           set frequency = :frequency, themes = :themes, language = :language, channel = :channel, changed_at = :now
         where id = :id
        """,
        id=subscriber.id,
        frequency=subscriber.frequency,
        themes=subscriber.themes,
        language=subscriber.language,
        channel=subscriber.channel,
        now=now,
    )


async def insert_pending(
    connection: Connection, subscriber_id: str, email: str, language: str, now: datetime
) -> None:
    """Somebody who asked for the newsletter and has not confirmed it; nothing where the address is known."""
    await connection.run(
        """
        insert into subscriber (id, email, language, state, source, created_at, changed_at)
        values (:id, :email, :language, 'pending', 'own', :now, :now)
        on conflict (email) do nothing
        """,
        id=subscriber_id,
        email=email,
        language=language,
        now=now,
    )


async def activate(connection: Connection, subscriber: Subscriber, now: datetime) -> None:
    """The owner of the address has said yes: active, by their own will, in their language."""
    await connection.run(
        """
        update subscriber
           set state = 'active', suppressed = '', welcome = 0, source = :source, ground = :ground, language = :language,
               organisation_id = :organisation_id, member_id = :member_id, changed_at = :now
         where id = :id
        """,
        id=subscriber.id,
        source=subscriber.source,
        ground=subscriber.ground,
        language=subscriber.language,
        organisation_id=subscriber.organisation_id,
        member_id=subscriber.member_id,
        now=now,
    )


async def delete_pending_before(connection: Connection, moment: datetime) -> int:
    """Forget who never confirmed."""
    return await connection.run(
        "delete from subscriber where state = 'pending' and changed_at < :moment", moment=moment
    )


async def select_owed_welcome(connection: Connection, limit: int) -> tuple[Subscriber, ...]:
    """Subscribers who were never told that they stand on the list; who gets an issue needs no telling."""
    return load_all(
        Subscriber,
        await connection.all(
            "select * from subscriber where welcome = 1 order by id limit :limit", limit=limit
        ),
    )


async def update_welcomed(connection: Connection, ids: Iterable[str]) -> None:
    """Nobody of these is owed a welcome any more."""
    await connection.run_many(
        "update subscriber set welcome = 0 where id = :id", [{"id": one} for one in ids]
    )


async def forgo_welcomes(connection: Connection) -> None:
    """Whoever is owed a welcome gets none: left the list, or has an issue on its way that says the same."""
    await connection.run(
        """
        update subscriber set welcome = 0
         where welcome = 1 and (state <> 'active' or id in (
               select r.subscriber_id from issue i join issue_recipient r on r.issue_id = i.id
                where i.state in ('sending', 'paused', 'sent') and r.included = 1))
        """
    )


async def select_subregions(connection: Connection) -> tuple[str, ...]:
    """The sub-regions that active subscribers' organisations lie in, by name."""
    rows = await connection.all(
        """
        select distinct o.subregion from subscriber s join organisation o on o.id = s.organisation_id
         where s.state = 'active' and o.subregion <> '' order by o.subregion
        """
    )
    return tuple(row["subregion"] for row in rows)
