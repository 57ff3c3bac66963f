"""What a second reading of the same minutes changes: which kept replies stay, which have new words, which are gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from dialogue.language.folding import fold

SAME_REPLY: Final = 0.6
"""How alike two texts in the same place must be to be one reply with other words (difflib's ratio, 0–1)."""


@dataclass(frozen=True, slots=True)
class Merged:
    """`kept` has, for each text that was read, the place of the kept reply that it is, or None for a new one.
    `gone` are the places of kept replies that were not read again."""

    kept: tuple[int | None, ...]
    gone: tuple[int, ...]


def merge(kept: Sequence[str], read: Sequence[str]) -> Merged:
    """Pair what is kept with what was read, in order; the longest common run of equal texts stays as it is.

    >>> merge(["Kaffe", "Billig hyra"], ["Te", "Kaffe", "Billig hyra!"])
    Merged(kept=(None, 0, 1), gone=())
    """
    found: list[int | None] = [None] * len(read)
    for kind, first, last, begin, end in SequenceMatcher(None, kept, read, autojunk=False).get_opcodes():
        if kind == "equal":
            found[begin:end] = range(first, last)
        elif kind == "replace":
            for place, other in zip(range(begin, end), range(first, last), strict=False):
                if _alike(kept[other], read[place]):
                    found[place] = other
    return Merged(tuple(found), tuple(sorted(set(range(len(kept))) - set(found))))


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, fold(one), fold(other), autojunk=False)
    return matcher.quick_ratio() >= SAME_REPLY and matcher.ratio() >= SAME_REPLY
