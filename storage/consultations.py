"""Consultations' rows, and every deadline each has had."""

from __future__ import annotations

from datetime import datetime

from dialogue.consultations import Consultation, Deadline, MovedDeadline
from storage.connection import Connection, moment
from storage.rows import load_all, load_or_none


async def insert_consultation(connection: Connection, consultation: Consultation) -> bool:
    """A new consultation; False where the code is taken."""
    return (
        await connection.run(
            """
            insert into consultation (id, code, title, body, case_number, link, deadline, deadline_words,
                                      decision_on, state, created_at)
            values (:id, :code, :title, :body, :case_number, :link, :deadline, :deadline_words,
                    :decision_on, :state, :created_at)
            on conflict (code) do nothing
            """,
            id=consultation.id,
            code=consultation.code,
            title=consultation.title,
            body=consultation.body,
            case_number=consultation.case_number,
            link=consultation.link,
            deadline=consultation.deadline,
            deadline_words=consultation.deadline_words,
            decision_on=consultation.decision_on,
            state=consultation.state,
            created_at=consultation.created_at,
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
           set deadline = :at, deadline_words = :words, state = case state when 'closed' then 'open' else state end
         where id = :id
        """,
        id=consultation_id,
        at=deadline.at,
        words=deadline.words,
    )


async def update_outcome(connection: Connection, consultation_id: str, outcome: str, now: datetime) -> None:
    """What was decided."""
    await connection.run(
        "update consultation set state = 'decided', outcome = :outcome, outcome_at = :now where id = :id",
        id=consultation_id,
        outcome=outcome,
        now=now,
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
