"""Replies that repeat one another letter by letter are told as alike, others are not, and nothing is merged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.themes.alike import LIKE, alike, letters_in_a_row

FIRST = "Fler mötesplatser för unga"


@pytest.mark.parametrize(
    "text",
    ["fler mötesplatser för unga!!", "Fler mötesplaster för unga", "Vi behöver fler mötesplatser för unga"],
)
def test_the_same_words_with_a_slip_or_a_beginning_are_alike(text: str) -> None:
    (found,) = alike([("r1", FIRST), ("r2", text)])
    assert (found.id, found.same_as) == ("r2", "r1")
    assert LIKE <= found.likeness <= 1


@pytest.mark.parametrize("text", ["Fler mötesplatser för äldre", "Bättre bussar", "", "👍"])
def test_another_word_is_another_reply(text: str) -> None:
    assert alike([("r1", FIRST), ("r2", text), ("r3", "")]) == ()


def test_all_are_told_beside_the_first_of_their_kind() -> None:
    found = alike([("r1", FIRST), ("r2", "Bussar!"), ("r3", FIRST), ("r4", "bussar"), ("r5", FIRST.upper())])
    assert [(one.id, one.same_as) for one in found] == [("r3", "r1"), ("r4", "r2"), ("r5", "r1")]


@given(st.lists(st.text("abö ", max_size=12), max_size=12))
def test_nothing_alike_is_passed_over(texts: list[str]) -> None:
    """The quick way finds exactly what comparing each with all firsts before it would."""
    firsts: list[str] = []
    expected = []
    for text in texts:
        own = letters_in_a_row(text)
        grams = [letters_in_a_row(first) for first in firsts]
        near = any(own and len(own & other) >= LIKE * len(own | other) for other in grams)
        expected.append(near)
        if not near:
            firsts.append(text)
    told = {one.id for one in alike((str(place), text) for place, text in enumerate(texts))}
    assert [str(place) in told for place in range(len(texts))] == expected
