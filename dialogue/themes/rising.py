"""Words for which the coding frame may need a theme, or a theme a stem. Proposed to staff with replies to look at.

`rising` finds what is said more often than before and no theme knows; `missed` what people who confirmed a theme read in
replies that the frame did not see. Changes no frame.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dialogue.language.folding import stems
from dialogue.language.function_words import FUNCTION_WORDS
from dialogue.themes.entries import Word, words_of
from dialogue.themes.frame import Frame
from dialogue.themes.index import index_of
from dialogue.themes.suggestion import themes_of

FEWEST: Final = 2
"""Replies that must hold a word; one is no sign."""
RISE: Final = 1.5
"""How many times as large the share of replies with a word must be as before."""
SHARE: Final = 0.6
"""How much of a word's coded replies must be of a theme for the word to point at it."""
EXAMPLES: Final = 3
SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A counted reply: its words, what it answers ('' where nothing), and the themes that a person has confirmed for it."""

    id: str
    text: str
    question: str = ""
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RisingWord:
    """A stem that no theme knows, as it is mostly written, in how many replies now and before, and some of them."""

    stem: str
    word: str
    replies: int
    before: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissedWord:
    """A stem that might be added to a theme.

    replies: with the word, where a person confirmed the theme and the frame does not propose it.
    elsewhere: coded replies with the word that are not of the theme.
    """

    theme: str
    stem: str
    word: str
    replies: int
    elsewhere: int
    examples: tuple[str, ...]


def rising(now: Sequence[Said], before: Sequence[Said], frame: Frame) -> tuple[RisingWord, ...]:
    """Words in at least two of the replies `now`, in a share `RISE` times that of `before`; the most frequent first.

    Words of the question that a reply answers do not count in it: they are an echo.
    """
    found, written = _collect(now, frame)
    past, _ = _collect(before, frame)
    risen = [
        RisingWord(stem, _mostly(written[stem]), len(ids), len(past[stem]), tuple(ids[:EXAMPLES]))
        for stem, ids in found.items()
        if len(ids) >= FEWEST and len(ids) * len(before) >= RISE * len(past[stem]) * len(now)
    ]
    return tuple(sorted(risen, key=lambda one: (-one.replies, one.before, one.stem)))


def missed(coded: Sequence[Said], frame: Frame) -> tuple[MissedWord, ...]:
    """Words that tell the confirmed replies of a theme from others, in replies where the frame did not propose it.

    By theme in the frame's order, the most frequent words first.
    """
    found, written = _collect(coded, frame)
    confirmed = {reply.id: reply.confirmed for reply in coded}
    seen = {reply.id: {theme for theme, _ in themes_of(reply.text, frame, reply.question)} for reply in coded}
    words = []
    for stem, ids in found.items():
        of_theme = Counter(theme for reply_id in ids for theme in confirmed[reply_id])
        for theme, count in of_theme.items():
            unseen = [one for one in ids if theme in confirmed[one] and theme not in seen[one]]
            if len(unseen) >= FEWEST and count >= SHARE * len(ids):
                words.append(
                    MissedWord(
                        theme, stem, _mostly(written[stem]), len(unseen), len(ids) - count,
                        tuple(unseen[:EXAMPLES]),
                    )
                )  # fmt: skip
    places = {theme.id: place for place, theme in enumerate(frame.themes)}
    return tuple(
        sorted(
            (word for word in words if word.theme in places),
            key=lambda word: (places[word.theme], -word.replies, word.elsewhere, word.stem),
        )
    )


def _collect(replies: Iterable[Said], frame: Frame) -> tuple[dict[str, list[str]], dict[str, Counter[str]]]:
    """For each stem that no theme knows: the ids of replies that hold it, and how it is written."""
    ids: dict[str, list[str]] = defaultdict(list)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for reply in replies:
        echo = set(stems(reply.question))
        for word in _unknown(reply.text, frame):
            if word.stem in echo:
                continue
            written[word.stem][word.shown] += 1
            if reply.id not in ids[word.stem][-1:]:
                ids[word.stem].append(reply.id)
    return ids, written


def _unknown(text: str, frame: Frame) -> Iterator[Word]:
    found = words_of(text)
    known = {place for sign in index_of(frame).signs(found) if not sign.weak for place in sign.places}
    for place, word in enumerate(found):
        says = len(word.text) >= SHORTEST and not word.text.isdigit() and word.text not in FUNCTION_WORDS
        if says and place not in known:
            yield word


def _mostly(written: Counter[str]) -> str:
    return min(written, key=lambda word: (-written[word], word))
