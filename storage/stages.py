"""Where a meeting stands, its questions, and what was said to them."""

from __future__ import annotations

from datetime import datetime

from dialogue.questions import Question
from dialogue.tables import Stage
from storage.connection import Connection, Row
from storage.rows import load_all, load_or_none


async def select_stage(connection: Connection, meeting_id: str) -> Stage:
    """Where a meeting stands."""
    row = await connection.one(
        "select question_id, moves, ended_at from meeting where id = :id", id=meeting_id
    )
    return load_or_none(Stage, row) or Stage()


async def update_stage(connection: Connection, meeting_id: str, stage: Stage) -> None:
    """The meeting goes on, or ends."""
    await connection.run(
        "update meeting set question_id = :question, moves = :moves, ended_at = :ended where id = :id",
        id=meeting_id,
        question=stage.question_id,
        moves=stage.moves,
        ended=stage.ended_at,
    )


async def select_asked(connection: Connection, meeting_id: str) -> tuple[Question, ...]:
    """A meeting's questions; `dialogue.tables` knows their order."""
    return load_all(
        Question,
        await connection.all(
            "select * from question where meeting_id = :meeting order by created_at, code", meeting=meeting_id
        ),
    )


async def update_asked_here(connection: Connection, question_id: str, closes_at: datetime) -> None:
    """The question is asked at a meeting's tables, and is open until `closes_at` afterwards."""
    await connection.run(
        "update question set at_meeting = 1, closes_at = :closes_at where id = :id",
        id=question_id,
        closes_at=closes_at,
    )


async def count_said(connection: Connection, meeting_id: str) -> list[Row]:
    """`question_id`, `source`, `table_name`, `n`: what was said to a meeting's questions; held and withdrawn left out."""
    return await connection.all(
        """
        select reply.question_id, reply.source, reply.table_name, count(*) as n
          from reply join question on question.id = reply.question_id
         where question.meeting_id = :meeting and reply.withdrawn_at is null and reply.held is null
           and reply.substance = 1
         group by reply.question_id, reply.source, reply.table_name
         order by reply.question_id, reply.source, reply.table_name
        """,
        meeting=meeting_id,
    )
