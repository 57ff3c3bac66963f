"""Words that staff do better without, and abbreviations that nobody has explained: read in `glossary.json`, found in texts.

Warns and proposes; changes no text. The words are the field's ("idéburna organisationer", not "social ekonomi") and those
that guides to plain Swedish advise against; which ones stand there is anybody's to change.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from dialogue.language.folding import fold, stems, tokens, visible

_CAPITALS: Final = re.compile(r"(?<![\w@/.-])([A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,5})(?=(?::[a-zåäö]+)?(?![\w@]))")
_ROMAN: Final = re.compile(r"[IVXLC]+")


@dataclass(frozen=True, slots=True)
class Avoidable:
    """A word or words as they stand in a text, and what to write instead."""

    found: str
    use: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that its text does not explain; `means` is '' where the glossary does not know it either."""

    short: str
    means: str


@dataclass(frozen=True, slots=True)
class _Glossary:
    terms: tuple[tuple[tuple[str, ...], str], ...]
    abbreviations: dict[str, str]
    known: frozenset[str]
    plainer: dict[str, str]


def avoidable(text: str) -> tuple[Avoidable, ...]:
    """Words of `text` that the glossary has better ones for, in any inflection, each once, in order.

    >>> avoidable("Den sociala ekonomin behöver stöd")
    (Avoidable(found='Den sociala ekonomin', use='idéburna organisationer'),)
    """
    written, found = tokens(text), stems(text)
    taken: dict[str, Avoidable] = {}
    place = 0
    while place < len(found):
        length, use = _term_at(found, place)
        if length:
            shown = " ".join(written[place : place + length])
            taken.setdefault(fold(shown), Avoidable(shown, use))
        place += max(length, 1)
    return tuple(taken.values())


def unexplained(text: str) -> tuple[Abbreviation, ...]:
    """Abbreviations in capitals that `text` does not explain and not everybody knows, each once, in order.

    Explained is what stands in or before a parenthesis, "Sveriges Kommuner och Regioner (SKR)" or "SKR (…)", or has its
    meaning written out somewhere.

    >>> unexplained("IOP och SIP (samordnad individuell plan) i EU")
    (Abbreviation(short='IOP', means='idéburet offentligt partnerskap'),)
    """
    glossary = _glossary()
    shown = visible(text)
    told = " ".join(stems(shown))
    found = {}
    for line in shown.splitlines():
        for short in () if _shouted(line) else _CAPITALS.findall(line):
            means = glossary.abbreviations.get(short, "")
            if short in glossary.known or _ROMAN.fullmatch(short) or _explained(shown, short):
                continue
            if not means or " ".join(stems(means)) not in told:
                found[short] = Abbreviation(short, means)
    return tuple(found.values())


def abbreviations() -> dict[str, str]:
    """Every abbreviation that the glossary explains, with what it means."""
    return dict(_glossary().abbreviations)


def plainer_words() -> dict[str, str]:
    """The words that the glossary has better ones for, one form of each, with those."""
    return dict(_glossary().plainer)


def _term_at(found: tuple[str, ...], place: int) -> tuple[int, str]:
    for term, use in _glossary().terms:
        if found[place : place + len(term)] == term:
            return len(term), use
    return 0, ""


def _explained(text: str, short: str) -> bool:
    return re.search(rf"\({short}\)|(?<!\w){short}\s+\(", text) is not None


def _shouted(line: str) -> bool:
    """A line in capitals is a heading or a shout, and not made of abbreviations."""
    words = [word for word in tokens(line) if len(word) > 1]
    return len(words) > 2 and sum(map(str.isupper, words)) > 0.8 * len(words)


@cache
def _glossary() -> _Glossary:
    content = json.loads(files("dialogue.language").joinpath("glossary.json").read_text(encoding="utf-8"))
    terms = [(stems(words), term["use"]) for term in content["terms"] for words in term["avoid"]]
    return _Glossary(
        tuple(sorted(terms, key=lambda term: (-len(term[0]), term[0]))),
        content["abbreviations"],
        frozenset(content["known"]),
        {term["avoid"][0]: term["use"] for term in content["terms"]},
    )
