"""A question that comes back: its periods and next rounds, and the numbers of its rounds as a series."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.questions import CODE, Figure, Report, series
from dialogue.questions.rounds import as_round, first_day, following, next_round, period_of, round_code
from tests.dialogue.asked import a_question

OPENED = datetime(2026, 11, 2, 7, tzinfo=UTC)
CALLS = a_question(
    code="samtal", kind="number", repeats="quarter", series_id="q1", period="2026-K4", status="open",
    opens_at=OPENED, opened_at=OPENED, closes_at=OPENED + timedelta(days=28),
)  # fmt: skip
STIGFINNARNA, FIKA = "o-stigfinnarna", "o-fika"


@pytest.mark.parametrize(
    ("day", "quarter"),
    [(date(2026, 1, 1), "2026-K1"), (date(2026, 3, 31), "2026-K1"), (date(2026, 12, 31), "2026-K4")],
)
def test_a_day_lies_in_one_quarter_and_one_year(day: date, quarter: str):
    assert (period_of(day, "quarter"), period_of(day, "year"), period_of(day, "")) == (quarter, "2026", "")


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(["quarter", "year"]))
def test_periods_follow_each_other_without_a_gap_and_sort_as_text(day: date, repeats: str):
    period = period_of(day, repeats)  # type: ignore[arg-type]
    after = following(period)
    assert first_day(period) <= day < first_day(after) and period < after
    assert period_of(first_day(after) - timedelta(days=1), repeats) == period  # type: ignore[arg-type]


def test_nothing_comes_while_the_round_is_open_in_its_period():
    assert next_round(CALLS, OPENED + timedelta(days=27)) is None
    assert next_round(replace(CALLS, status="draft"), OPENED + timedelta(days=90)) is None
    assert next_round(replace(CALLS, repeats=""), OPENED + timedelta(days=90)) is None


def test_when_a_round_closes_the_next_is_planned_for_the_first_day_of_its_period():
    found = next_round(replace(CALLS, status="closed"), OPENED + timedelta(days=28))
    assert found is not None and found.period == "2027-K1"
    assert found.opens_at == datetime(2027, 1, 1, 7, tzinfo=UTC)  # eight o'clock in Stockholm
    assert found.closes_at == datetime(2027, 1, 29, 23, tzinfo=UTC)  # open as long as the one before


def test_a_period_that_begins_ends_the_wait_for_a_round_that_is_still_open():
    found = next_round(
        replace(CALLS, closes_at=OPENED + timedelta(days=400)), datetime(2027, 1, 5, 9, tzinfo=UTC)
    )
    assert found is not None and (found.period, found.opens_at) == (
        "2027-K1",
        datetime(2027, 1, 5, 9, tzinfo=UTC),
    )


def test_rounds_that_an_outage_swallowed_are_not_asked_afterwards():
    found = next_round(replace(CALLS, status="closed"), datetime(2027, 8, 20, 9, tzinfo=UTC))
    assert found is not None and found.period == "2027-K3"


def test_a_question_that_now_comes_back_by_year_waits_for_the_next_year():
    yearly = replace(CALLS, repeats="year", status="closed")
    found = next_round(yearly, OPENED + timedelta(days=40))
    assert found is not None and found.period == "2027"


def test_a_round_has_the_words_of_the_last_one_and_nothing_of_what_became_of_it():
    latest = replace(CALLS, status="answered", feedback="Tack!", version=3, label="dialog 1, fråga 2")
    found = next_round(latest, OPENED + timedelta(days=40))
    assert found is not None
    made = as_round(latest, "q2", "samtal-2027-k1", found, OPENED)
    assert (made.text, made.series_id, made.repeats) == (latest.text, "q1", "quarter")
    assert (made.status, made.feedback, made.version, made.label, made.opened_at) == (
        "draft",
        "",
        1,
        "",
        None,
    )


def test_a_round_has_a_code_of_its_own():
    assert round_code(CALLS, "2027-K1") == "samtal-2027-k1"
    assert round_code(replace(CALLS, code="samtal-2026-k4"), "2027-K1") == "samtal-2027-k1"
    assert round_code(CALLS, "2027-K1", ["samtal-2027-k1"]) == "samtal-2027-k1-2"


@given(st.from_regex(CODE, fullmatch=True).filter(lambda code: len(code) <= 40))
def test_a_round_code_is_always_well_formed(code: str):
    made = round_code(replace(CALLS, code=code), "2027-K1")
    assert CODE.fullmatch(made) and len(made) <= 40


def test_a_number_that_is_corrected_replaces_the_one_before_it():
    reports = [
        Report("2026-K4", STIGFINNARNA, 40, OPENED),
        Report("2026-K4", FIKA, 3, OPENED),
        Report("2026-K4", STIGFINNARNA, 14, OPENED + timedelta(days=1)),
        Report("2026-K3", STIGFINNARNA, 9, OPENED - timedelta(days=80)),
    ]
    asked = ["2026-K2", "2026-K3", "2026-K4"]
    expected = (Figure("2026-K2", 0, 0), Figure("2026-K3", 9, 1), Figure("2026-K4", 17, 2))
    assert series(reversed(reports), asked) == expected


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2026-K1", "2026-K2"]),
            st.sampled_from("abc"),
            st.integers(0, 99),
            st.integers(0, 9),
        )
    )
)
def test_a_sum_is_of_one_number_from_each_reporter(rows: list[tuple[str, str, int, int]]):
    reports = [Report(period, who, value, OPENED + timedelta(days=day)) for period, who, value, day in rows]
    for figure in series(reports):
        reporters = {report.reporter for report in reports if report.period == figure.period}
        assert figure.reporters == len(reporters)
        assert figure.value <= sum(
            max(
                report.value for report in reports if (report.period, report.reporter) == (figure.period, who)
            )
            for who in reporters
        )
