"""The words of a question before they were changed."""

from __future__ import annotations

from datetime import datetime

from dialogue.questions import Question, Wording
from storage.connection import Connection
from storage.rows import load_all


async def insert_wording(
    connection: Connection, question: Question, now: datetime, actor: str, note: str
) -> None:
    """Keep the words that `question` had until `now`, and why they were changed."""
    await connection.run(
        """
        insert into question_version (question_id, version, text, background, plain, until, changed_by, note)
        values (:id, :version, :text, :background, :plain, :now, :actor, :note)
        """,
        id=question.id,
        version=question.version,
        text=question.text,
        background=question.background,
        plain=question.plain,
        now=now,
        actor=actor,
        note=note,
    )


async def select_wordings(connection: Connection, question_id: str) -> tuple[Wording, ...]:
    """The earlier words, the first on top."""
    return load_all(
        Wording,
        await connection.all(
            "select * from question_version where question_id = :id order by version", id=question_id
        ),
    )
