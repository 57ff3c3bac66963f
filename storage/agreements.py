"""Who agrees with whose reply, and which replies may be shown for it: rows only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dialogue.replies.agreeing import ENOUGH, Agreement, Candidate
from storage.connection import Connection
from storage.rows import load, load_all

_COUNTED = "reply.withdrawn_at is null and reply.held is null and reply.substance = 1"
LATEST = 300
"""Replies to a question that are looked through, the newest: the cost of an answer stays the same, however many there are."""
_CANDIDATE = """
    select reply.id, reply.question_id, case when reply.withdrawn_at is null then coalesce(said.text, '') else '' end as text,
           reply.visibility, coalesce(o.name, '') as organisation, reply.held, reply.withdrawn_at is not null as withdrawn,
           reply.substance,
           exists (select 1 from reply_theme as mark where mark.reply_id = reply.id and mark.state = 'confirmed')
           or exists (select 1 from issue_quotation as quoted join issue on issue.id = quoted.issue_id
                       where quoted.reply_id = reply.id and issue.state in ('sending', 'sent')) as looked_at,
           (select count(*) from agreement where agreement.reply_id = reply.id) as agrees
      from reply
      left join reply_version as said on said.reply_id = reply.id and said.version = reply.version
      left join organisation as o on o.id = reply.organisation_id and reply.source = 'organisation'
"""


async def select_candidates(
    connection: Connection, question_id: str, member_id: str, organisation_id: str | None, limit: int = 60
) -> tuple[Candidate, ...]:
    """Replies to a question that a member may be shown: nobody's own, and none that they agree with already."""
    return load_all(
        Candidate,
        await connection.all(
            f"""{_CANDIDATE}
             where reply.id in (select latest.id
                                  from (select id from reply where question_id = :question
                                         order by received_at desc limit {LATEST}) as latest
                                 where exists (select 1 from reply_theme as mark
                                                where mark.reply_id = latest.id and mark.state = 'confirmed'))
               and {_COUNTED} and reply.visibility <> 'hidden'
               and coalesce(reply.member_id, '') <> :member
               and (:organisation = '' or coalesce(reply.organisation_id, '') <> :organisation)
               and reply.id not in (select reply_id from agreement where member_id = :member)
             order by reply.received_at desc, reply.id limit :limit""",
            question=question_id,
            member=member_id,
            organisation=organisation_id or "",
            limit=limit,
        ),
    )


async def select_candidate(connection: Connection, reply_id: str) -> tuple[Candidate, str] | None:
    """One reply as it stands, with the question that it answers; None for one without a question."""
    row = await connection.one(f"{_CANDIDATE} where reply.id = :id", id=reply_id)
    if row is None or row["question_id"] is None:
        return None
    return load(Candidate, row), row["question_id"]


async def count_answers(connection: Connection, question_id: str, most: int = ENOUGH) -> int:
    """How many counted replies a question has; no further than `most`, since more makes no difference."""
    found: int = await connection.value(
        f"""select count(*) from
              (select 1 from reply where reply.question_id = :question and {_COUNTED} limit :most) as few""",
        question=question_id,
        most=most,
    )
    return found


async def was_offered(connection: Connection, key: str) -> bool:
    """Whether the message of that key, which offers others' replies, was queued before."""
    return await connection.value("select 1 from outbox where key = :key", key=key) is not None


async def is_own(connection: Connection, reply_id: str, member_id: str) -> bool:
    """Whether the reply is the member's."""
    return (
        await connection.value(
            "select 1 from reply where id = :id and member_id = :member", id=reply_id, member=member_id
        )
        is not None
    )


async def insert_agreement(
    connection: Connection, reply_id: str, member_id: str, organisation_id: str | None, now: datetime
) -> None:
    """A member agrees with a reply; once."""
    await connection.run(
        """
        insert into agreement (reply_id, member_id, organisation_id, agreed_at)
        values (:reply, :member, :organisation, :now)
        on conflict do nothing
        """,
        reply=reply_id,
        member=member_id,
        organisation=organisation_id,
        now=now,
    )


async def delete_agreement(connection: Connection, reply_id: str, member_id: str) -> bool:
    """Take it back; False where there was none."""
    return (
        await connection.run(
            "delete from agreement where reply_id = :reply and member_id = :member",
            reply=reply_id,
            member=member_id,
        )
        == 1
    )


async def select_agreed(connection: Connection, member_id: str, reply_ids: Iterable[str]) -> frozenset[str]:
    """Which of these replies the member agrees with."""
    rows = await connection.all("select reply_id from agreement where member_id = :member", member=member_id)
    return frozenset(row["reply_id"] for row in rows) & frozenset(reply_ids)


async def select_agreed_with(connection: Connection, member_id: str) -> tuple[str, ...]:
    """Ids of the replies that the member agrees with, in the order of agreeing."""
    rows = await connection.all(
        "select reply_id from agreement where member_id = :member order by agreed_at, reply_id",
        member=member_id,
    )
    return tuple(row["reply_id"] for row in rows)


async def select_counts(connection: Connection) -> dict[str, Agreement]:
    """How many agree with each reply that anybody agrees with."""
    rows = await connection.all(
        """
        select reply_id, count(*) as agrees, count(distinct organisation_id) as organisations
          from agreement group by reply_id
        """
    )
    return {row["reply_id"]: Agreement(row["agrees"], row["organisations"]) for row in rows}


async def detach_agreements(connection: Connection, member_id: str) -> None:
    """A member's agreement stays to be counted, and is nobody's."""
    await connection.run("update agreement set member_id = null where member_id = :member", member=member_id)
