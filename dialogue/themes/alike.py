"""Which replies say the same as one before them, letter by letter: proposed to a person, who decides.

Both stay replies of their own and both authors stay counted. Compares spelling, not meaning: "fler tolkar" and "vi saknar
tolkar" are not alike here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Final

from dialogue.language.folding import words

SHORTEST_GRAM: Final = 3
LONGEST_GRAM: Final = 5
LIKE: Final = 0.65
"""From here on two texts are told as alike: one wrong letter in 25 leaves more, another last word of four leaves less."""


@dataclass(frozen=True, slots=True)
class Alike:
    """That reply `id` says the same as `same_as`, the first of its kind. `likeness` is from `LIKE` to 1."""

    id: str
    same_as: str
    likeness: float


def alike(texts: Iterable[tuple[str, str]]) -> tuple[Alike, ...]:
    """What in (id, text), oldest first, is alike to an earlier one: each is told once, with the one it is most like.

    Likeness is the Jaccard index of the sets of letters in a row (3 to 5, over word borders), case, accents and
    punctuation apart.
    """
    listed = tuple(texts)
    grams = [letters_in_a_row(text) for _, text in listed]
    known = Counter(gram for own in grams for gram in own)
    firsts: dict[str, list[int]] = {}
    proposed = []
    for place, own in enumerate(grams):
        telling = _telling(own, known)
        near = {first for gram in telling for first in firsts.get(gram, ())}
        likeness, earliest = max(((_likeness(own, grams[one]), -one) for one in near), default=(0.0, 0))
        if likeness >= LIKE:
            proposed.append(Alike(listed[place][0], listed[-earliest][0], round(likeness, 3)))
        else:
            for gram in telling:
                firsts.setdefault(gram, []).append(place)
    return tuple(proposed)


def letters_in_a_row(text: str) -> frozenset[str]:
    """The runs of three to five letters of a text, word borders being letters too; none of a text without words."""
    line = " ".join(words(text))
    padded = f" {line} " if line else ""
    return frozenset(
        padded[start : start + length]
        for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for start in range(len(padded) - length + 1)
    )


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both)


def _telling(own: frozenset[str], known: Counter[str]) -> list[str]:
    """So many of the rarest that two texts which are alike enough have one of them in common.

    Prefix filtering: Bayardo, Ma, Srikant, "Scaling up all pairs similarity search" (WWW 2007).
    """
    rarest = sorted(own, key=lambda gram: (known[gram], gram))
    return rarest[: len(own) - ceil(LIKE * len(own)) + 1]
