"""A coding frame made ready for reading many texts: which themes a word or a phrase points at.

Built once per frame and never changed. Decides nothing about which themes a text gets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dialogue.themes.entries import Entry, Phrase, Word, parse_entry, parse_phrase
from dialogue.themes.frame import Frame, Theme


@dataclass(frozen=True, slots=True)
class Sign:
    """That words at `places` of a text point at a theme, or are to be passed over for it (`excluded`)."""

    theme: int
    places: range
    weak: bool = False
    excluded: bool = False
    slip: bool = False


@dataclass(frozen=True, slots=True)
class _Pointer:
    theme: int
    weak: bool
    excluded: bool


_PhraseSign = tuple[Phrase, _Pointer]


class Index:
    """The words and phrases of one frame, found by how they begin and end."""

    def __init__(self, frame: Frame) -> None:
        self._words: defaultdict[tuple[str, str], list[_Pointer]] = defaultdict(list)
        self._beginnings: defaultdict[str, list[tuple[Entry, _Pointer]]] = defaultdict(list)
        self._phrases: defaultdict[str, list[_PhraseSign]] = defaultdict(list)
        for number, theme in enumerate(frame.themes):
            self._take(number, theme)
        self._known = lru_cache(maxsize=50_000)(self._what_is_known)
        self._begun = lru_cache(maxsize=20_000)(self._which_have_begun)

    def signs(self, text: tuple[Word, ...]) -> Iterator[Sign]:
        """Everything that the frame knows about the words of `text`, in order of place."""
        for place, word in enumerate(text):
            here = range(place, place + 1)
            pointers, slip, phrases = self._known(word)
            for pointer in pointers:
                yield Sign(pointer.theme, here, pointer.weak, pointer.excluded, slip)
            following = text[place + 1] if place + 1 < len(text) else None
            for phrase, pointer in self._begun(word, following) if phrases else ():
                if phrase.stands_at(text, place):
                    places = range(place, place + len(phrase.parts))
                    yield Sign(pointer.theme, places, pointer.weak, pointer.excluded)

    def _take(self, number: int, theme: Theme) -> None:
        for written in theme.include:
            self._take_word(written, number, excluded=False)
        for written in theme.phrases:
            self._take_phrase(written, number, excluded=False)
        for written in theme.exclude:
            take = self._take_phrase if " " in written.strip() else self._take_word
            take(written, number, excluded=True)

    def _take_word(self, written: str, number: int, *, excluded: bool) -> None:
        entry = parse_entry(written)
        pointer = _Pointer(number, entry.weak, excluded)
        self._words[entry.kind, entry.text].append(pointer)
        if entry.kind == "beginning" and not excluded:
            self._beginnings[entry.text[0]].append((entry, pointer))

    def _take_phrase(self, written: str, number: int, *, excluded: bool) -> None:
        phrase = parse_phrase(written)
        self._phrases[phrase.parts[0][0][:1]].append((phrase, _Pointer(number, False, excluded)))

    def _what_is_known(self, word: Word) -> tuple[tuple[_Pointer, ...], bool, tuple[_PhraseSign, ...]]:
        """What `word` points at, whether only by a slip, and the phrases that may begin with it."""
        phrases = self._phrases.get(word.text[:1], ())
        return *self._find_pointers(word), tuple(one for one in phrases if one[0].begins_with(word))

    def _which_have_begun(self, word: Word, following: Word | None) -> tuple[_PhraseSign, ...]:
        """The phrases that two words in a row may begin: of all that one word may begin, next to none."""
        return tuple(one for one in self._known(word)[2] if one[0].goes_on_with(following))

    def _find_pointers(self, word: Word) -> tuple[tuple[_Pointer, ...], bool]:
        found = [*self._words.get(("exact", word.text), ())]
        for end in range(1, len(word.text) + 1):
            found += self._words.get(("beginning", word.text[:end]), ())
        for start in range(len(word.stem)):
            found += self._words.get(("head", word.stem[start:]), ())
        if found:
            return tuple(found), False
        near = self._beginnings.get(word.text[0], ())
        return tuple(pointer for entry, pointer in near if entry.nearly_meets(word)), True


@lru_cache(maxsize=8)
def index_of(frame: Frame) -> Index:
    """The index of `frame`, made once for equal frames."""
    return Index(frame)
