"""How staff may write a question's kind, level of participation, repetition and audience, in English and Swedish.

Reads words into the values that are kept; says None or raises ValueError for what it does not know. Pure.

Levels: information, consultation, dialogue, partnership (Council of Europe, Code of Good Practice for Civil Participation
in the Decision-Making Process, 2009); in Swedish information, samråd, dialog, partnerskap.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, get_args

from dialogue.language.folding import fold_loose
from dialogue.questions.question import QuestionKind, Repeats

KINDS: Final[tuple[QuestionKind, ...]] = get_args(QuestionKind)
LEVELS: Final = ("information", "consultation", "dialogue", "partnership")
FACETS: Final = ("themes", "subregions", "sizes", "levels")
"""By what an audience may be narrowed."""

_KINDS: Final[dict[str, QuestionKind]] = {
    "free": "text", "fritext": "text", "fri text": "text", "yes no": "yes-no", "ja nej": "yes-no", "ja eller nej": "yes-no",
    "for against": "for-against", "for emot": "for-against", "for eller emot": "for-against", "antal": "number",
    "tal": "number", "siffra": "number", "upprop": "call", "nominering": "call", "representanter": "call",
}  # fmt: skip
_LEVELS: Final = {
    "samrad": "consultation",
    "konsultation": "consultation",
    "dialog": "dialogue",
    "partnerskap": "partnership",
}
_REPEATS: Final[dict[str, Repeats]] = {
    "quarter": "quarter", "quarterly": "quarter", "kvartal": "quarter", "varje kvartal": "quarter",
    "year": "year", "yearly": "year", "ar": "year", "varje ar": "year", "no": "", "never": "", "nej": "", "": "",
}  # fmt: skip
_FACETS: Final = {
    "theme": "themes", "tema": "themes", "teman": "themes", "subregion": "subregions", "delregion": "subregions",
    "sub region": "subregions", "size": "sizes", "storlek": "sizes", "level": "levels", "niva": "levels",
}  # fmt: skip


def _folded(text: str) -> str:
    return " ".join(fold_loose(text.replace("-", " ").replace("/", " ")).split())


def read_kind(text: str) -> QuestionKind | None:
    """The kind that was written: "yes-no", "ja/nej"."""
    folded = _folded(text)
    return next((kind for kind in KINDS if _folded(kind) == folded), None) or _KINDS.get(folded)


def read_level(text: str) -> str | None:
    """The level of participation that was written: "dialogue", "Samråd"."""
    folded = _folded(text)
    return folded if folded in LEVELS else _LEVELS.get(folded)


def read_repeats(text: str) -> Repeats | None:
    """How often a question comes back: "quarter", "varje år"; '' for "no"."""
    return _REPEATS.get(_folded(text))


def read_audience(pairs: Iterable[str]) -> dict[str, list[str]]:
    """Who is told, of pairs as "subregion=Sjuhärad"; values of one facet add up. Raises ValueError for another form.

    >>> read_audience(["delregion=Sjuhärad", "size=small", "subregion=Skaraborg"])
    {'subregions': ['Sjuhärad', 'Skaraborg'], 'sizes': ['small']}
    """
    audience: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        folded, value = _folded(name), " ".join(value.split())
        facet = folded if folded in FACETS else _FACETS.get(folded)
        if not equals or facet is None or not value:
            raise ValueError(
                f"{pair!r} names no part of the register; write it as subregion=NAME, size=small, theme=ID"
            )
        if value not in (chosen := audience.setdefault(facet, [])):
            chosen.append(value)
    return audience
