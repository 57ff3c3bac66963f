"""Bullets in one message: what is a list, what is not, and which bullet stands under which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.replies.splitting import MOST_PIECES, lines_of, pieces_of


@pytest.mark.parametrize(
    "text",
    [
        "- Fler bussar\n- Ett kök\n- Öppet på söndagar",
        "1) Fler bussar\n2) Ett kök\n3) Öppet på söndagar",
        "1. Fler bussar\n2. Ett kök\n3. Öppet på söndagar",
        "• Fler bussar\n\n• Ett kök\n• Öppet på söndagar",
        "– Fler bussar\n– Ett kök\n– Öppet på söndagar\n",
        "a) Fler bussar\nb) Ett kök\nc) Öppet på söndagar",
    ],
)
def test_each_bullet_is_a_piece_without_its_mark(text: str):
    assert [one.text for one in pieces_of(text)] == ["Fler bussar", "Ett kök", "Öppet på söndagar"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fler bussar",
        "Fler bussar\noch ett kök",
        "- Fler bussar",
        "Vi vill ha:\n- fler bussar",
        "Det kostar 30 - 40 kronor\nper person",
        "2026-11-22 var vi tolv\n2026-11-29 var vi tjugo",
        "-5 grader ute\n-7 grader inne",
        "070-123 45 67\n08-123 456",
    ],
)
def test_what_is_no_list_is_left_alone(text: str):
    assert pieces_of(text) == ()


def test_a_bullet_that_is_set_deeper_stands_under_the_one_above_it():
    pieces = pieces_of("- Bussar\n  - på kvällen\n  - på söndagar\n- Ett kök")
    assert [(one.text, one.level, one.parent) for one in pieces] == [
        ("Bussar", 0, None),
        ("på kvällen", 1, 0),
        ("på söndagar", 1, 0),
        ("Ett kök", 0, None),
    ]


def test_words_before_the_first_bullet_stand_alone_and_a_line_without_mark_goes_on():
    pieces = pieces_of("Vi vid bordet tycker:\n- Fler bussar\npå kvällen\n- Ett kök")
    assert [one.text for one in pieces] == ["Vi vid bordet tycker:", "Fler bussar\npå kvällen", "Ett kök"]


def test_each_line_is_a_piece_for_whoever_says_so():
    assert [one.text for one in lines_of("Fler bussar\n\n- Ett kök\nÖppet 3 dagar")] == [
        "Fler bussar",
        "Ett kök",
        "Öppet 3 dagar",
    ]
    assert lines_of("Bara en rad") == ()


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1), min_size=2, max_size=60))
def test_no_word_is_lost_however_many_bullets(words: list[str]):
    pieces = pieces_of("\n".join(f"- {word}" for word in words))
    assert " ".join(one.text for one in pieces).split() and len(pieces) == min(len(words), MOST_PIECES)
    kept = "\n".join(one.text for one in pieces)
    assert all(word in kept for word in words)


@given(st.text())
def test_any_text_can_be_looked_at_and_parents_stand_before_their_children(text: str):
    for pieces in (pieces_of(text), lines_of(text)):
        for place, one in enumerate(pieces):
            assert (one.parent is None) == (one.level == 0)
            assert one.parent is None or one.parent < place
