"""Answers back, as they were given, with what each is about; and how long those who spoke waited for one."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from dialogue.feedback import Answer, Feedback, PublicAnswer, Subject
from dialogue.feedback_days import Waited
from storage.connection import Connection, Row
from storage.rows import load, load_all, load_or_none

ABOUT: Final = """
    (f.kind = 'reply' and f.reply_id = reply.id
     or f.kind = 'question' and f.question_id = reply.question_id
     or f.kind = 'theme' and (f.question_id is null or f.question_id = reply.question_id)
        and (f.since is null or reply.received_at >= f.since) and (f.until is null or reply.received_at < f.until)
        and exists (select 1 from reply_theme as mark
                     where mark.reply_id = reply.id and mark.theme_id = f.theme_id and mark.state = 'confirmed'))
"""
"""That the answer `f` is about a row of `reply`."""


async def insert_feedback(
    connection: Connection, subject: Subject, answer: Answer, by: str, now: datetime
) -> int:
    """Keep an answer; returns its id."""
    row_id: int = await connection.value(
        """
        insert into feedback (kind, subject, question_id, theme_id, reply_id, consultation_id, since, until, status,
                              text, next_on, passed_to, given_at, given_by)
        values (:kind, :subject, :question, :theme, :reply, :consultation, :since, :until, :status,
                :text, :next_on, :passed_to, :now, :by)
        returning id
        """,
        kind=subject.kind,
        subject=subject.key,
        question=subject.question_id,
        theme=subject.theme_id,
        reply=subject.reply_id,
        consultation=subject.consultation_id,
        since=subject.since,
        until=subject.until,
        status=answer.status,
        text=answer.text,
        next_on=answer.next_on,
        passed_to=answer.passed_to,
        now=now,
        by=by,
    )
    return row_id


async def update_told(connection: Connection, feedback_id: int, told: int) -> None:
    """How many were told."""
    await connection.run("update feedback set told = :told where id = :id", told=told, id=feedback_id)


async def select_feedback(connection: Connection, feedback_id: int) -> Feedback | None:
    """One answer by its id."""
    return load_or_none(
        Feedback, await connection.one("select * from feedback where id = :id", id=feedback_id)
    )


async def select_latest(connection: Connection, subject: str) -> Feedback | None:
    """The latest answer about what a subject's key names."""
    return load_or_none(
        Feedback,
        await connection.one(
            "select * from feedback where subject = :subject order by id desc limit 1", subject=subject
        ),
    )


async def select_given(connection: Connection) -> list[Row]:
    """Every answer, the latest first, with the `code` of its question or consultation and its question's `label`."""
    return await connection.all(
        """
        select f.*, coalesce(c.code, q.code, '') as code, coalesce(c.title, q.text, '') as label
          from feedback as f
          left join question as q on q.id = f.question_id
          left join consultation as c on c.id = f.consultation_id
         order by f.id desc
        """
    )


async def select_of_member(connection: Connection, member_id: str) -> tuple[tuple[str, Feedback], ...]:
    """Every answer about a member's replies that are not withdrawn, oldest first, each with the reply's id."""
    rows = await connection.all(
        f"""
        select reply.id as about, f.* from reply join feedback as f on {ABOUT}
         where reply.member_id = :member and reply.withdrawn_at is null
         order by f.id
        """,
        member=member_id,
    )
    return tuple((row["about"], load(Feedback, row)) for row in rows)


async def delete_of_member(connection: Connection, member_id: str) -> None:
    """What was said back to a member about single replies: it may repeat their words."""
    await connection.run(
        "delete from feedback where reply_id in (select id from reply where member_id = :member)",
        member=member_id,
    )


PUBLIC: Final = """
    select f.id, f.kind, f.theme_id, f.status, f.text, f.next_on, f.passed_to, f.given_at,
           coalesce(c.code, q.code, '') as code, coalesce(c.title, q.text, '') as about,
           coalesce(c.link, q.link, '') as link
      from feedback as f
      left join question as q on q.id = f.question_id
      left join consultation as c on c.id = f.consultation_id
     where f.kind <> 'reply' and f.id = (select max(id) from feedback where subject = f.subject)
"""
"""The latest answer about each thing that more than one had spoken of."""


async def select_public(connection: Connection, limit: int) -> tuple[PublicAnswer, ...]:
    """What anybody may read, the latest first."""
    return load_all(
        PublicAnswer,
        await connection.all(f"{PUBLIC} order by f.given_at desc, f.id desc limit :limit", limit=limit),
    )


async def select_public_of(connection: Connection, question_id: str) -> tuple[PublicAnswer, ...]:
    """What anybody may read about one question: about all of it first, then about its themes."""
    return load_all(
        PublicAnswer,
        await connection.all(
            f"{PUBLIC} and f.question_id = :question order by f.kind = 'theme', f.id", question=question_id
        ),
    )


async def select_told_between(
    connection: Connection, first: datetime, until: datetime
) -> tuple[PublicAnswer, ...]:
    """What was told about questions and themes in the span, oldest first; better words for what was told before are no news."""
    return load_all(
        PublicAnswer,
        await connection.all(
            f"""{PUBLIC} and f.kind in ('question', 'theme')
                 and (select min(given_at) from feedback where subject = f.subject and status = f.status) > :first
                 and f.given_at <= :until
               order by f.given_at, f.id""",
            first=first,
            until=until,
        ),
    )


async def select_days(connection: Connection, first: datetime, until: datetime) -> tuple[Waited, ...]:
    """What was said in the span (its end not included) and counts, by question: how long it waited for a theme and an answer.

    See `dialogue.feedback_days.days_by_question`.
    """
    return load_all(
        Waited,
        await connection.all(
            f"""
            select coalesce(q.code, '') as code, coalesce(q.text, '') as question, reply.received_at,
                   (select min(decided_at) from reply_theme as mark
                     where mark.reply_id = reply.id and mark.state = 'confirmed') as themed_at,
                   (select min(f.given_at) from feedback as f where {ABOUT}) as answered_at
              from reply left join question as q on q.id = reply.question_id
             where reply.received_at >= :first and reply.received_at < :until
               and reply.withdrawn_at is null and reply.held is null and reply.substance = 1
             order by q.created_at, q.code, reply.received_at, reply.id
            """,
            first=first,
            until=until,
        ),
    )
