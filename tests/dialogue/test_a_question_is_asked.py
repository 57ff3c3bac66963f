"""Before a question is opened, and when its words are changed; how staff may spell what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.questions import may_open, reword, rewords, short_title
from dialogue.questions.spellings import read_audience, read_kind, read_level, read_repeats
from tests.dialogue.asked import NOW, a_question


@pytest.mark.parametrize(
    ("changed", "reason", "firm", "everywhere"),
    [
        ({"closes_at": None}, "no-closing-time", True, True),
        ({"closes_at": NOW}, "closing-in-the-past", True, True),
        ({"closes_at": NOW + timedelta(days=6)}, "few-days", False, False),
        ({"decision_on": NOW.date()}, "already-decided", False, True),
        ({"background": ""}, "no-background", False, False),
        ({"owner": ""}, "no-owner", False, False),
    ],
)
def test_what_speaks_against_opening(changed: dict[str, Any], reason: str, firm: bool, everywhere: bool):
    [refusal] = may_open(a_question(**changed), NOW)
    assert (refusal.reason, refusal.firm, refusal.everywhere) == (reason, firm, everywhere)


def test_at_a_meeting_nobody_needs_a_week_but_an_owner_is_still_needed():
    soon = a_question(closes_at=NOW + timedelta(hours=3), at_meeting=True)
    assert may_open(soon, NOW) == ()
    assert [one.reason for one in may_open(replace(soon, owner=""), NOW)] == ["no-owner"]


def test_the_day_of_a_decision_is_a_day_in_stockholm():
    late = NOW.replace(hour=23, minute=30)  # half past midnight in Stockholm, the next day
    decided = a_question(decision_on=date(2026, 11, 11))
    assert not may_open(decided, NOW) and [one.reason for one in may_open(decided, late)] == [
        "already-decided"
    ]


WORDS = st.sampled_from(["", "Vad saknas?", "Vad behövs?"])


@given(
    st.tuples(WORDS, WORDS, WORDS),
    st.tuples(WORDS, WORDS, WORDS),
    st.booleans(),
    st.sampled_from(["", "Edvin"]),
)
def test_there_is_a_version_exactly_when_somebody_replied_and_the_words_changed(
    first: tuple[str, str, str], then: tuple[str, str, str], replied: bool, owner: str
):
    before = a_question(text=first[0], background=first[1], plain=first[2], version=2)
    after = replace(before, text=then[0], background=then[1], plain=then[2], owner=owner)
    kept = reword(before, after, replied=replied)
    assert (kept.version == 3) == (replied and first != then)
    assert kept.version in (2, 3) and rewords(before, after) == (first != then)
    assert replace(kept, version=2) == after


@pytest.mark.parametrize(
    ("read", "written", "meant"),
    [
        (read_kind, "Ja/nej", "yes-no"), (read_kind, "for-against", "for-against"), (read_kind, "Antal", "number"),
        (read_kind, "röstning", None), (read_level, "Samråd", "consultation"), (read_level, "partnership", "partnership"),
        (read_level, "Dialog", "dialogue"), (read_level, "hög", None), (read_repeats, "Varje år", "year"),
        (read_repeats, "kvartal", "quarter"), (read_repeats, "no", ""), (read_repeats, "ibland", None),
    ],
)  # fmt: skip
def test_staff_may_write_swedish(read: Any, written: str, meant: str | None):
    assert read(written) == meant


def test_an_audience_is_pairs_of_facet_and_value():
    asked = read_audience(
        ["delregion=Sjuhärad", "storlek=liten", "subregion=Skaraborg", "subregion=Skaraborg"]
    )
    assert asked == {"subregions": ["Sjuhärad", "Skaraborg"], "sizes": ["liten"]}
    for wrong in ("Sjuhärad", "färg=blå", "size="):
        with pytest.raises(ValueError, match="write it as"):
            read_audience([wrong])


@given(st.text(max_size=200), st.text(max_size=60))
def test_a_short_title_fits_a_button(text: str, given_title: str):
    assert len(short_title(text, given_title)) <= 30
