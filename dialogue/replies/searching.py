"""What of a reply is searched, and what of the words that are asked for: stems, folded alike. Pure; `storage` finds.

Search is by words, themes and outer facts, never by what somebody believes, suffers from or belongs to (GDPR art. 9):
there is no filter for that, and identity numbers are not in the index.
"""

from __future__ import annotations

import re
from typing import Final

from dialogue.language.folding import stem, stems, words
from dialogue.language.function_words import FUNCTION_WORDS
from dialogue.safety import mask_personnummer

MOST_WORDS: Final = 20
"""Words of a query that are looked at; a question has fewer than that."""
_LONG_ENOUGH: Final = 6
_DIGIT: Final = re.compile(r"\d")


def searchable(text: str) -> str:
    """The stems of a reply's words, with a space between, identity numbers masked.

    >>> searchable("Fler mötesplatser på Åland")
    'fler mötesplats på åland'
    """
    return " ".join(stems(mask_personnummer(text) if _DIGIT.search(text) else text))


def beginnings(asked: str) -> tuple[str, ...]:
    """With what words begin that are other forms of the words asked for, each once; words like "och" only where all are.

    >>> beginnings("Mötesplatserna, frågan")
    ('mötesplat', 'fråg')
    """
    found = words(asked)
    telling = [word for word in found if word not in FUNCTION_WORDS] or found
    return tuple(dict.fromkeys(map(_beginning, telling[:MOST_WORDS])))


def _beginning(word: str) -> str:
    """Snowball leaves the definite "-an", and an s at the end of a stem in some forms only (mötesplats, mötesplatser)."""
    found = stem(word[:-1] if len(word) >= _LONG_ENOUGH and word.endswith("an") else word)
    shorter = stem(found)
    return shorter if len(shorter) == len(found) - 1 else found
