"""Which organisations somebody may mean by what they wrote. `dialogue.register.find` is the way in.

Pure. Proposes and never decides; folds å, ä and ö both ways, and lets one letter in a word be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from dialogue.language.folding import fold_loose, stem, tokens
from dialogue.likeness import SAYS_LITTLE, one_slip

SHORTEST_PART: Final = 3
"""Letters of a name that are enough to look for it."""
SHORTEST_WITH_SLIP: Final = 5
"""Letters below which a word that differs in one letter is another word."""
NOT_MEANT: Final = 9


def closeness(wanted: str, folded: str) -> int:
    """How near a folded name is to folded words: 0 the same, then its beginning, a part of it, its words; NOT_MEANT.

    >>> [closeness(words, "kvinnojouren manen") for words in ("kvinnojouren", "manen", "kvinojour", "jouren")]
    [1, 2, 3, 2]
    """
    if wanted == folded:
        return 0
    if len(wanted) < SHORTEST_PART:
        return NOT_MEANT
    if folded.startswith(wanted):
        return 1
    if wanted in folded or (
        len(folded) >= SHORTEST_PART and f" {folded} " in f" {' '.join(tokens(wanted))} "
    ):
        return 2
    asked, known = telling_words(wanted), telling_words(folded)
    if _all_like(asked, known, parts=True) or (one_slip(wanted, folded) and len(wanted) > SHORTEST_WITH_SLIP):
        return 3
    return 4 if _all_like(known, asked, parts=False) else NOT_MEANT


@lru_cache(maxsize=50_000)
def telling_words(folded: str) -> tuple[str, ...]:
    """The words that say something: "föreningen" and "och" are left out where others stand beside them."""
    found = tokens(folded)
    return tuple(word for word in found if stem(word) not in _LITTLE) or found


def like_any(word: str, known: Iterable[str], *, parts: bool) -> bool:
    """Whether a folded word is one of the known ones, inflected otherwise, with one slip, or (`parts`) its beginning."""
    stemmed, long = stem(word), len(word) >= SHORTEST_WITH_SLIP
    return any(
        word == other
        or (parts and len(word) >= SHORTEST_PART and other.startswith(word))
        or stemmed == (known_stem := stem(other))
        or (
            long
            and len(other) >= SHORTEST_WITH_SLIP
            # one slip leaves the first letter or the last as it was
            and (word[0] == other[0] or word[-1] == other[-1])
            and (one_slip(word, other) or one_slip(stemmed, known_stem))
        )
        for other in known
    )


def may_be_name(text: str) -> bool:
    """Whether a text has the shape of a name: a line of few words, and no sentence.

    >>> may_be_name("Byalaget i Sjövik"), may_be_name("Det behövs fler bussar på kvällen, tycker vi.")
    (True, False)
    """
    told = text.strip()
    return (
        "\n" not in told
        and len(told) <= LONGEST_NAME
        and 0 < len(tokens(told)) <= MOST_WORDS
        and not told.endswith((".", "?", "!"))
        and ", " not in told
    )


LONGEST_NAME: Final = 120
MOST_WORDS: Final = 6
_LITTLE: Final = frozenset(stem(fold_loose(word)) for word in SAYS_LITTLE) | {
    stem(fold_loose(word)) for word in ("förening", "föreningen", "ideell", "ekonomisk", "för", "på")
}


def _all_like(words: Sequence[str], known: Sequence[str], *, parts: bool) -> bool:
    return bool(words) and all(like_any(word, known, parts=parts) for word in words)
