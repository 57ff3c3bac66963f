"""Replies as the office looks them over: held ones, loose ones, and themes that wait for a person.

Only queries; what may be done with a reply is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Connection
from storage.rows import load_all, load_or_none

SELECT = """
    select reply.id, coalesce(said.text, '') as text, coalesce(q.code, '') as question_code,
           coalesce(q.short_title, '') as question, coalesce(o.name, '') as organisation, reply.channel,
           reply.visibility, reply.received_at, reply.held, reply.reviewed_by, reply.reviewed_at, {reason} as reason,
           reply.language, reply.origin, reply.answer, (select count(*) from agreement where agreement.reply_id = reply.id) as agrees,
           coalesce(reply.organisation_id = m.organisation_id and m.joined = 'asked', false) as unconfirmed
      from reply
      left join reply_version as said on said.reply_id = reply.id and said.version = reply.version
      left join question as q on q.id = reply.question_id
      left join organisation as o on o.id = reply.organisation_id
      left join member as m on m.id = reply.member_id
"""
ANY = SELECT.format(reason="''")
WORDED = "exists (select 1 from reply_version as words where words.reply_id = reply.id)"
"""Of a reply that was erased only its row is there, to be counted; there is nothing to look over."""
TO_REVIEW = "reply.held is not null and reply.held <> 'to-transcribe'"
"""What is still to be written down has a list of its own."""
COUNTED = f"reply.withdrawn_at is null and reply.held is null and reply.substance = 1 and {WORDED}"
UNMARKED = """
    not exists (select 1 from reply_theme as mark where mark.reply_id = reply.id and mark.state <> 'rejected')
    and (reply.answer = '' or exists (select 1 from reply_version as words where words.reply_id = reply.id
                                         and words.version = reply.version and words.text <> ''))
"""
"""An answer without words has no theme to find."""


@dataclass(frozen=True, slots=True)
class SeenReply:
    """A reply with what the office sees beside it; names that are not known are ''.

    `reviewed_by` (a staff id) and `reviewed_at` tell who last decided that it stays held, if anybody did. `reason` is
    the words that gave a theme, where replies were asked for by theme. `answer`, `language` and `origin` are as `Reply`'s; `agrees`
    is how many members agree; `unconfirmed`: its author says to answer for the organisation, and nobody has confirmed it.
    """

    id: str
    text: str
    question_code: str
    question: str
    organisation: str
    channel: str
    visibility: str
    received_at: datetime
    held: str | None
    reviewed_by: str | None
    reviewed_at: datetime | None
    reason: str
    answer: str
    agrees: int
    language: str
    origin: str
    unconfirmed: bool = False


async def select_seen(connection: Connection, reply_id: str) -> SeenReply | None:
    """One reply; None for one that was withdrawn."""
    return load_or_none(
        SeenReply,
        await connection.one(f"{ANY} where reply.id = :id and reply.withdrawn_at is null", id=reply_id),
    )


async def select_held(connection: Connection, limit: int) -> tuple[SeenReply, ...]:
    """Held replies: those that nobody has looked at first, crises before others, then the newest."""
    return load_all(
        SeenReply,
        await connection.all(
            f"""{ANY} where {TO_REVIEW} and reply.withdrawn_at is null and {WORDED}
                order by reply.reviewed_at is not null, reply.held <> 'crisis', reply.received_at desc, reply.id
                limit :limit""",
            limit=limit,
        ),
    )


async def select_unplaced(connection: Connection, since: datetime, limit: int) -> tuple[SeenReply, ...]:
    """Counted replies since a time that belong to no question, oldest first."""
    return load_all(
        SeenReply,
        await connection.all(
            f"""{ANY} where {COUNTED} and reply.question_id is null and reply.received_at > :since
                order by reply.received_at, reply.id limit :limit""",
            since=since,
            limit=limit,
        ),
    )


async def select_unmarked(connection: Connection, since: datetime, limit: int) -> tuple[SeenReply, ...]:
    """Counted replies since a time that have no theme and none proposed, oldest first."""
    return load_all(
        SeenReply,
        await connection.all(
            f"""{ANY} where {COUNTED} and {UNMARKED} and reply.received_at > :since
                order by reply.received_at, reply.id limit :limit""",
            since=since,
            limit=limit,
        ),
    )


async def select_uncounted(connection: Connection, since: datetime, limit: int) -> tuple[SeenReply, ...]:
    """Replies since a time that were found to say nothing, by the program or a person, oldest first."""
    return load_all(
        SeenReply,
        await connection.all(
            f"""{ANY} where reply.withdrawn_at is null and reply.held is null and reply.substance = 0 and {WORDED}
                 and reply.received_at > :since
                 and not exists (select 1 from office_question as asked where asked.reply_id = reply.id)
                order by reply.received_at, reply.id limit :limit""",
            since=since,
            limit=limit,
        ),
    )


async def count_new(connection: Connection, since: datetime) -> int:
    """How many counted replies have come since a time."""
    new: int = await connection.value(
        f"select count(*) from reply where {COUNTED} and received_at > :since", since=since
    )
    return new


async def select_of_theme(
    connection: Connection, theme_id: str, state: str, since: datetime, limit: int
) -> tuple[SeenReply, ...]:
    """Counted replies since a time with a theme in `state` (suggested, confirmed), oldest first."""
    return load_all(
        SeenReply,
        await connection.all(
            f"""{SELECT.format(reason="mark.reason")}
                join reply_theme as mark on mark.reply_id = reply.id
               where mark.theme_id = :theme and mark.state = :state and {COUNTED}
                 and reply.received_at > :since
               order by reply.received_at, reply.id limit :limit""",
            theme=theme_id,
            state=state,
            since=since,
            limit=limit,
        ),
    )


async def count_review(connection: Connection, since: datetime) -> dict[str, int]:
    """How much waits: `held` that nobody has looked at, `unplaced`, `unmarked`, `suggested` (replies, not marks)."""
    row = await connection.one(
        f"""
        select
          (select count(*) from reply
            where {TO_REVIEW} and withdrawn_at is null and reviewed_at is null and {WORDED}) as held,
          (select count(*) from reply
            where {COUNTED} and question_id is null and received_at > :since) as unplaced,
          (select count(*) from reply where {COUNTED} and {UNMARKED} and received_at > :since) as unmarked,
          (select count(distinct mark.reply_id)
             from reply_theme as mark join reply on reply.id = mark.reply_id
            where mark.state = 'suggested' and {COUNTED} and reply.received_at > :since) as suggested
        """,
        since=since,
    )
    assert row is not None
    return {name: row[name] for name in ("held", "unplaced", "unmarked", "suggested")}


async def update_reviewed(
    connection: Connection, reply_id: str, held: str | None, by: str | None, now: datetime | None
) -> None:
    """Held with a reason or let go (None); `by` and `now` where a person has looked and it stays held."""
    await connection.run(
        "update reply set held = :held, reviewed_by = :by, reviewed_at = :now where id = :id",
        id=reply_id,
        held=held,
        by=by,
        now=now,
    )
