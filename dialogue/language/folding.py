"""Text made comparable: folded for search, folded loosely for names, and cut down to stems.

Not for display: what is folded is never shown. å, ä and ö are letters of their own in Swedish and stay so in
`fold`; only `fold_loose` lets them go, for those who write without them.
"""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer.swedish_stemmer import SwedishStemmer

_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
_SWEDISH = frozenset("åäö")
_ACCENTED = re.compile(r"[^\x00-\x7fåäö]")
_LETTERS_APART = str.maketrans({"ø": "ö", "æ": "ä", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe"})


def fold(text: str) -> str:
    """`text` composed (NFC) and casefolded, with every accent gone but those of å, ä and ö.

    >>> fold("IDÉBURNA på Åland")
    'ideburna på åland'
    """
    composed = visible(text).casefold()
    if not _ACCENTED.search(composed):
        return composed
    return "".join(map(_plain, unicodedata.normalize("NFC", composed).translate(_LETTERS_APART)))


def fold_loose(text: str) -> str:
    """As `fold`, and å, ä, ö become a, a, o: the same for "Föreningen Månen" and "foreningen manen"."""
    return fold(text).replace("å", "a").replace("ä", "a").replace("ö", "o")


def visible(text: str) -> str:
    """`text` composed (NFC), without soft hyphens, joiners and other letters that cannot be seen."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of `text` as they are written, in order; hyphens and apostrophes part words."""
    return tuple(_WORD.findall(visible(text)))


def words(text: str) -> tuple[str, ...]:
    """The `tokens` of `text`, folded."""
    return tuple(map(fold, tokens(text)))


def stems(text: str) -> tuple[str, ...]:
    """The Swedish Snowball stems of the words of `text`, in order, one for each word.

    >>> stems("Föreningarnas mötesplatser")
    ('förening', 'mötesplats')
    """
    return tuple(map(_stem_of, tokens(text)))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one folded word. The class, not snowballstemmer's factory, which may give another engine."""
    # A stemmer holds the word it works on, so each call has its own: threads may stem at the same time.
    return str(SwedishStemmer().stemWord(word))


@lru_cache(maxsize=50_000)
def _stem_of(token: str) -> str:
    return stem(fold(token))


@lru_cache(maxsize=4_096)
def _plain(letter: str) -> str:
    if letter in _SWEDISH:
        return letter
    bare = (part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return "".join(bare)
