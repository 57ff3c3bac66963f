"""What finding replies by words needs of an engine, as fragments of SQL. Finds nothing itself; `search` does.

Each engine indexes the same column of folded stems, so that both find the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FullText:
    """An engine's way. `source` is the table asked, `seq` its key, `matches` the condition on `:wanted`.

    `score` is lower for better ones. `beginning` makes of a stem the words that begin with it, `every` and `some` stand
    between several of them.
    """

    source: str
    seq: str
    matches: str
    score: str
    beginning: str
    every: str
    some: str

    def all_of(self, stems: Sequence[str]) -> str:
        """`:wanted` for replies that hold a word beginning with each of the stems."""
        return self.every.join(map(self.beginning.format, stems))

    def any_of(self, stems: Sequence[str]) -> str:
        """`:wanted` for replies that hold a word beginning with one of the stems."""
        return self.some.join(map(self.beginning.format, stems))
