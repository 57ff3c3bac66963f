"""What came of questions, as it was told."""

from __future__ import annotations

from datetime import datetime

from dialogue.questions import Question
from storage.connection import Connection
from storage.rows import load_all


async def select_answered_between(
    connection: Connection, first: datetime, until: datetime
) -> tuple[Question, ...]:
    """Questions whose feedback was written in the span, oldest first."""
    return load_all(
        Question,
        await connection.all(
            """
            select * from question
             where feedback_at > :first and feedback_at <= :until and feedback <> ''
             order by feedback_at, code
            """,
            first=first,
            until=until,
        ),
    )
