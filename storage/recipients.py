"""Who an issue goes to, frozen at approval, and what came of each letter.

Which state a letter is in stands in the outbox and nowhere else; these are the queries on an issue's part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from dialogue.issues import LetterStatus, Recipient, RecipientStatus
from dialogue.preferences import quarter_of
from storage.connection import Connection
from storage.rows import load_all, load_or_none

_OUT = """
    case when s.suppressed <> '' then s.suppressed
         when s.state <> 'active' then s.state
         when s.frequency = 'pause' then 'pause'
         when s.frequency = 'quarterly' and exists (
              select 1 from issue_recipient r
               where r.issue_id in (:earlier0, :earlier1, :earlier2) and r.subscriber_id = s.id and r.included = 1)
              then 'quarterly'
         when s.channel = 'chat' and exists (
              select 1 from member m where m.id = s.member_id and m.state = 'active' and m.telegram is not null)
              then 'chat'
         else '' end"""
"""Why a subscriber gets no letter of an issue, '' for one who does."""


async def freeze_recipients(
    connection: Connection, issue_id: str, languages: Iterable[str], now: datetime
) -> int:
    """Write down every subscriber as in or out, with the reason; returns how many are in.

    Someone whose language the issue is not written in gets the first of `languages`. Out, in this order: who is on the
    list of the suppressed, has left or not confirmed, wants a pause, has had an issue in this quarter and wants no
    more than that, or reads it in the chat and can be reached there.
    """
    await delete_recipients(connection, issue_id)
    first, *others = languages
    spoken = ", ".join(f":language{index}" for index in range(len(others)))
    await connection.run(
        f"""
        insert into issue_recipient (issue_id, subscriber_id, email, language, included, reason)
        select :issue, id, email, case when language in ({spoken or "''"}) then language else :first end,
               case when out = '' then 1 else 0 end, case when out = '' then source else out end
          from (select id, email, language, source, {_OUT} as out from subscriber s where created_at <= :now) as judged
        """,
        issue=issue_id,
        first=first,
        now=now,
        **await _earlier_in_quarter(connection, issue_id),
        **{f"language{index}": language for index, language in enumerate(others)},
    )
    await _narrow_recipients(connection, issue_id)
    await _place_recipients(connection, issue_id)
    return await count_included(connection, issue_id)


async def _earlier_in_quarter(connection: Connection, issue_id: str) -> dict[str, str]:
    """The quarter's other issues that have gone out, as three parameters, '' for none; an extra mailing has no quarter."""
    period: str = await connection.value("select period from issue where id = :id", id=issue_id)
    months = dict(zip(("m0", "m1", "m2"), quarter_of(period) or ("", "", ""), strict=True))
    rows = await connection.all(
        """
        select id from issue
         where period in (:m0, :m1, :m2) and id <> :issue and state in ('sending', 'paused', 'sent')
        """,
        issue=issue_id,
        **months,
    )
    ids = [*(row["id"] for row in rows), "", "", ""]
    return {f"earlier{number}": ids[number] for number in range(3)}


async def _narrow_recipients(connection: Connection, issue_id: str) -> None:
    """Out, with that reason, is whoever's organisation is not among those that the issue is meant for."""
    audience = json.loads(await connection.value("select audience from issue where id = :id", id=issue_id))
    for facet, values in audience.items():
        await connection.run(
            f"""
            update issue_recipient set included = 0, reason = 'audience'
             where issue_id = :issue and included = 1 and not exists (
                   select 1 from subscriber s join organisation o on o.id = s.organisation_id
                    where s.id = issue_recipient.subscriber_id and {_MEANT[facet]})
            """,
            issue=issue_id,
            values=values,
        )


_AMONG = "in (select value from json_each(:values))"
_MEANT = {
    "subregion": f"o.subregion {_AMONG}",
    "municipality": f"o.municipality {_AMONG}",
    "size": f"o.size {_AMONG}",
    "form": f"o.form {_AMONG}",
    "theme": f"exists (select 1 from json_each(o.themes) t where t.value {_AMONG})",
    "present": f"o.folded {_AMONG}",
}
"""By facet, the condition under which an organisation's subscribers are meant."""


async def _place_recipients(connection: Connection, issue_id: str) -> None:
    """Whom each recipient belongs to, and the sub-region of theirs that the issue has a variant for."""
    await connection.run(
        """
        update issue_recipient set
            organisation_id = (select s.organisation_id from subscriber s where s.id = issue_recipient.subscriber_id),
            subregion = coalesce((
                select v.subregion from subscriber s
                  join organisation o on o.id = s.organisation_id
                  join issue_variant v on v.issue_id = :issue and v.language = issue_recipient.language
                                      and v.subregion = o.subregion
                 where s.id = issue_recipient.subscriber_id), '')
         where issue_id = :issue and included = 1
        """,
        issue=issue_id,
    )


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
