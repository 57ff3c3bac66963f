"""When a question is spoken of: what is planned, what is due, what was done. One row a question, beside what it asks."""

from __future__ import annotations

from datetime import datetime

from dialogue.questions import Question
from storage.connection import Connection, Row, moment
from storage.rows import load

Planned = tuple[Question, datetime]
"""A question, and when (UTC) it is or was to be spoken of."""


async def select_to_pre_announce(connection: Connection, until: datetime) -> tuple[Question, ...]:
    """Drafts that open by themselves until then, or should have, and of which nothing was said yet."""
    rows = await connection.all(
        """
        select * from question
         where status = 'draft' and opens_at is not null and opens_at <= :until and pre_announced_at is null
         order by opens_at, code
        """,
        until=until,
    )
    return tuple(load(Question, row) for row in rows)


async def update_pre_announced(connection: Connection, question_id: str, now: datetime) -> None:
    """The word of the day before is said, or it is too late for it."""
    await connection.run(
        "update question set pre_announced_at = :now where id = :id", id=question_id, now=now
    )


async def select_to_plan(connection: Connection, now: datetime) -> tuple[Question, ...]:
    """Questions that open by themselves this moment, or were opened at a meeting, with nothing planned."""
    rows = await connection.all(
        """
        select * from question
         where status = 'draft' and opens_at is not null and opens_at <= :now and announce_at is null
         union all
        select * from question
         where status = 'open' and at_meeting = 1 and announce_at is null and told_at is null
        """,
        now=now,
    )
    return tuple(load(Question, row) for row in rows)


async def update_announce_at(connection: Connection, question_id: str, at: datetime | None) -> None:
    """Members are to be told at a time; None: nobody plans it."""
    await connection.run("update question set announce_at = :at where id = :id", id=question_id, at=at)


async def forget_unopened(connection: Connection) -> None:
    """What did not open after all is not planned either: somebody has to look at it first."""
    await connection.run(
        """
        update question set announce_at = null
         where announce_at is not null and told_at is null and status = 'draft'
        """
    )


async def select_to_announce(connection: Connection, now: datetime) -> tuple[Planned, ...]:
    """Questions that members were to be told of by now, and when."""
    return _planned(
        "announce_at",
        await connection.all(
            """
            select * from question
             where announce_at is not null and told_at is null and announce_at <= :now
             order by announce_at, code
            """,
            now=now,
        ),
    )


async def update_told(connection: Connection, question_id: str, now: datetime) -> datetime:
    """Members were told, or it was given up; returns when they first were."""
    told: int = await connection.value(
        "update question set told_at = coalesce(told_at, :now) where id = :id returning told_at",
        id=question_id,
        now=now,
    )
    return moment(told)


async def select_to_remind(connection: Connection, now: datetime) -> tuple[Planned, ...]:
    """Questions of which members were to be reminded by now, and when."""
    return _planned(
        "remind_at",
        await connection.all(
            "select * from question where remind_at is not null and remind_at <= :now order by remind_at, code",
            now=now,
        ),
    )


async def select_told_at(connection: Connection, question_id: str) -> datetime | None:
    """When members were first told of a question."""
    told: int | None = await connection.value("select told_at from question where id = :id", id=question_id)
    return None if told is None else moment(told)


async def select_remind_at(connection: Connection, question_id: str) -> datetime | None:
    """When the next reminder of a question is planned; None for no more."""
    stored = await connection.value("select remind_at from question where id = :id", id=question_id)
    return None if stored is None else moment(stored)


async def update_remind_at(connection: Connection, question_id: str, at: datetime | None) -> None:
    """The next reminder is due at a time; None: there is none."""
    await connection.run("update question set remind_at = :at where id = :id", id=question_id, at=at)


async def select_told(connection: Connection, question_id: str) -> frozenset[str]:
    """Members who got the question, or may have got it, as a message of its own."""
    rows = await connection.all(
        """
        select member_id from outbox
         where question_id = :question and rank > 0 and kind = 'question' and state in ('sent', 'uncertain')
           and member_id is not null
        """,
        question=question_id,
    )
    return frozenset(row["member_id"] for row in rows)


async def select_met(connection: Connection, question_id: str) -> frozenset[str]:
    """Members who came upon the question by themselves: by a link, a list, a meeting's table. Reads the whole outbox."""
    rows = await connection.all(
        """
        select distinct member_id from outbox
         where question_id = :question and rank = 0 and member_id is not null and state in ('sent', 'uncertain')
        """,
        question=question_id,
    )
    return frozenset(row["member_id"] for row in rows)


def _planned(column: str, rows: list[Row]) -> tuple[Planned, ...]:
    return tuple((load(Question, row), moment(row[column])) for row in rows)
