"""Whether a text speaks to its reader. Says nothing about what it says."""

from __future__ import annotations

from typing import Final

from dialogue.language.folding import fold, tokens

_YOU: Final = frozenset(fold("du dig din ditt dina ni er ert era you your").split())


def speaks_to_reader(text: str) -> bool:
    """True where a word of the text means the one who reads it.

    >>> speaks_to_reader("Hej! Vi läste det du skrev."), speaks_to_reader("Jag orkar inte mer")
    (True, False)
    """
    return not _YOU.isdisjoint(map(fold, tokens(text)))
