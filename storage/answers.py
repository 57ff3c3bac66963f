"""What replies answer beside their words: rows only."""

from __future__ import annotations

from dialogue.replies import Reply
from storage.connection import Connection


async def update_answer(connection: Connection, reply_id: str, answer: str) -> None:
    """Another answer, which makes it a reply of substance."""
    await connection.run(
        "update reply set answer = :answer, substance = 1 where id = :id", id=reply_id, answer=answer
    )


async def release_once(connection: Connection, reply_id: str) -> None:
    """A reply that was taken back no longer stands for its press: the next press is a reply of its own."""
    await connection.run("update reply set once = null where id = :id", id=reply_id)


async def update_asked(connection: Connection, reply_id: str, answer: str, version: int) -> None:
    """What a reply answers, and to which wording of its question, once it belongs to another one."""
    await connection.run(
        "update reply set answer = :answer, question_version = :version where id = :id",
        id=reply_id,
        answer=answer,
        version=version,
    )


async def update_counted(connection: Connection, reply_id: str, *, counted: bool) -> None:
    """Whether the reply counts as one: a question to the office does not."""
    await connection.run(
        "update reply set substance = :counted where id = :id", id=reply_id, counted=int(counted)
    )


async def blank_answer(connection: Connection, reply_id: str) -> None:
    """Remove what was answered by a button or a number."""
    await connection.run("update reply set answer = '' where id = :id", id=reply_id)


async def update_message(connection: Connection, reply_id: str, chat: int, message: int) -> None:
    """The message of the sender's that a reply's words stand in."""
    await connection.run(
        "update reply set chat = :chat, message = :message where id = :id",
        id=reply_id,
        chat=chat,
        message=message,
    )


async def select_answer_before(connection: Connection, reply: Reply) -> str:
    """The latest answer of the same member to the same question before `reply`, '' where there is none."""
    found: str | None = await connection.value(
        """
        select answer from reply
         where member_id = :member and question_id = :question and id <> :id and answer <> ''
           and withdrawn_at is null and received_at <= :received
         order by received_at desc, id limit 1
        """,
        member=reply.member_id,
        question=reply.question_id,
        id=reply.id,
        received=reply.received_at,
    )
    return found or ""
