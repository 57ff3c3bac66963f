"""Which language a text is written in, as far as its letters and its small words tell. Pure; translates nothing.

Scripts decide most languages alone (Unicode, Scripts.txt); languages with Latin letters are told apart by how many of
their commonest words there are. Says nothing rather than guess: a wrong language is worse than none.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from dialogue.language.common_words import COMMON_WORDS

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BEYOND_LATIN: Final = re.compile("[\u0370-\U0010ffff]")
_SCRIPTS: Final = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x077F, "arabic"),
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0E00, 0x0E7F, "th"),
    (0x10A0, 0x10FF, "ka"),
    (0x1200, 0x139F, "ethiopic"),
    (0x3040, 0x30FF, "ja"),
    (0x4E00, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "ko"),
)
"""First and last code point, and the language, or the script where several languages share it."""
_WITHIN: Final = {
    "arabic": (("ckb", "ڕڵێۆە"), ("ur", "ٹڈڑےں"), ("fa", "پچژگکی"), ("ar", "ةىيكأإؤئ")),
    "cyrillic": (("uk", "іїєґ"), ("be", "ў"), ("sr", "ђћјљњџ"), ("ru", "ыэъёщйь")),
    "ethiopic": (("ti", "ኣቐቕኸኽኻኾዀ"), ("am", "አነኛሽ")),
    "han": (("zh", ""),),
}
"""Languages of a script, with letters that only they have among those before them in the list; the last is the usual one."""
LEAST_SHARE: Final = 0.5
"""Of the letters, that must be of another script; a name in Latin letters changes nothing."""
LEAST_WORDS: Final = 2
LEAST_LEAD: Final = 1.2
"""How many times more common words the likeliest language must have than the next."""

_LANGUAGES_OF: Final = {
    word: tuple(language for language, common in COMMON_WORDS.items() if word in common)
    for word in frozenset().union(*COMMON_WORDS.values())
}
_NEIGHBOURS: Final = ("sv", "nb", "da")
"""So near to one another that a short text is all three; members here write the first."""
_NOT_SWEDISH: Final = re.compile(r"[æø]|\b(?:jeg|ikke|og|af|hvordan|hvorfor)\b")


@lru_cache(maxsize=8)
def detect_language(text: str) -> str:
    """The ISO 639-1 code ("sv", "ar"; "ckb" for Sorani), '' where it is not clear."""
    text = text.casefold()
    if not _BEYOND_LATIN.search(text):  # as nearly all texts are
        return _of_words(_WORD.findall(text.replace("’", "'")))
    letters = [letter for letter in text if letter.isalpha()]
    scripts = Counter(filter(None, (_script(ord(letter)) for letter in letters)))
    if scripts and scripts.total() >= LEAST_SHARE * len(letters):
        return _of_script(scripts, frozenset(letters))
    return _of_words(_WORD.findall(text.replace("’", "'")))


def _script(point: int) -> str:
    return next((name for first, last, name in _SCRIPTS if first <= point <= last), "")


def _of_script(scripts: Counter[str], letters: frozenset[str]) -> str:
    if scripts["ja"] and scripts["han"]:
        return "ja"
    script = scripts.most_common(1)[0][0]
    languages = _WITHIN.get(script)
    if languages is None:
        return script
    return next((name for name, own in languages if not letters.isdisjoint(own)), languages[-1][0])


def _of_words(words: list[str]) -> str:
    counts = dict.fromkeys(COMMON_WORDS, 0)
    for word in words:
        for language in _LANGUAGES_OF.get(word, ()):
            counts[language] += 1
    (first, most), (_, second), *_ = sorted(counts.items(), key=lambda pair: -pair[1])
    if first in _NEIGHBOURS:
        first, most = _neighbour(counts, " ".join(words))
        second = max(count for language, count in counts.items() if language not in _NEIGHBOURS)
    enough = min(LEAST_WORDS, max(1, len(words) // 3))
    if most >= enough and most > second and most >= LEAST_LEAD * second:
        return first
    return "sv" if not most and any("å" in word for word in words) else ""


def _neighbour(counts: dict[str, int], text: str) -> tuple[str, int]:
    if not _NOT_SWEDISH.search(text):
        return "sv", counts["sv"]
    return ("da", counts["da"]) if counts["da"] > counts["nb"] else ("nb", counts["nb"])
