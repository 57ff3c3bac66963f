"""Plain Swedish as a gate and as hints: what speaks against a text of staff's before members get it. Pure; a person decides.

LIX says something from a hundred words on (swedish-context of the field: 50 is official prose, 60 is bureaucrats'). Below
that there are hints only: long sentences, words the glossary advises against, abbreviations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from dialogue.language.glossary import Abbreviation, Avoidable, avoidable, unexplained
from dialogue.language.readability import Readability, read

LONG_ENOUGH: Final = 100
"""Words; LIX swings on shorter texts."""
HARD: Final = 50
TOO_HARD: Final = 60

Verdict = Literal["", "hard", "too-hard"]


@dataclass(frozen=True, slots=True)
class Plainness:
    """One text: how it reads, and the words in it to change or to explain."""

    reading: Readability
    glossary: tuple[Avoidable, ...]
    abbreviations: tuple[Abbreviation, ...]

    @property
    def verdict(self) -> Verdict:
        """See `verdict`."""
        return verdict(self.reading)


def look(text: str) -> Plainness:
    """Everything that is to be said of how plain `text` is."""
    return Plainness(read(text), avoidable(text), unexplained(text))


def verdict(reading: Readability) -> Verdict:
    """'hard' is to be asked about and 'too-hard' stops, unless a person notes why; '' for a text that is short or easy."""
    if reading.words < LONG_ENOUGH or reading.lix < HARD:
        return ""
    return "too-hard" if reading.lix >= TOO_HARD else "hard"
