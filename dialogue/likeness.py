"""Names of organisations that may mean the same one: in other order, in another form, or one letter apart.

Proposes and never decides: a person says whether two names are one. Linear in the number of names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dialogue.language.folding import fold_loose, stem, stems, words

SAYS_LITTLE: Final = frozenset(
    {"förening", "ideell", "ekonomisk", "och", "i", "på", "för", "av", "the", "of"}
)
"""Stems of words that organisations put into their name or leave out."""
WRITTEN_OUT: Final = {"if": "idrottsförening", "ik": "idrottsklubb"}
"""Short forms of what organisations are, with the stem of the word that others write."""
SHORTEST: Final = 6
"""Letters below which a name that differs in one letter is another name (LUF, SUF)."""


class Names:
    """The names known so far."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_key: dict[str, str] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Know this name as well; of two that are alike the first one is told."""
        for key in _keys(name):
            self._by_key.setdefault(key, name)

    def like(self, name: str) -> str:
        """The known name that `name` may stand for, '' where there is none.

        >>> Names(["Kvinnojouren Månen"]).like("Månens kvinnojour")
        'Kvinnojouren Månen'
        """
        return next((self._by_key[key] for key in _keys(name) if key in self._by_key), "")


def _keys(name: str) -> list[str]:
    """What two names that are alike have in common: the stems that say something, in any order or run together, or the
    words run together; whole and with a letter left out.

    Digits stay: the second scout troop is not the first.
    """
    found = [WRITTEN_OUT.get(one, one) for one in stems(name)]
    telling = [one for one in found if one not in SAYS_LITTLE] or found
    written = "".join(word for word in words(name) if stem(word) not in SAYS_LITTLE)
    cores = (" ".join(sorted(telling)), "".join(telling), written or "".join(found))
    return [key for core in dict.fromkeys(map(fold_loose, cores)) for key in _slips(core)]


def _slips(core: str) -> list[str]:
    if len(core) < SHORTEST:
        return [core]
    return [core, *(core[:i] + core[i + 1 :] for i, letter in enumerate(core) if letter.isalpha())]


def one_slip(one: str, other: str) -> bool:
    """Whether two words are the same but for one letter: missing, too many, another one, or two that changed places.

    >>> one_slip("stigfinarna", "stigfinnarna"), one_slip("manen", "amnen"), one_slip("fika", "fika i byn")
    (True, True, False)
    """
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    place = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
    if len(one) < len(other):
        return one[place:] == other[place + 1 :]
    return one[place + 1 :] == other[place + 1 :] or (
        one[place : place + 2] == other[place : place + 2][::-1] and one[place + 2 :] == other[place + 2 :]
    )
