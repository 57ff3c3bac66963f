"""Small numbers hidden so that nothing that is shown tells them: not the total, not the other numbers of the table. Pure.

Primary and complementary suppression, as statistical offices do it (A. Hundepool et al., Statistical Disclosure Control,
Wiley 2012, chapter 4), for one column that adds up to a known total. Whoever reads may know this rule too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

ENOUGH: Final = 3
"""Fewer than this point at somebody (domain.md, "Law and care")."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number as it may be shown: `n`, or None. "few": one or two. "hidden": left out so that another one stays unknown."""

    n: int | None
    why: Literal["", "few", "hidden"] = ""


FEW: Final = Cell(None, "few")
HIDDEN: Final = Cell(None, "hidden")


def lone(n: int) -> Cell:
    """A number by itself, part of no sum that is shown."""
    return FEW if 0 < n < ENOUGH else Cell(n)


def shield(numbers: Sequence[int]) -> tuple[Cell, ...]:
    """The numbers of a column whose sum is shown beside it (by `lone`).

    One or two are "few". Where the sum would tell which, the first of the other numbers is hidden with them: the first and
    not the smallest, since a reader who knows how it was chosen would learn something of it. Where that does not do, or the
    sum is small, the whole column is hidden.
    """
    few = [place for place, n in enumerate(numbers) if 0 < n < ENOUGH]
    if not few:
        return tuple(Cell(n) for n in numbers)
    together = sum(numbers[place] for place in few)
    other = next((place for place, n in enumerate(numbers) if n >= ENOUGH), None)
    if sum(numbers) < 2 * ENOUGH:
        return (HIDDEN,) * len(numbers)
    if len(few) < together < 2 * len(few):
        return _shown(numbers, few, None)
    if other is not None and together + numbers[other] >= 2 * len(few) + ENOUGH:
        return _shown(numbers, few, other)
    return (HIDDEN,) * len(numbers)


def _shown(numbers: Sequence[int], few: Sequence[int], other: int | None) -> tuple[Cell, ...]:
    return tuple(
        FEW if place in few else HIDDEN if place == other else Cell(n) for place, n in enumerate(numbers)
    )
