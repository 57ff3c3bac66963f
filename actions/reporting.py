"""The report of a year, out of the rows of that year."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from actions.deed import Deed
from actions.rounds import figures
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import Figure, Question
from dialogue.report import YearFacts, YearReport, make_report
from storage import feedback, organisations, reports


async def make_year_report(deed: Deed, year: int) -> YearReport:
    """The report of a calendar year in Stockholm, as far as it has come. The same rows give the same report."""
    return await make_span_report(deed, date(year, 1, 1), date(year + 1, 1, 1))


async def make_span_report(deed: Deed, first_day: date, next_day: date) -> YearReport:
    """The same of the Stockholm days from `first_day` and before `next_day`."""
    first, until = _midnight(first_day), _midnight(next_day)
    connection = deed.connection
    opened = await reports.select_opened(connection, first, until)
    answered, answered_series = await reports.select_answered(connection)
    return make_report(
        YearFacts(
            year=first_day.year,
            organisations=await organisations.select_organisations(connection),
            questions=opened,
            about_proposals=await reports.select_about_proposals(connection),
            answered_series=answered_series,
            answered=answered,
            activities=await reports.select_activities(connection, first, until, first_day, next_day),
            heard=await reports.select_heard(connection, first, until),
            reached=await reports.select_reached(connection, first, until),
            waited=await feedback.select_days(connection, first, until),
            series=await _series(deed, opened),
            principles=deed.house.principles,
            focus=deed.house.focus,
        )
    )


async def _series(deed: Deed, opened: tuple[Question, ...]) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    """The latest round of each series of numbers, which tells of all rounds."""
    latest = {one.series_id or one.id: one for one in opened if one.kind == "number"}
    found = [(one.code, await figures(deed, one)) for one in latest.values()]
    return tuple(sorted((code, rounds) for code, rounds in found if rounds))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM).astimezone(UTC)
