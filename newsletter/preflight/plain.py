"""Checks of staff's own Swedish: readability, long sentences, words to explain or say simpler. A person judges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogue.language.glossary import avoidable, unexplained
from dialogue.language.plain import verdict
from dialogue.language.readability import Readability, read
from newsletter.preflight.case import Case, Check
from newsletter.preflight.texts import own_texts

_WORDS_NAMED: Final = 5


def plain_language(case: Case) -> Check:
    """LIX of each text of 100 words or more: 50 is asked about, 60 stops (domain.md, "Law and care")."""
    measured = [(heading, reading) for heading, reading in _readings(case) if verdict(reading)]
    too_hard = [
        _named(case, heading, reading) for heading, reading in measured if verdict(reading) == "too-hard"
    ]
    if too_hard:
        return case.blocked_by("plain-language", too_hard)
    hard = (_named(case, heading, reading) for heading, reading in measured)
    return case.warned_of("plain-language", hard)


def glossary(case: Case) -> Check:
    """Words there are plainer ones for, and abbreviations that the text does not explain."""
    return case.warned_of("glossary", _words(case))


def _words(case: Case) -> Iterator[str]:
    for heading, text in own_texts(case.facts):
        named = {"heading": _heading(case, heading)}
        for term in avoidable(text):
            yield case.words.text("glossary.term", found=term.found, use=term.use, **named)
        for one in unexplained(text):
            key = "glossary.abbreviation" if one.means else "glossary.unknown"
            yield case.words.text(key, short=one.short, means=one.means, **named)


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
