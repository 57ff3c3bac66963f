"""Others' replies are shown to agree with only where everybody concerned lets them be."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dialogue.office_questions import alarm_after
from dialogue.replies.agreeing import ENOUGH, MOST, Candidate, choose, may_show, shown_name
from tests.kit.cast import NOON

GOOD = Candidate("r1", "Fler mötesplatser i byn", "unnamed", "Stigfinnarna", None, False, True, True)
CANDIDATES = st.builds(
    Candidate,
    id=st.text("abcdef", min_size=3, max_size=3),
    text=st.sampled_from(["Fler mötesplatser i byn", "Jag har diabetes", "", "Ring Karin på 070-123 45 67"]),
    visibility=st.sampled_from(["named", "unnamed", "hidden"]),
    organisation=st.sampled_from(["", "Stigfinnarna"]),
    held=st.sampled_from([None, "crisis", "staff"]),
    withdrawn=st.booleans(),
    substance=st.booleans(),
    looked_at=st.booleans(),
    agrees=st.integers(0, 5),
)


@given(st.lists(CANDIDATES, max_size=12, unique_by=lambda one: one.id), st.integers(0, 6))
def test_nothing_is_shown_that_is_hidden_held_withdrawn_sensitive_or_not_looked_at(
    found: list[Candidate], answers: int
) -> None:
    shown = choose(found, answers)
    assert len(shown) <= MOST
    for one in shown:
        assert one.visibility != "hidden" and one.held is None and not one.withdrawn
        assert one.substance and one.looked_at and one.text == GOOD.text
        assert answers >= ENOUGH or (one.visibility == "named" and one.organisation)


@given(CANDIDATES)
def test_a_name_stands_only_where_its_author_shows_it(one: Candidate) -> None:
    assert shown_name(one) == (one.organisation if one.visibility == "named" else "")


def test_where_few_have_answered_words_without_a_name_are_not_shown() -> None:
    assert may_show(GOOD, ENOUGH) and not may_show(GOOD, ENOUGH - 1)
    assert may_show(replace(GOOD, visibility="named"), 1)


def test_those_that_the_fewest_have_weighed_come_first() -> None:
    found = [replace(GOOD, id=f"r{n}", agrees=n) for n in (4, 2, 0, 3)]
    assert [one.id for one in choose(found, 4)] == ["r0", "r2", "r3"]


def test_the_office_is_reminded_after_five_working_days() -> None:
    assert (alarm_after(NOON) - NOON).days == 7  # a weekend in between
