"""Numbers that may point at somebody are hidden, and nothing that is shown lets anybody work them out."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue.report import Cell, lone, shield

Column = tuple[int, ...]


def reads_as(numbers: Column) -> tuple[object, ...]:
    """All that a reader sees of a column and its sum."""
    return (lone(sum(numbers)), shield(numbers))


def others_that_read_so(numbers: Column) -> list[Column]:
    """Columns that would be shown in just the same way; a reader who knows the rule cannot tell which one it is."""
    seen, total = reads_as(numbers), sum(numbers)
    cells = shield(numbers)
    ranges = [
        (cell.n,) if cell.n is not None else (1, 2) if cell.why == "few" else range(total + 1)
        for cell in cells
    ]
    return [one for one in product(*ranges) if (sum(one) == total or total < 3) and reads_as(one) == seen]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=4).map(tuple))
def test_a_hidden_number_can_always_be_another_one(numbers: Column) -> None:
    possible = others_that_read_so(numbers)
    assert numbers in possible
    for place, n in enumerate(numbers):
        if 0 < n < 3:
            assert len({one[place] for one in possible}) > 1, (numbers, shield(numbers))


@given(st.lists(st.integers(0, 60), max_size=12))
def test_one_and_two_are_never_shown_and_what_is_shown_is_true(numbers: list[int]) -> None:
    for n, cell in zip(numbers, shield(numbers), strict=True):
        assert cell.n in (None, n) and (cell.n is None or cell.n == 0 or cell.n >= 3)
        assert cell.why != "few" or n in (1, 2)


def test_a_single_small_number_takes_another_with_it() -> None:
    assert [cell.why for cell in shield([1, 40, 5, 0])] == ["few", "hidden", "", ""]


def test_two_small_numbers_that_can_be_either_need_no_other() -> None:
    assert shield([1, 2, 7])[2] == Cell(7)
    assert [cell.why for cell in shield([2, 2, 7])] == ["few", "few", "hidden"]


def test_a_column_with_nothing_to_hide_behind_is_hidden_whole() -> None:
    assert {cell.why for cell in shield([1, 3, 3])} == {"hidden"}
    assert {cell.why for cell in shield([1, 4, 0])} == {"hidden"}
