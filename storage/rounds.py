"""Questions that come back: their series' last rounds, and the numbers that each round brought."""

from __future__ import annotations

from dialogue.questions import Question, Report
from storage.connection import Connection
from storage.rows import load_all


async def select_latest_rounds(connection: Connection) -> tuple[Question, ...]:
    """The last round of each series that goes on, where that was opened."""
    return load_all(
        Question,
        await connection.all(
            """
            select question.*
              from (select series_id, max(period) as period
                      from question where series_id is not null group by series_id) as last
              join question on question.series_id = last.series_id and question.period = last.period
             where question.repeats <> '' and question.status <> 'draft'
             order by question.series_id
            """
        ),
    )


async def select_rounds(connection: Connection, series_id: str) -> tuple[Question, ...]:
    """Every round of a series, the first on top."""
    return load_all(
        Question,
        await connection.all(
            "select * from question where series_id = :series order by period", series=series_id
        ),
    )


async def update_repeats(connection: Connection, series_id: str, repeats: str) -> None:
    """All rounds of a series come back like this from now on; '' ends it."""
    await connection.run(
        "update question set repeats = :repeats where series_id = :series", repeats=repeats, series=series_id
    )


async def update_period(connection: Connection, question_id: str, period: str) -> None:
    """The round is of this period."""
    await connection.run("update question set period = :period where id = :id", period=period, id=question_id)


async def select_reports(connection: Connection, question: Question) -> tuple[Report, ...]:
    """The numbers that were given to a question and the other rounds of its series; held and withdrawn ones left out.

    An organisation, a table or a person reports; a reply of nobody known is a reporter of its own.
    """
    return load_all(
        Report,
        await connection.all(
            """
            select question.period,
                   cast(reply.answer as integer) as value,
                   case when reply.source = 'organisation' and reply.organisation_id is not null
                             then reply.organisation_id
                        when reply.source = 'table' then 'table ' || reply.table_name
                        else coalesce(reply.member_id, reply.id) end as reporter,
                   coalesce(reply.edited_at, reply.received_at) as received_at
              from question join reply on reply.question_id = question.id
             where (question.id = :id or question.series_id = :series) and question.kind = 'number'
               and reply.answer <> '' and reply.withdrawn_at is null and reply.held is null
             order by received_at, reply.id
            """,
            id=question.id,
            series=question.series_id,
        ),
    )
