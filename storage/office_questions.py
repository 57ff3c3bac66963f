"""Questions to the office: rows only."""

from __future__ import annotations

from datetime import datetime

from dialogue.office_questions import OfficeQuestion
from storage.connection import Connection
from storage.rows import load_all, load_or_none


async def insert_office_question(connection: Connection, question: OfficeQuestion) -> bool:
    """Keep a question; False where its reply was made one before."""
    return (
        await connection.run(
            """
            insert into office_question (id, member_id, reply_id, shown_as, text, about, language, asked_at, alarm_at)
            values (:id, :member_id, :reply_id, :shown_as, :text, :about, :language, :asked_at, :alarm_at)
            on conflict do nothing
            """,
            **{name: getattr(question, name) for name in INSERTED},
        )
        == 1
    )


INSERTED = (
    "id", "member_id", "reply_id", "shown_as", "text", "about", "language", "asked_at", "alarm_at",
)  # fmt: skip


async def select_office_question(connection: Connection, question_id: str) -> OfficeQuestion | None:
    """One question by our id."""
    return load_or_none(
        OfficeQuestion,
        await connection.one("select * from office_question where id = :id", id=question_id),
    )


async def select_by_reply(connection: Connection, reply_id: str) -> OfficeQuestion | None:
    """The question that a reply was made into."""
    return load_or_none(
        OfficeQuestion,
        await connection.one("select * from office_question where reply_id = :reply", reply=reply_id),
    )


async def select_waiting(connection: Connection, limit: int) -> tuple[OfficeQuestion, ...]:
    """What nobody has answered, oldest first; erased ones hold nothing to answer."""
    return load_all(
        OfficeQuestion,
        await connection.all(
            """select * from office_question where state = 'waiting' and text <> ''
                order by asked_at, id limit :limit""",
            limit=limit,
        ),
    )


async def count_waiting(connection: Connection) -> int:
    """How many nobody has answered."""
    found: int = await connection.value(
        "select count(*) from office_question where state = 'waiting' and text <> ''"
    )
    return found


async def select_of_member(connection: Connection, member_id: str, limit: int) -> tuple[OfficeQuestion, ...]:
    """A member's own questions, newest first."""
    return load_all(
        OfficeQuestion,
        await connection.all(
            "select * from office_question where member_id = :member order by asked_at desc, id limit :limit",
            member=member_id,
            limit=limit,
        ),
    )


async def update_asked_text(connection: Connection, reply_id: str, text: str) -> None:
    """The member wrote the question anew, or took it back (''), before it was answered."""
    await connection.run(
        "update office_question set text = :text where reply_id = :reply and state = 'waiting'",
        reply=reply_id,
        text=text,
    )


async def update_answered(
    connection: Connection, question_id: str, answer: str, by: str, now: datetime
) -> bool:
    """Keep the office's answer; False where there is one already."""
    return (
        await connection.run(
            """
            update office_question set state = 'answered', answer = :answer, answered_by = :by, answered_at = :now
             where id = :id and state = 'waiting'
            """,
            id=question_id,
            answer=answer,
            by=by,
            now=now,
        )
        == 1
    )


async def claim_alarms(connection: Connection, now: datetime) -> tuple[OfficeQuestion, ...]:
    """Questions that have waited too long and were not told of; they are told of now."""
    return load_all(
        OfficeQuestion,
        await connection.all(
            """
            update office_question set alarmed = 1
             where state = 'waiting' and alarmed = 0 and alarm_at <= :now and text <> ''
            returning *
            """,
            now=now,
        ),
    )


async def blank_office_questions(connection: Connection, member_id: str, *, keep_texts: bool) -> None:
    """A member's questions are nobody's; without `keep_texts` their words go, and so do the answers."""
    words = "" if keep_texts else ", text = '', answer = '', about = ''"
    await connection.run(
        f"update office_question set member_id = null, reply_id = null, shown_as = ''{words} where member_id = :member",
        member=member_id,
    )
