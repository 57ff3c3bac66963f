"""What importing minutes reads and changes in the rows of questions and replies. Knows the rows by their key only."""

from __future__ import annotations

from dialogue.questions import Question
from dialogue.replies import Reply
from storage.connection import Connection
from storage.replies import SELECT
from storage.rows import load_all


async def select_minuted_replies(connection: Connection, key: str) -> tuple[Reply, ...]:
    """The replies whose own key begins with `key`, in the order of the page, withdrawn ones not."""
    return load_all(
        Reply,
        await connection.all(
            SELECT
            + """
             where substr(reply.once, 1, :length) = :key and reply.withdrawn_at is null
             order by reply.position, reply.id
            """,
            key=key,
            length=len(key),
        ),
    )


async def update_place(
    connection: Connection,
    reply_id: str,
    question_id: str,
    parent: str | None,
    level: int,
    position: int,
    table: str,
) -> None:
    """Where on the page a reply stands, and under which question."""
    await connection.run(
        """
        update reply
           set question_id = :question, parent = :parent, level = :level, position = :position, table_name = :table
         where id = :id
        """,
        id=reply_id,
        question=question_id,
        parent=parent,
        level=level,
        position=position,
        table=table,
    )


async def update_asked(connection: Connection, question: Question) -> None:
    """The words of a question that was put at a meeting, and its place there."""
    await connection.run(
        """
        update question
           set text = :text, short_title = :short_title, label = :label, background = :background,
               meeting_id = :meeting
         where id = :id
        """,
        id=question.id,
        text=question.text,
        short_title=question.short_title,
        label=question.label,
        background=question.background,
        meeting=question.meeting_id,
    )


async def count_minuted(connection: Connection, key: str) -> int:
    """How many replies ever had a key that begins with `key`."""
    counted: int = await connection.value(
        "select count(*) from reply where substr(once, 1, :length) = :key", key=key, length=len(key)
    )
    return counted
