"""Questions' rows."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from dialogue.questions import Question
from storage.connection import Connection, Row
from storage.rows import load, load_all, load_or_none


async def select_question(connection: Connection, question_id: str) -> Question | None:
    """A question by our id."""
    return load_or_none(
        Question, await connection.one("select * from question where id = :id", id=question_id)
    )


async def select_question_by_code(connection: Connection, code: str) -> Question | None:
    """A question by its code."""
    return load_or_none(
        Question, await connection.one("select * from question where code = :code", code=code)
    )


async def select_open_questions(connection: Connection, now: datetime) -> tuple[Question, ...]:
    """What can be answered at `now`, the one that closes first on top."""
    rows = await connection.all(
        """
        select * from question
         where status = 'open' and (closes_at is null or closes_at > :now)
         order by closes_at, code
        """,
        now=now,
    )
    return tuple([_same(row) for row in rows])


@lru_cache(maxsize=64)
def _same(row: Row) -> Question:
    """The question of a row. Asked with every reply: an equal row, value by value, needs no second look."""
    return load(Question, row)


async def select_questions(connection: Connection) -> tuple[Question, ...]:
    """All questions, the one that closes first before the others."""
    return load_all(
        Question, await connection.all("select * from question order by closes_at is null, closes_at, code")
    )


async def select_question_counts(connection: Connection) -> list[Row]:
    """For each question with replies: how many replies, and of how many organisations; held ones not counted."""
    return await connection.all(
        """
        select question_id, count(*) as replies, count(distinct organisation_id) as organisations
          from reply
         where question_id is not null and withdrawn_at is null and held is null and substance = 1
         group by question_id
        """
    )


async def insert_question(connection: Connection, question: Question) -> bool:
    """A new question; False where its code is taken, or its round of a series."""
    return (
        await connection.run(
            """
            insert into question (id, code, text, short_title, label, background, link, owner, level,
                                  decision_body, decision_on, theme_id, meeting_id, status, opens_at, closes_at,
                                  created_at, kind, plain, contact, follow_up, principle, audience, at_meeting,
                                  repeats, series_id, period)
            values (:id, :code, :text, :short_title, :label, :background, :link, :owner, :level,
                    :decision_body, :decision_on, :theme_id, :meeting_id, :status, :opens_at, :closes_at,
                    :created_at, :kind, :plain, :contact, :follow_up, :principle, :audience, :at_meeting,
                    :repeats, :series_id, :period)
            on conflict do nothing
            """,
            **{name: getattr(question, name) for name in INSERTED},
        )
        == 1
    )


INSERTED = (
    "id", "code", "text", "short_title", "label", "background", "link", "owner", "level", "decision_body",
    "decision_on", "theme_id", "meeting_id", "status", "opens_at", "closes_at", "created_at", "kind", "plain", "contact",
    "follow_up", "principle", "audience", "at_meeting", "repeats", "series_id", "period",
)  # fmt: skip


async def update_draft(connection: Connection, question: Question) -> None:
    """All that a draft says; its code stays."""
    assigned = ", ".join(f"{name} = :{name}" for name in CHANGED)
    await connection.run(
        f"update question set {assigned} where id = :id and status = 'draft'",
        **{name: getattr(question, name) for name in (*CHANGED, "id")},
    )


CHANGED = (
    "text", "short_title", "label", "background", "link", "owner", "level", "decision_body", "decision_on", "theme_id",
    "meeting_id", "opens_at", "closes_at", "kind", "plain", "contact", "follow_up", "principle", "audience",
    "at_meeting", "repeats", "series_id", "period",
)  # fmt: skip


async def update_asked(connection: Connection, question: Question) -> None:
    """All that can be said differently about a question that was opened, with the number of its wording."""
    assigned = ", ".join(f"{name} = :{name}" for name in REWORDED)
    await connection.run(
        f"update question set {assigned} where id = :id",
        **{name: getattr(question, name) for name in (*REWORDED, "id")},
    )


REWORDED = (
    "text", "short_title", "label", "background", "plain", "version", "link", "owner", "level", "decision_body",
    "decision_on", "theme_id", "meeting_id", "closes_at", "kind", "contact", "follow_up", "principle", "audience",
    "at_meeting", "repeats", "series_id", "period",
)  # fmt: skip


async def update_opened(connection: Connection, question_id: str, now: datetime, note: str) -> None:
    """The question is open from `now`; `note` is why a warning was set aside."""
    await connection.run(
        """
        update question set status = 'open', opened_at = coalesce(opened_at, :now), override_note = :note
         where id = :id
        """,
        id=question_id,
        now=now,
        note=note,
    )


async def update_plan(connection: Connection, question: Question, note: str) -> None:
    """A draft opens by itself at `opens_at`; `note` is why a warning was set aside."""
    await connection.run(
        "update question set opens_at = :at, override_note = :note where id = :id and status = 'draft'",
        at=question.opens_at,
        note=note,
        id=question.id,
    )


async def select_override_note(connection: Connection, question_id: str) -> str:
    """Why a warning was set aside when the question was opened or planned; '' where none was."""
    found: str | None = await connection.value(
        "select override_note from question where id = :id", id=question_id
    )
    return found or ""


async def has_replies(connection: Connection, question_id: str) -> bool:
    """Whether anybody has replied to it, also where the reply is held or was taken back."""
    found = await connection.value("select 1 from reply where question_id = :id limit 1", id=question_id)
    return found is not None


async def update_status(connection: Connection, question_id: str, status: str) -> None:
    """Closed, answered or archived."""
    await connection.run("update question set status = :status where id = :id", id=question_id, status=status)


async def update_feedback(connection: Connection, question_id: str, text: str, now: datetime) -> None:
    """What came of what was said."""
    await connection.run(
        "update question set feedback = :text, feedback_at = :now, status = 'answered' where id = :id",
        id=question_id,
        text=text,
        now=now,
    )


async def select_due_to_close(connection: Connection, now: datetime) -> tuple[Question, ...]:
    """Open questions whose last day has passed."""
    return load_all(
        Question,
        await connection.all(
            "select * from question where status = 'open' and closes_at <= :now order by closes_at, code",
            now=now,
        ),
    )


async def select_due_to_open(connection: Connection, now: datetime) -> tuple[Question, ...]:
    """Drafts that were given a first day, which has come."""
    return load_all(
        Question,
        await connection.all(
            """
            select * from question
             where status = 'draft' and opens_at is not null and opens_at <= :now and closes_at > :now
             order by opens_at, code
            """,
            now=now,
        ),
    )


async def count_by_state(connection: Connection) -> dict[str, int]:
    """How many questions are in each state."""
    rows = await connection.all("select status, count(*) as n from question group by status order by status")
    return {row["status"]: row["n"] for row in rows}


async def count_without_feedback(connection: Connection) -> int:
    """How many closed questions with replies wait for what came of them."""
    waiting: int = await connection.value(
        """
        select count(*) from question
         where status = 'closed' and feedback = ''
           and exists (select 1 from reply where question_id = question.id and withdrawn_at is null)
        """
    )
    return waiting
