"""Which themes a reply seems to have, each with the words that say so. A person confirms or rejects.

Same text, frame and question: same suggestion, to the byte. Knows no reply, no question and no day beyond its
arguments (`Frame.on` leaves out themes that are not valid).
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.safety import Flags, flags
from dialogue.themes.entries import Word, words_of
from dialogue.themes.frame import Frame
from dialogue.themes.index import Sign, index_of

MOST_THEMES = 3
_FROM_QUESTION = 1
_LONGEST_GENERAL = 14
_PHRASE, _WORD, _SLIP = 2.0, 1.0, 0.75


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Nought to three (theme id, reason), most likely first, and what must be looked at before anything else."""

    themes: tuple[tuple[str, str], ...]
    flags: Flags


@dataclass(frozen=True, slots=True)
class _Case:
    """What speaks for one theme."""

    theme: int
    score: float
    first: int
    reason: str


def suggest(text: str, frame: Frame, question_text: str | None = None) -> Suggestion:
    """Suggest themes of `frame` for the reply `text`.

    question_text: what was asked; used only when the reply is too short or too general to be placed by its own
        words, and then said in the reason ("frågan: samverkan").
    A reply that speaks of acute danger, or says nothing, gets no theme.
    """
    found = flags(text)
    if found.crisis or found.no_substance:
        return Suggestion((), found)
    return Suggestion(themes_of(text, frame, question_text), found)


def themes_of(text: str, frame: Frame, question_text: str | None = None) -> tuple[tuple[str, str], ...]:
    """The themes of `suggest` alone, for a text whose flags have been looked at."""
    words = words_of(text)
    cases = _cases(words, frame)
    if not cases and question_text and len(words) <= _LONGEST_GENERAL:
        asked = _cases(words_of(question_text), frame)[:_FROM_QUESTION]
        return tuple((frame.themes[c.theme].id, f"frågan: {c.reason}") for c in asked)
    return tuple((frame.themes[c.theme].id, c.reason) for c in cases[:MOST_THEMES])


def _cases(words: tuple[Word, ...], frame: Frame) -> list[_Case]:
    counted = _counted(list(index_of(frame).signs(words)))
    strong = [sign for sign in counted if not sign.weak]
    by_theme: dict[int, list[Sign]] = {}
    for sign in strong or counted:
        by_theme.setdefault(sign.theme, []).append(sign)
    cases = [_case(theme, found, words) for theme, found in by_theme.items()]
    return sorted(cases, key=lambda case: (-case.score, case.first, case.theme))


def _counted(signs: list[Sign]) -> list[Sign]:
    """Without what is excluded for its theme, and without words that a phrase of the same theme holds."""
    excluded = {(sign.theme, place) for sign in signs if sign.excluded for place in sign.places}
    in_phrase = {(sign.theme, place) for sign in signs if len(sign.places) > 1 for place in sign.places}
    return [
        sign
        for sign in signs
        if not sign.excluded
        and not excluded.issuperset((sign.theme, place) for place in sign.places)
        and (len(sign.places) > 1 or (sign.theme, sign.places.start) not in in_phrase)
    ]


def _case(theme: int, signs: list[Sign], words: tuple[Word, ...]) -> _Case:
    weights: dict[str, float] = {}
    for sign in signs:
        weights.setdefault(_shown(sign, words), _weight(sign))
    return _Case(theme, sum(weights.values()), min(sign.places.start for sign in signs), ", ".join(weights))


def _shown(sign: Sign, words: tuple[Word, ...]) -> str:
    shown = " ".join(words[place].shown for place in sign.places)
    return f'fras "{shown}"' if len(sign.places) > 1 else shown


def _weight(sign: Sign) -> float:
    if len(sign.places) > 1:
        return _PHRASE
    return _SLIP if sign.slip else _WORD
