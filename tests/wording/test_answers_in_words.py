"""A reply is read with its answer before its words, once: what the words say themselves is not said again."""

from __future__ import annotations

import pytest

from wording.chat.answers import spoken


@pytest.mark.parametrize(
    ("answer", "text", "read"),
    [
        ("no", "Det är för dyrt", "Nej. Det är för dyrt"),
        ("no", "", "Nej"),
        ("no", "Nej, det är för dyrt", "Nej, det är för dyrt"),
        ("against", "Vi är emot det", "Vi är emot det"),
        ("12", "Flest i maj", "12. Flest i maj"),
        ("12", "vi hade tolv samtal", "vi hade tolv samtal"),
        ("", "Fler bussar", "Fler bussar"),
    ],
)
def test_the_answer_stands_before_the_words(answer: str, text: str, read: str) -> None:
    assert spoken("sv", answer, text) == read


def test_the_answer_is_said_in_the_readers_language() -> None:
    assert spoken("en", "for", "") == "For"
