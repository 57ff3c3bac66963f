"""Checks of staff's own Swedish: readability and long sentences. Counts; a person judges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogue.language.readability import Readability, read
from newsletter.preflight.case import Case, Check
from newsletter.preflight.texts import own_texts

LONG_ENOUGH: Final = 100
"""Words; LIX swings on shorter texts (swedish-context.md section 7)."""

HARD: Final = 50
TOO_HARD: Final = 60
_WORDS_NAMED: Final = 5


def plain_language(case: Case) -> Check:
    """LIX of each text of 100 words or more: 50 is asked about, 60 stops (domain.md, "Law and care")."""
    measured = [(heading, reading) for heading, reading in _readings(case) if reading.words >= LONG_ENOUGH]
    too_hard = [_named(case, heading, reading) for heading, reading in measured if reading.lix >= TOO_HARD]
    if too_hard:
        return case.blocked_by("plain-language", too_hard)
    hard = (_named(case, heading, reading) for heading, reading in measured if reading.lix >= HARD)
    return case.warned_of("plain-language", hard)


def long_sentences(case: Case) -> Check:
    """Sentences of more than 25 words, by how they begin."""
    return case.warned_of("long-sentences", _long(case))


def _long(case: Case) -> Iterator[str]:
    for heading, reading in _readings(case):
        for sentence in reading.long_sentences:
            start = " ".join(sentence.split()[:6])
            yield case.words.text("long-sentences.sentence", heading=_heading(case, heading), start=start)


def _readings(case: Case) -> Iterator[tuple[str, Readability]]:
    return ((heading, read(text)) for heading, text in own_texts(case.facts))


def _named(case: Case, heading: str, reading: Readability) -> str:
    words = ", ".join(sorted(reading.long_words, key=lambda word: (-len(word), word))[:_WORDS_NAMED])
    lix = round(reading.lix)
    return case.words.text("plain-language.text", heading=_heading(case, heading), lix=lix, words=words)


def _heading(case: Case, heading: str) -> str:
    return heading or case.words.text("plain-language.greeting")
