"""Words looked up: abbreviations and heavy words of the glossary that ships, and the house's own beside them.

Pure. The house's explanation of a word stands in the place of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dialogue.language.folding import fold, fold_loose, stem, tokens, visible
from dialogue.language.glossary import abbreviations, plainer_words
from dialogue.naming import like_any

LONGEST: Final = 600
"""Letters of an explanation."""
LONGEST_WORD: Final = 80


@dataclass(frozen=True, slots=True)
class HouseTerm:
    """A word that the house explains itself; `means_en` '' where it is only told in Swedish."""

    folded: str
    word: str
    means: str
    means_en: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means. `plainer`: `means` is not what it means, but what to say rather."""

    word: str
    means: str
    means_en: str = ""
    plainer: bool = False

    @property
    def letter(self) -> str:
        """The capital that it stands under, å, ä and ö being letters of their own."""
        first = fold(self.word)[:1].upper()
        return first if first.isalpha() else "#"

    def told(self, language: str) -> str:
        """What it means, in Swedish where it was not translated."""
        return (self.means_en or self.means) if language == "en" else self.means


@dataclass(frozen=True, slots=True)
class JudgedTerm:
    """What a row of a file comes to: a term, or None with the reason."""

    line: int
    word: str
    term: HouseTerm | None = None
    reason: str = ""


def all_terms(house: Iterable[HouseTerm]) -> tuple[Term, ...]:
    """Every term in Swedish order."""
    known = {fold(short): Term(short, means) for short, means in abbreviations().items()}
    known |= {fold(word): Term(word, use, plainer=True) for word, use in plainer_words().items()}
    known |= {one.folded: Term(one.word, one.means, one.means_en) for one in house}
    return tuple(known[folded] for folded in sorted(known, key=_swedish))


def under(letter: str, terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms under one letter, however it is written; none for what is not one letter."""
    wanted = fold(letter.strip()).upper()
    return tuple(one for one in terms if one.letter == wanted) if len(wanted) == 1 else ()


def look_up(words: str, terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that are meant: the word itself; else with å, ä and ö let go, inflected, its beginning, one letter wrong."""
    listed = tuple(terms)
    folded, loose = fold(words.strip()), fold_loose(words.strip())
    exact = tuple(one for one in listed if fold(one.word) == folded)
    if exact or not loose:
        return exact
    exact = tuple(one for one in listed if fold_loose(one.word) == loose)
    if exact:
        return exact
    asked = tokens(loose)
    return tuple(one for one in listed if asked and _all_like(asked, tokens(fold_loose(one.word))))


def _all_like(asked: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return all(like_any(word, known, parts=True) or stem(word) in map(stem, known) for word in asked)


def judge_terms(rows: Iterable[tuple[int, Mapping[str, str]]]) -> tuple[JudgedTerm, ...]:
    """Each row (its number, its cells word, means, means_en) as a term or refused; of two of one word the first is taken."""
    judged: list[JudgedTerm] = []
    seen: set[str] = set()
    for line, row in rows:
        word, means, english = (
            " ".join(visible(row.get(name, "")).split()) for name in ("word", "means", "means_en")
        )
        folded = fold(word)
        reason = ""
        if not word or not means:
            reason = "it needs a word and what it means"
        elif len(word) > LONGEST_WORD or max(len(means), len(english)) > LONGEST:
            reason = f"it is longer than {LONGEST_WORD} letters for the word and {LONGEST} for what it means"
        elif folded in seen:
            reason = "the same word stands in an earlier row"
        seen.add(folded)
        judged.append(
            JudgedTerm(
                line, word[:LONGEST_WORD], None if reason else HouseTerm(folded, word, means, english), reason
            )
        )
    return tuple(judged)


_ORDER: Final = {letter: f"z{number}" for number, letter in enumerate("åäö", 1)}


def _swedish(folded: str) -> str:
    """å, ä and ö after z."""
    return "".join(_ORDER.get(letter, letter) for letter in folded)
