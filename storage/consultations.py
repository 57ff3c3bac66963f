"""Consultations' rows, and every deadline each has had."""

from __future__ import annotations

from datetime import datetime

from dialogue.consultations import Consultation, Deadline, MovedDeadline
from dialogue.questions import Question
from storage.connection import Connection, moment
from storage.rows import load_all, load_or_none

COLUMNS = (
    "id", "code", "title", "body", "case_number", "link", "deadline", "deadline_words", "decision_on", "state",
    "created_at", "opens_at", "decision_body", "level", "relevant", "relevance", "documents", "invites", "audience",
    "lead_id", "inner_deadline", "inner_set_at", "next_at",
)  # fmt: skip


async def insert_consultation(connection: Connection, consultation: Consultation) -> bool:
    """A new consultation; False where the code is taken."""
    return (
        await connection.run(
            f"""
            insert into consultation ({", ".join(COLUMNS)})
            values ({", ".join(":" + name for name in COLUMNS)})
            on conflict (code) do nothing
            """,
            **{name: getattr(consultation, name) for name in COLUMNS},
        )
        == 1
    )


async def insert_deadline(
    connection: Connection, consultation_id: str, deadline: Deadline, now: datetime
) -> None:
    """Note a deadline in the history; the last one of a millisecond counts."""
    await connection.run(
        """
        insert into consultation_deadline (consultation_id, set_at, deadline, words)
        values (:id, :now, :at, :words)
        on conflict (consultation_id, set_at) do update set deadline = excluded.deadline, words = excluded.words
        """,
        id=consultation_id,
        now=now,
        at=deadline.at,
        words=deadline.words,
    )


async def update_deadline(connection: Connection, consultation_id: str, deadline: Deadline) -> None:
    """The deadline in force, and open again."""
    await connection.run(
        """
        update consultation
           set deadline = :at, deadline_words = :words,
               state = case when state in ('closed', 'answered') then 'open' else state end
         where id = :id
        """,
        id=consultation_id,
        at=deadline.at,
        words=deadline.words,
    )


async def update_inner_deadline(
    connection: Connection, consultation_id: str, at: datetime, now: datetime
) -> None:
    """When the lead of a joint answer needs the others' part."""
    await connection.run(
        "update consultation set inner_deadline = :at, inner_set_at = :now where id = :id",
        id=consultation_id,
        at=at,
        now=now,
    )


async def update_state(connection: Connection, consultation_id: str, state: str) -> None:
    """Where a consultation stands on its way from announced to decided."""
    await connection.run(
        "update consultation set state = :state where id = :id", id=consultation_id, state=state
    )


async def update_next(connection: Connection, consultation_id: str, next_at: datetime | None) -> None:
    """When there is something to do about it again."""
    await connection.run(
        "update consultation set next_at = :next_at where id = :id", id=consultation_id, next_at=next_at
    )


async def select_due(connection: Connection, now: datetime) -> tuple[Consultation, ...]:
    """Those that there is something to do about, in the order in which it came due."""
    return load_all(
        Consultation,
        await connection.all(
            "select * from consultation where next_at <= :now order by next_at, code", now=now
        ),
    )


async def count_by_state(connection: Connection) -> dict[str, int]:
    """How many consultations are in each state."""
    rows = await connection.all("select state, count(*) as n from consultation group by state order by state")
    return {row["state"]: row["n"] for row in rows}


async def update_outcome(connection: Connection, consultation_id: str, outcome: str, now: datetime) -> None:
    """What was decided."""
    await connection.run(
        """
        update consultation set state = 'decided', outcome = :outcome, outcome_at = :now, next_at = null
         where id = :id
        """,
        id=consultation_id,
        outcome=outcome,
        now=now,
    )


async def select_consultation(connection: Connection, consultation_id: str) -> Consultation | None:
    """A consultation by our id."""
    return load_or_none(
        Consultation, await connection.one("select * from consultation where id = :id", id=consultation_id)
    )


async def select_consultation_by_code(connection: Connection, code: str) -> Consultation | None:
    """A consultation by its code."""
    return load_or_none(
        Consultation, await connection.one("select * from consultation where code = :code", code=code)
    )


async def select_consultations(connection: Connection) -> tuple[Consultation, ...]:
    """All consultations: by deadline, those known in words last."""
    return load_all(
        Consultation,
        await connection.all(
            "select * from consultation order by deadline is null, deadline, deadline_words, code"
        ),
    )


async def select_open_consultations(connection: Connection, now: datetime) -> tuple[Consultation, ...]:
    """What views can still be given on, in the same order."""
    return load_all(
        Consultation,
        await connection.all(
            """
            select * from consultation
             where state in ('announced', 'open') and (deadline is null or deadline >= :now)
             order by deadline is null, deadline, deadline_words, code
            """,
            now=now,
        ),
    )


async def select_decided_between(
    connection: Connection, first: datetime, until: datetime
) -> tuple[Consultation, ...]:
    """Consultations whose outcome was told in the span, oldest first."""
    return load_all(
        Consultation,
        await connection.all(
            """
            select * from consultation
             where outcome_at > :first and outcome_at <= :until
             order by outcome_at, code
            """,
            first=first,
            until=until,
        ),
    )


async def select_history(connection: Connection, consultation_id: str) -> tuple[MovedDeadline, ...]:
    """The deadlines that were set, oldest first."""
    return load_all(
        MovedDeadline,
        await connection.all(
            """
            select set_at, deadline, words from consultation_deadline
             where consultation_id = :id order by set_at
            """,
            id=consultation_id,
        ),
    )


async def select_deadlines_at(connection: Connection, when: datetime) -> dict[str, datetime]:
    """The deadline that each consultation had at `when`, by its id; those without a date are left out."""
    rows = await connection.all(
        """
        select d.consultation_id, d.deadline
          from consultation_deadline d
          join (select consultation_id, max(set_at) as set_at from consultation_deadline
                 where set_at <= :when group by consultation_id) latest
            on latest.consultation_id = d.consultation_id and latest.set_at = d.set_at
         where d.deadline is not null
        """,
        when=when,
    )
    return {row["consultation_id"]: moment(row["deadline"]) for row in rows}


async def insert_question(connection: Connection, consultation_id: str, question_id: str) -> None:
    """A question that is asked about this consultation."""
    await connection.run(
        """
        insert into consultation_question (consultation_id, question_id) values (:consultation, :question)
        on conflict do nothing
        """,
        consultation=consultation_id,
        question=question_id,
    )


async def select_consultation_of_question(connection: Connection, question_id: str) -> Consultation | None:
    """The consultation that a question is asked about, the first one where it is asked about several."""
    row = await connection.one(
        """
        select consultation.* from consultation_question
          join consultation on consultation.id = consultation_id
         where question_id = :question order by consultation.created_at limit 1
        """,
        question=question_id,
    )
    return load_or_none(Consultation, row)


async def select_questions(connection: Connection, consultation_id: str) -> tuple[Question, ...]:
    """The questions about a consultation that were opened, the one that closes first on top."""
    return load_all(
        Question,
        await connection.all(
            """
            select question.* from question
              join consultation_question on question_id = question.id
             where consultation_id = :id and status <> 'draft'
             order by closes_at, code
            """,
            id=consultation_id,
        ),
    )
