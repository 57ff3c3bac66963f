"""Tables of a meeting: their links, the order of questions, where the meeting is, when a seat is given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogue.questions import Question
from dialogue.tables import LONGEST, Stage, current, in_order, neighbour, read_link, seat_ends
from tests.kit.cast import NOON
from tests.kit.meetings import MEETING


def question(code: str, label: str = "", status: str = "open") -> Question:
    return Question(
        f"q-{code}", code, "Vad saknas?", "Vad saknas?", label, "", "", "", "", "", None, None, MEETING.id,
        status, None, NOON + timedelta(days=20), "", None, NOON, None,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("payload", "read"),
    [
        ("dialogmote-host-3", ("dialogmote-host", "3")),
        ("Dialogmote-A", ("dialogmote", "A")),
        ("m1-fönster", ("m1", "fönster")),
        ("dialogmote", None),
        ("dialogmote-", None),
        ("-3", None),
        ("dialogmote-" + "x" * 21, None),
        ("dialogmote-3 4", None),
    ],
)
def test_the_table_is_what_follows_the_last_hyphen(payload: str, read: tuple[str, str] | None):
    assert read_link(payload) == read


def test_questions_come_in_the_order_of_their_labels():
    asked = [question(str(number), f"dialog 1, fråga {number}") for number in (10, 2, 1)] + [question("sist")]
    assert [one.code for one in in_order(asked)] == ["1", "2", "10", "sist"]


def test_the_meeting_is_where_staff_went_or_at_its_first_open_question():
    first, second, third = (question(str(number), f"fråga {number}") for number in (1, 2, 3))
    assert current(Stage(), (third, second, first), NOON) == first
    assert current(Stage(second.id), (third, second, first), NOON) == second
    over = replace(second, status="closed")
    assert current(Stage(second.id), (first, over, third), NOON) == third
    assert current(Stage(), (replace(first, status="draft"),), NOON) is None


def test_the_next_question_is_the_next_that_can_be_asked():
    first, second, third = (question(str(number), f"fråga {number}") for number in (1, 2, 3))
    asked = (first, replace(second, status="closed"), replace(third, status="draft"))
    assert neighbour(asked, None, 1, NOON) == first
    assert neighbour(asked, first, 1, NOON) == asked[2]
    assert neighbour(asked, asked[2], 1, NOON) is None
    assert neighbour(asked, asked[2], -1, NOON) == first
    assert neighbour(asked, None, -1, NOON) is None


def test_a_seat_is_given_up_an_hour_after_the_end_and_never_later_than_twelve_hours():
    during = datetime(2026, 11, 10, 13, 0, tzinfo=UTC)
    assert seat_ends(MEETING, during) == datetime(
        2026, 11, 10, 16, 0, tzinfo=UTC
    )  # 16.00 in Stockholm is 15 UTC
    assert seat_ends(replace(MEETING, ends=""), during) == during + LONGEST
    assert seat_ends(replace(MEETING, held_on=None), during) == during + LONGEST
    afterwards = during + timedelta(days=3)
    assert seat_ends(MEETING, afterwards) == afterwards + LONGEST
