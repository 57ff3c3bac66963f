"""A meeting's code from its title and day, so that the same minutes always give the same."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dialogue.language.folding import fold_loose, words

LONGEST: Final = 31
"""Letters of a meeting's code: with "-d12-f34" after it a question's code has at most 40."""
_KINDS: Final = ("dialogmöte", "konferens", "styrgrupp", "workshop", "nätverk", "årsmöte", "samråd", "möte")


def code_of(title: str, held_on: date | None) -> str:
    """ "dialogmote-2025-10-17": what sort of meeting, and when; without a day, the title's words.

    >>> code_of("Anteckningar från dialogmötet i Älvstad", date(2025, 10, 17))
    'dialogmote-2025-10-17'
    """
    folded = fold_loose(title)
    kind = next((fold_loose(kind) for kind in _KINDS if fold_loose(kind) in folded), "mote")
    if held_on:
        return f"{kind}-{held_on.isoformat()}"
    slug = "-".join(filter(None, (re.sub(r"[^a-z0-9]", "", fold_loose(word)) for word in words(title))))
    return slug[:LONGEST].rsplit("-", 1)[0].strip("-") if len(slug) > LONGEST else slug or "mote"
