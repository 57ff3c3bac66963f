"""Which texts hold the words that were asked for, best first: by stems, so that other forms are found too.

Ranks by how many of the words are there, then by how much of the text they make up. Pure; a full index comes with storage.
"""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.language.folding import stems


def best_first(wanted: str, texts: Sequence[str]) -> tuple[int, ...]:
    """The places of the texts that hold a wanted word, its stem, or a word beginning with it; equal ones in their order."""
    asked = tuple(dict.fromkeys(stems(wanted)))
    scored = ((_score(asked, tuple(stems(text))), place) for place, text in enumerate(texts))
    return tuple(place for score, place in sorted(scored, key=lambda one: (-one[0], one[1])) if score > 0)


def _score(asked: Sequence[str], held: Sequence[str]) -> float:
    if not held:
        return 0.0
    found = sum(any(stem.startswith(word) for stem in held) for word in asked)
    share = sum(any(stem.startswith(word) for word in asked) for stem in held) / len(held)
    return found + min(share, 0.99) if found else 0.0
