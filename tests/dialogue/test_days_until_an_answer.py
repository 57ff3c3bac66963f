"""How long those who spoke waited: from a reply to its first theme, and on to the first answer."""

from __future__ import annotations

from datetime import timedelta

from dialogue.feedback_days import Days, Waited, days_by_question
from tests.kit.cast import NOON


def waited(code: str, themed: float | None, answered: float | None) -> Waited:
    """A reply of noon, with the days until its theme and until its answer."""

    def after(days: float | None) -> timedelta | None:
        return None if days is None else timedelta(days=days)

    at = [None if one is None else NOON + one for one in (after(themed), after(answered))]
    return Waited(code, "Vad saknas?", NOON, *at)


def test_the_middle_and_the_longest_wait_of_each_question() -> None:
    found = days_by_question([waited("a", 1, 11), waited("a", 3, 11), waited("b", None, None)])
    assert [one.code for one in found] == ["a", "b"]
    assert (found[0].to_theme, found[0].from_theme) == (Days(2, 2.0, 3.0), Days(2, 9.0, 10.0))
    assert found[0].to_answer == Days(2, 11.0, 11.0)
    assert (found[1].replies, found[1].to_theme, found[1].to_answer) == (1, None, None)


def test_a_theme_that_was_confirmed_after_the_answer_took_no_time_from_it() -> None:
    (found,) = days_by_question([waited("a", 12, 11)])
    assert found.from_theme == Days(1, 0.0, 0.0)
