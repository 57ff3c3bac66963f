"""Who gets an issue, written down at its approval: each subscriber in or out, with the reason, and where they belong."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from dialogue.preferences import quarter_of
from storage.connection import Connection
from storage.recipients import count_included, delete_recipients

_OUT = """
    case when s.suppressed <> '' then s.suppressed
         when s.state <> 'active' then s.state
         when s.frequency = 'pause' then 'pause'
         when s.frequency = 'quarterly' and exists (
              select 1 from issue_recipient r
               where r.issue_id in (:earlier0, :earlier1, :earlier2) and r.subscriber_id = s.id
                 and (r.included = 1 or r.reason = 'chat'))
              then 'quarterly'
         when s.channel = 'chat' and exists (
              select 1 from member m where m.id = s.member_id and m.state = 'active' and m.telegram is not null)
              then 'chat'
         else '' end"""
"""Why a subscriber gets no letter of an issue, '' for one who does."""


MEANT = {
    "subregion": "o.subregion in (select value from json_each(:{values}))",
    "municipality": "o.municipality in (select value from json_each(:{values}))",
    "size": "o.size in (select value from json_each(:{values}))",
    "form": "o.form in (select value from json_each(:{values}))",
    "theme": "exists (select 1 from json_each(o.themes) t where t.value in (select value from json_each(:{values})))",
    "present": "o.folded in (select value from json_each(:{values}))",
}
"""By facet, the condition under which the people of an organisation `o` are meant; `values` names the parameter."""


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
             where issue_id = :issue and (included = 1 or reason = 'chat') and not exists (
                   select 1 from subscriber s join organisation o on o.id = s.organisation_id
                    where s.id = issue_recipient.subscriber_id and {MEANT[facet].format(values="values")})
            """,
            issue=issue_id,
            values=values,
        )


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
