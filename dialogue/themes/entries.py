"""The notation of a coding frame's words, and how a word or phrase of it meets a text.

    ensam            words that begin so (ensamhet, ensamma); three letters or fewer: that word alone
    -förening        compounds that end so, in any inflection, and the word itself
    =iop             that word alone, exactly
    ?tillsammans     as the entry after the mark, but only where no theme is found by other words
    tidig* insats*   (phrases) words in a row; without * in any inflection of the word

Long words are known with one slip of the pen in them. Decides nothing about themes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dialogue.language.folding import fold, stem, tokens, words

_LONG_ENTRY = 6
_LONG_WORD = 8
_SHORT = 3


class EntryError(ValueError):
    """An entry that the notation does not allow; the message goes on from the entry's place."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as a reason shows it, folded, and its stem."""

    shown: str
    text: str
    stem: str


def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text` in order."""
    return tuple(map(_word, tokens(text)))


@lru_cache(maxsize=50_000)
def _word(token: str) -> Word:
    folded = fold(token)
    return Word(token.lower(), folded, stem(folded))


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the notation, folded. `weak` entries count only where nothing else is found."""

    text: str
    kind: Literal["beginning", "head", "exact"]
    weak: bool

    def nearly_meets(self, word: Word) -> bool:
        """True when one letter of a long `word` dropped, doubled, added, changed or swapped makes it meet."""
        if self.kind != "beginning" or len(self.text) < _LONG_ENTRY or len(word.text) < _LONG_WORD:
            return False
        return word.text[0] == self.text[0] and _one_slip(self.text, word.text)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row. Each is a stem, or a beginning when it ends in *."""

    parts: tuple[tuple[str, bool], ...]

    def begins_with(self, word: Word) -> bool:
        """True when the first word of the phrase meets `word`."""
        return _part_meets(self.parts[0], word)

    def goes_on_with(self, following: Word | None) -> bool:
        """True when the second word of the phrase, where it has one, meets `following`; None is the text's end."""
        return len(self.parts) == 1 or (following is not None and _part_meets(self.parts[1], following))

    def stands_at(self, text: tuple[Word, ...], start: int) -> bool:
        """True when the phrase begins with the word at `start` of `text`."""
        found = text[start : start + len(self.parts)]
        return len(found) == len(self.parts) and all(map(_part_meets, self.parts, found))


def parse_entry(written: str) -> Entry:
    """The entry that `written` stands for."""
    weak = written.startswith("?")
    bare = written.removeprefix("?")
    if bare.startswith("-"):
        return Entry(stem(fold(bare[1:])), "head", weak)
    if bare.startswith("=") or len(bare) <= _SHORT:
        return Entry(fold(bare.removeprefix("=")), "exact", weak)
    return Entry(fold(bare), "beginning", weak)


def parse_phrase(written: str) -> Phrase:
    """The phrase that `written` stands for."""
    parts = []
    for word in written.split():
        open_ended = word.endswith("*")
        parts.append((fold(word[:-1]), True) if open_ended else (stem(fold(word)), False))
    return Phrase(tuple(parts))


def check_entry(written: str) -> None:
    """Raises EntryError unless `written` is one entry."""
    bare = written.removeprefix("?").removeprefix("-").removeprefix("=")
    if words(bare) != (fold(bare),):
        raise EntryError(f'must be one word, perhaps after "?", "-" or "=", not "{written[:60]}"')


def check_phrase(written: str) -> None:
    """Raises EntryError unless `written` is words with a space between, each perhaps followed by *."""
    parts = [part.removesuffix("*") for part in written.split()]
    if not parts or any(words(part) != (fold(part),) for part in parts):
        raise EntryError(
            f'must be words with spaces between, each perhaps with * after it, not "{written[:60]}"'
        )


def _part_meets(part: tuple[str, bool], word: Word) -> bool:
    text, open_ended = part
    return word.text.startswith(text) if open_ended else word.stem == text


def _one_slip(entry: str, word: str) -> bool:
    """True when `word` begins as `entry` does but for one slip, not in the last letter, where inflection is."""
    if len(word) < len(entry) - 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(entry, word, strict=False)) if a != b), len(word))
    rest, found = entry[same:], word[same:]
    if len(rest) < 2:
        return False
    return (
        found.startswith(rest[1:])  # dropped
        or found[1:].startswith(rest)  # added or doubled
        or (found[:2] == rest[:2][::-1] and found[2:].startswith(rest[2:]))  # swapped
        or (len(entry) >= _LONG_WORD and found[1:].startswith(rest[1:]))  # changed
    )
