"""When issues come, and what each covers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.issue_days import next_planned, planned_day
from newsletter.schedule import BEGINNING, covered, midnight

NOON = datetime(2026, 11, 10, 11, tzinfo=UTC)
PERIODS = st.dates(date(2025, 1, 1), date(2040, 12, 31)).map(lambda day: f"{day:%Y-%m}")
MOMENTS = st.dates(date(2025, 1, 1), date(2040, 12, 31)).map(
    lambda day: datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("period", "day"),
    [("2026-11", date(2026, 11, 3)), ("2026-12", date(2026, 12, 1)), ("2027-01", date(2027, 1, 12)), ("2027-07", None)],
)  # fmt: skip
def test_an_issue_comes_on_the_first_tuesday_but_not_in_july_or_at_christmas(
    period: str, day: date | None
) -> None:
    assert planned_day(period) == day


def test_the_issue_after_junes_is_augusts() -> None:
    assert next_planned("2026-06", date(2026, 6, 10)) == ("2026-08", date(2026, 8, 4))


def test_events_reach_to_a_week_after_the_next_issue_and_five_weeks_at_least() -> None:
    span = covered("2026-11", NOON, None)
    assert (span.events_from, span.events_until) == (date(2026, 11, 10), date(2026, 12, 15))
    span = covered("2026-06", datetime(2026, 6, 2, 9, tzinfo=UTC), None)
    assert span.events_until == date(2026, 8, 11), "a week after August's, July being free"


def test_an_issue_that_is_built_early_begins_with_its_own_month() -> None:
    assert covered("2026-12", NOON, None).events_from == date(2026, 12, 1)


def test_an_issue_covers_what_came_in_since_the_last_one_that_was_sent() -> None:
    told = NOON - timedelta(days=30)
    assert covered("2026-11", NOON, told).covers_from == told
    assert covered("2026-11", NOON, None).covers_from == BEGINNING


def test_a_day_begins_in_stockholm() -> None:
    assert midnight(date(2026, 10, 25)) == datetime(2026, 10, 24, 22, tzinfo=UTC)
    assert midnight(date(2026, 10, 26)) == datetime(2026, 10, 25, 23, tzinfo=UTC)


@given(PERIODS, MOMENTS)
def test_every_issue_looks_at_least_five_weeks_ahead_and_past_the_next_one(
    period: str, now: datetime
) -> None:
    span = covered(period, now, None)
    assert span.events_until - span.events_from >= timedelta(weeks=5)
    assert span.events_until >= span.next_issue + timedelta(weeks=1)
    assert span.next_issue > now.date() - timedelta(days=1) and span.next_issue.weekday() == 1
