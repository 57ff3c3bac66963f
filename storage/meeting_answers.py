"""Which organisations took part in a meeting, as its questions' replies tell, and which were told what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dialogue.questions import Question
from storage.connection import Connection, Row
from storage.rows import load_all


async def select_questions_of(connection: Connection, meeting_id: str) -> tuple[Question, ...]:
    """The questions that were asked at a meeting; drafts left out."""
    return load_all(
        Question,
        await connection.all(
            "select * from question where meeting_id = :meeting and status <> 'draft' order by created_at, code",
            meeting=meeting_id,
        ),
    )


async def select_spoke(connection: Connection, meeting_id: str) -> list[Row]:
    """`organisation_id` and `behalf` (a name) of what was said at the meeting's tables, each pair once."""
    return await connection.all(
        """
        select distinct reply.organisation_id, reply.behalf
          from reply join question on question.id = reply.question_id
         where question.meeting_id = :meeting and reply.withdrawn_at is null
           and (reply.source = 'table' or reply.channel = 'meeting' or reply.table_name <> '')
           and (reply.organisation_id is not null or reply.behalf <> '')
        """,
        meeting=meeting_id,
    )


async def select_told(connection: Connection, meeting_id: str) -> frozenset[str]:
    """Ids of the organisations that were told."""
    rows = await connection.all(
        "select organisation_id from meeting_answer where meeting_id = :meeting", meeting=meeting_id
    )
    return frozenset(row["organisation_id"] for row in rows)


async def insert_told(
    connection: Connection, meeting_id: str, organisation_ids: Iterable[str], now: datetime
) -> None:
    """These were told."""
    await connection.run_many(
        """
        insert into meeting_answer (meeting_id, organisation_id, told_at) values (:meeting, :organisation, :now)
        on conflict (meeting_id, organisation_id) do nothing
        """,
        [{"meeting": meeting_id, "organisation": one, "now": now} for one in organisation_ids],
    )
