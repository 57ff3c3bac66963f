"""The glossary in the chat: letters, words that begin with one, what a word means."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.house import House
from dialogue.language.terms import Term
from wording.chat.directory import on_page, rows, turning, words
from wording.chat.plain import quoted, safe
from wording.said import DATA_BYTES, Button, Said

EACH = 10


def letters_screen(language: str, terms: Sequence[Term]) -> Said:
    """Every letter that a word begins with."""
    letters = dict.fromkeys(term.letter for term in terms)
    buttons = (Button(letter, f"gl:l:{letter}:0") for letter in letters)
    return Said(words(language).text("glossary.title"), rows(buttons, 6))


def letter_screen(language: str, letter: str, terms: Sequence[Term], page: int) -> Said:
    """The words under one letter."""
    t = words(language)
    lines = [t.text("glossary.letter", letter=safe(letter)), *_lines(language, on_page(terms, page, EACH))]
    turns = turning(language, terms, page, EACH, f"gl:l:{letter}")
    return Said("\n".join(lines), (*turns, _back(language)))


def found_screen(language: str, found: Sequence[Term]) -> Said:
    """What one word means, or several that may be meant."""
    lines = _lines(language, found[:EACH])
    lines += [words(language).text("glossary.more")] if len(found) > EACH else []
    return Said("\n".join(lines), (_back(language),))


def none_screen(language: str, house: House, word: str) -> Said:
    """The word is not there; the office may be asked."""
    t = words(language)
    told = t.text("glossary.none", word=quoted(word, 80), office=safe(house.office_in(language)))
    data = f"gl:a:{word}"
    if len(data.encode()) > DATA_BYTES:
        data = "gl:a:"
    return Said(told, ((Button(t.text("glossary.button.ask"), data),), _back(language)))


def _lines(language: str, terms: Sequence[Term]) -> list[str]:
    t = words(language)
    return [
        t.text(
            "glossary.plainer" if term.plainer else "glossary.term",
            word=quoted(term.word, 80),
            means=quoted(term.told(language), 250),
        )
        for term in terms
    ]


def _back(language: str) -> tuple[Button, ...]:
    return (Button(words(language).text("glossary.button.letters"), "gl:w"),)
