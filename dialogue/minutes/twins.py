"""Names in one list of organisations that may stand for the same one. Proposed; a person says whether they do.

Looks at three signs: the same name but for a slip (as `likeness` finds it), one name that goes on where the other ends
("Rädda barnen", "Rädda barnen Älvstad"), initials for words ("SV Älvstad"), and a rare word that two names share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from dialogue.language.folding import fold, stems, tokens
from dialogue.likeness import SAYS_LITTLE, Names

_AFTER_PREPOSITION = re.compile(r"\b(?:i|på|för|region|distrikt)\s+([A-ZÅÄÖ]\w+)")
SHORTEST_RARE: Final = 5


def twins_in(names: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
    """Places of two names that are alike, the earlier first, with the reason; each pair once, in order."""
    found: dict[tuple[int, int], str] = {}
    for one, other, reason in _pairs(names):
        if one != other:
            found.setdefault((min(one, other), max(one, other)), reason)
    return tuple((one, other, reason) for (one, other), reason in sorted(found.items()))


def _pairs(names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    yield from _slips(names)
    yield from _longer(names)
    yield from _initials(names)
    yield from _rare_words(names)


def _slips(names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    known = Names()
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        like = known.like(name)
        if like:
            yield places[like], place, "spelling"
        known.add(name)
        places.setdefault(name, place)


def _longer(names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """One name is the beginning of the other: a branch, or the same one with its place."""
    by_words = {tuple(map(fold, tokens(name))): place for place, name in enumerate(names)}
    for parts, place in by_words.items():
        for length in range(1, len(parts)):
            if parts[:length] in by_words:
                yield by_words[parts[:length]], place, "longer"


def _initials(names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """ "SV Älvstad" beside "Studieförbundet Vuxenskolan Älvstad"."""
    short: dict[tuple[str, str], int] = {}
    for place, name in enumerate(names):
        first, *rest = tokens(name) or ("",)
        if first.isupper() and 2 <= len(first) <= 5:
            short[first, fold(" ".join(rest))] = place
    for place, name in enumerate(names):
        parts = tokens(name)
        for length in range(2, min(len(parts), 5) + 1):
            initials = "".join(part[0] for part in parts[:length]).upper()
            shortened = (initials, fold(" ".join(parts[length:])))
            if shortened in short:
                yield short[shortened], place, "initials"


def _rare_words(names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """A word that exactly two names share, and that is neither a place nor a common word of names."""
    places_named = {fold(place) for name in names for place in _AFTER_PREPOSITION.findall(name)}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for word in dict.fromkeys(map(fold, tokens(name)[1:])):
            if (
                len(word) >= SHORTEST_RARE
                and word not in places_named
                and not _is_place_of(word, places_named)
            ):
                holders[word].append(number)
    for word, numbers in holders.items():
        if len(numbers) == 2 and not SAYS_LITTLE.intersection(stems(word)):
            for one, other in combinations(numbers, 2):
                yield one, other, "word"


def _is_place_of(word: str, places: set[str]) -> bool:
    return word.removesuffix("s") in places or f"{word}s" in places
