"""Which question a text belongs to: the one it replies to, the one that was pressed, the only one; nothing is dropped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogue.replies.placing import CONVERSATION, goes_on, place_text

IDS = st.sampled_from(["q1", "q2", "q3", "q4"])
NOON = datetime(2026, 11, 10, 11, tzinfo=UTC)


@given(st.none() | IDS, st.none() | IDS, st.lists(IDS, unique=True))
def test_a_text_has_an_open_question_or_is_kept_without_one(
    pointed: str | None, chosen: str | None, open_now: list[str]
) -> None:
    placing = place_text(pointed, chosen, open_now)
    assert placing.question_id is None or placing.question_id in open_now
    assert (placing.question_id is None) == (placing.by in ("ask", "none", "closed"))


@given(st.none() | IDS, st.lists(IDS, unique=True), IDS)
def test_what_a_text_replies_to_goes_before_everything_else(
    chosen: str | None, open_now: list[str], pointed: str
) -> None:
    placing = place_text(pointed, chosen, open_now)
    assert placing.question_id == (pointed if pointed in open_now else None)


@given(IDS, st.lists(IDS, unique=True, min_size=2))
def test_the_pressed_question_goes_before_the_others_and_one_that_closed_is_asked_about(
    chosen: str, open_now: list[str]
) -> None:
    placing = place_text(None, chosen, open_now)
    assert placing.by == ("chosen" if chosen in open_now else "ask")


def test_the_only_question_takes_a_text_that_names_none() -> None:
    assert place_text(None, "q9", ["q1"]).question_id == "q1"
    assert place_text(None, None, []).by == "none"


def test_a_reason_comes_soon_and_for_its_own_question() -> None:
    soon, late = NOON + CONVERSATION, NOON + CONVERSATION + timedelta(seconds=1)
    assert goes_on(NOON, soon, pointed=None, question_id="q1")
    assert goes_on(NOON, soon, pointed="q1", question_id="q1")
    assert not goes_on(NOON, soon, pointed="q2", question_id="q1")
    assert not goes_on(NOON, late, pointed=None, question_id="q1")


def test_the_only_question_is_the_only_one_that_concerns_this_person() -> None:
    assert place_text(None, None, ["q1", "q2"], ["q2"]).question_id == "q2"
    assert place_text(None, None, ["q1", "q2"], []).by == "ask"
    assert place_text(None, "q1", ["q1", "q2"], ["q2"]).question_id == "q1"
