"""What a year's report counts, as rows: who was heard and reached, what was done. A query each, however much there is."""

from __future__ import annotations

from datetime import date, datetime

from dialogue.questions import Question
from dialogue.report import Activity, Heard, Reached
from storage.connection import Connection, Row
from storage.rows import load_all


async def select_heard(
    connection: Connection, first: datetime, until: datetime, question_id: str | None = None
) -> tuple[Heard, ...]:
    """Counted replies that came from `first` and before `until`, in the order in which they came; of one question, or all."""
    rows = await connection.all(
        f"""
        select reply.id, reply.question_id, reply.source, reply.member_id, reply.organisation_id, reply.table_name,
               reply.behalf, question.meeting_id, member.organisation_id as belongs
          from reply
          left join member on member.id = reply.member_id
          left join question on question.id = reply.question_id
         where reply.received_at >= :first and reply.received_at < :until
           and reply.withdrawn_at is null and reply.held is null
           and (reply.substance = 1 or reply.channel = 'meeting')
           {"" if question_id is None else "and reply.question_id = :question"}
         order by reply.received_at, reply.id
        """,
        first=first,
        until=until,
        **({} if question_id is None else {"question": question_id}),
    )
    return tuple(_heard(row) for row in rows)


def _heard(row: Row) -> Heard:
    """Whoever is not known by an id is one voice for each reply; a table is one for each meeting and name."""
    organisation = row["organisation_id"]
    if row["source"] == "organisation":
        voice = organisation or row["behalf"] or row["member_id"] or row["id"]
    elif row["source"] == "table":
        voice = f"{row['meeting_id']}/{row['table_name']}" if row["table_name"] else row["id"]
    else:
        voice = row["member_id"] or row["id"]
    belongs = organisation or (row["belongs"] if row["source"] == "person" else None)
    return Heard(row["question_id"], row["source"], voice, belongs, row["member_id"])


async def select_reached(connection: Connection, first: datetime, until: datetime) -> tuple[Reached, ...]:
    """The members to whose chat a question came, for questions that were opened in the span."""
    rows = await connection.all(
        """
        select distinct outbox.question_id, outbox.member_id,
               case when member.speaks_for = 'organisation' then member.organisation_id end as organisation_id
          from outbox
          join question on question.id = outbox.question_id
          join member on member.id = outbox.member_id
         where outbox.kind = 'question' and outbox.state = 'sent'
           and question.opened_at >= :first and question.opened_at < :until
         order by outbox.question_id, outbox.member_id
        """,
        first=first,
        until=until,
    )
    return load_all(Reached, rows)


async def select_opened(connection: Connection, first: datetime, until: datetime) -> tuple[Question, ...]:
    """Questions that were opened in the span, in that order."""
    return load_all(
        Question,
        await connection.all(
            "select * from question where opened_at >= :first and opened_at < :until order by opened_at, code",
            first=first,
            until=until,
        ),
    )


async def select_about_proposals(connection: Connection) -> frozenset[str]:
    """The questions that ask about a consultation's proposal."""
    rows = await connection.all("select distinct question_id from consultation_question")
    return frozenset(row["question_id"] for row in rows)


async def select_answered(connection: Connection) -> tuple[frozenset[str], frozenset[str]]:
    """The questions that were answered back, and the series of which a round was."""
    rows = await connection.all(
        """
        select id, series_id from question
         where feedback <> '' or exists (select 1 from feedback where feedback.question_id = question.id
                                            and feedback.kind = 'question')
        """
    )
    series = frozenset(row["series_id"] for row in rows if row["series_id"])
    return frozenset(row["id"] for row in rows), series


async def select_activities(
    connection: Connection, first: datetime, until: datetime, from_day: date, to_day: date
) -> tuple[Activity, ...]:
    """What was done beside questions: meetings and what they left to do (dialogue), consultations asked and decided (at
    their own level, else consultation), partnerships that lasted into the span. `to_day` is the first day after it."""
    rows = await connection.all(
        """
        select 'dialogue' as level, 'agenda' as step from meeting
         where held_on >= :from_day and held_on < :to_day and cancelled = 0
        union all
        select 'dialogue', 'implementation' from action_item where due_on >= :from_day and due_on < :to_day
        union all
        select case level when '' then 'consultation' else level end, 'drafting' from consultation
         where coalesce(opens_at, created_at) >= :first and coalesce(opens_at, created_at) < :until
        union all
        select case level when '' then 'consultation' else level end, 'decision' from consultation
         where outcome_at >= :first and outcome_at < :until
        union all
        select 'partnership', 'implementation' from partnership
         where ends_on >= :from_day and created_at < :until
        """,
        first=first,
        until=until,
        from_day=from_day,
        to_day=to_day,
    )
    return load_all(Activity, rows)
