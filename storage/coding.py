"""How replies are coded: what waits to be proposed anew, and counts of what a person has confirmed.

Single marks are `replies`' and `review`'s. Proposes and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogue.replies import ThemeMark
from dialogue.themes import RETIRED_ON
from storage.connection import Connection, Row
from storage.rows import load_all

PROPOSABLE = """
    reply.withdrawn_at is null and reply.held is null and reply.substance = 1
    and not exists (select 1 from reply_theme as own where own.reply_id = reply.id and own.state = 'confirmed')
"""
OPEN = "state = 'suggested' and theme_id in (select id from theme where valid_to = :day)"


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A reply of which nobody has confirmed a theme; `question` is what it answers, '' where it answers none."""

    id: str
    version: int
    text: str
    question: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be proposed for a version of a reply, instead of what was."""

    reply_id: str
    version: int
    themes: tuple[tuple[str, str], ...]


async def select_uncoded(connection: Connection, after: str, limit: int) -> tuple[Uncoded, ...]:
    """Replies of which nobody has confirmed a theme, by their ids, those after `after`."""
    return load_all(
        Uncoded,
        await connection.all(
            f"""
            select reply.id, reply.version, said.text, coalesce(q.text, '') as question
              from reply
              join reply_version as said on said.reply_id = reply.id and said.version = reply.version
              left join question as q on q.id = reply.question_id
             where reply.id > :after and {PROPOSABLE}
             order by reply.id limit :limit
            """,
            after=after,
            limit=limit,
        ),
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted reply; `code` and `question` are what it answers, '' where it answers none."""

    id: str
    text: str
    code: str
    question: str
    received_at: datetime


async def select_counted(connection: Connection, question_id: str | None = None) -> tuple[Counted, ...]:
    """Replies that are neither withdrawn nor held and say something, all or those to one question, oldest first."""
    return load_all(
        Counted,
        await connection.all(
            """
            select reply.id, said.text, coalesce(q.code, '') as code, coalesce(q.text, '') as question,
                   reply.received_at
              from reply
              join reply_version as said on said.reply_id = reply.id and said.version = reply.version
              left join question as q on q.id = reply.question_id
             where reply.withdrawn_at is null and reply.held is null and reply.substance = 1
               and (:question is null or reply.question_id = :question)
             order by reply.received_at, reply.id
            """,
            question=question_id,
        ),
    )


async def select_confirmed(connection: Connection) -> list[Row]:
    """Every `reply_id` and `theme_id` that a person has confirmed."""
    return await connection.all(
        "select reply_id, theme_id from reply_theme where state = 'confirmed' order by reply_id, theme_id"
    )


async def count_themes(connection: Connection, question_id: str | None, since: datetime | None) -> list[Row]:
    """Per theme: replies `confirmed` and only `suggested`, organisations with a confirmed one, the `only` one's name."""
    return await connection.all(
        """
        select mark.theme_id, sum(case when mark.state = 'confirmed' then 1 else 0 end) as confirmed,
               sum(case when mark.state = 'suggested' then 1 else 0 end) as suggested,
               count(distinct case when mark.state = 'confirmed' then o.id end) as organisations,
               min(case when mark.state = 'confirmed' then o.name end) as only
          from reply_theme as mark join reply on reply.id = mark.reply_id
          left join organisation as o on o.id = reply.organisation_id
         where mark.state <> 'rejected' and reply.withdrawn_at is null and reply.held is null
           and (:question is null or reply.question_id = :question)
           and (:since is null or reply.received_at >= :since)
         group by mark.theme_id
        """,
        question=question_id,
        since=since,
    )


async def select_marks_between(connection: Connection, after: str, last: str) -> tuple[ThemeMark, ...]:
    """The marks of replies with ids after `after`, up to `last`."""
    return load_all(
        ThemeMark,
        await connection.all(
            "select * from reply_theme where reply_id > :after and reply_id <= :last order by reply_id, theme_id",
            after=after,
            last=last,
        ),
    )


async def count_coded(connection: Connection) -> tuple[int, int]:
    """How many replies have a confirmed theme, and how many could be proposed for."""
    row = await connection.one(
        f"""
        select (select count(distinct reply_id) from reply_theme where state = 'confirmed') as coded,
               (select count(*) from reply where {PROPOSABLE}) as open
        """
    )
    assert row is not None
    return row["coded"], row["open"]


async def replace_suggestions(
    connection: Connection, proposals: Iterable[Proposal], frame_version: str
) -> None:
    """Propose anew, where the words are the same still and nobody has confirmed a theme meanwhile; rejected stays so."""
    listed = [{"reply": one.reply_id, "version": one.version} for one in proposals]
    same = f"select id from reply where id = :reply and version = :version and {PROPOSABLE}"
    await connection.run_many(
        f"delete from reply_theme where state = 'suggested' and reply_id in ({same})", listed
    )
    await connection.run_many(
        f"""
        insert into reply_theme (reply_id, theme_id, state, reason, frame_version)
        select id, :theme, 'suggested', :reason, :frame from ({same})
         where true
        on conflict (reply_id, theme_id) do nothing
        """,
        [row for one in proposals for row in _rows(one, frame_version)],
    )


def _rows(proposal: Proposal, frame_version: str) -> Iterable[Mapping[str, object]]:
    for theme, reason in proposal.themes:
        yield {"reply": proposal.reply_id, "version": proposal.version, "theme": theme, "reason": reason,
               "frame": frame_version}  # fmt: skip


async def update_substance(connection: Connection, reply_id: str, substance: bool) -> None:
    """Whether a person finds that the reply says something: what does not is kept and not counted."""
    await connection.run(
        "update reply set substance = :substance where id = :id", id=reply_id, substance=substance
    )


async def reject_others(
    connection: Connection, reply_id: str, theme_id: str, by: str, now: datetime, frame_version: str
) -> None:
    """All themes of a reply but this one are rejected: it has no other."""
    await connection.run(
        """
        update reply_theme set state = 'rejected', frame_version = :version, decided_by = :by, decided_at = :now
         where reply_id = :reply and theme_id <> :theme and state <> 'rejected'
        """,
        reply=reply_id,
        theme=theme_id,
        version=frame_version,
        by=by,
        now=now,
    )


async def delete_retired_suggestions(connection: Connection) -> int:
    """What was proposed of themes that the frame no longer holds, wherever it is; returns how many."""
    return await connection.run(f"delete from reply_theme where {OPEN}", day=RETIRED_ON)
