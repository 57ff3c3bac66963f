"""The rows that benchmarks give, and how a table of them is printed. Measures nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `peer` is the same figure of what we are compared with, `ratio` ours over the peer's, None where there is
    no peer."""

    name: str
    unit: str
    ours: float
    peer: float | None = None
    ratio: float | None = None
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """The row with its field names."""
        return {"name": self.name, "unit": self.unit, "ours": self.ours, "peer": self.peer, "ratio": self.ratio,
                "note": self.note}  # fmt: skip


def compared(name: str, unit: str, rounds: Sequence[tuple[float, float]], note: str) -> Row:
    """The row of several rounds of (ours, peer) that took turns: medians, and the median of the rounds' own ratios."""
    ratios = [ours / peer for ours, peer in rounds]
    spread = f"{len(rounds)} rounds, ratios {min(ratios):.2f} to {max(ratios):.2f}"
    ours, peer = median(ours for ours, _ in rounds), median(peer for _, peer in rounds)
    return Row(name, unit, round(ours), round(peer), round(median(ratios), 2), f"{note}; {spread}")


def as_text(rows: Sequence[Row]) -> str:
    """The table for people."""
    lines = [("name", "ours", "peer", "ratio", "note")] + [
        (
            row.name,
            _with_unit(row.ours, row.unit),
            _with_unit(row.peer, row.unit),
            _plain(row.ratio),
            row.note,
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    return "\n".join("  ".join([*map(str.ljust, line, widths), line[4]]).rstrip() for line in lines)


def _with_unit(figure: float | None, unit: str) -> str:
    return "" if figure is None else f"{_plain(figure)} {unit}"


def _plain(figure: float | None) -> str:
    return "" if figure is None else f"{figure:g}" if figure < 1000 else f"{figure:.0f}"
