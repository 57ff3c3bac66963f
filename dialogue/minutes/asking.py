"""How a question is written in minutes: its own words without quotation marks and codes, and when two are the same."""

from __future__ import annotations

import re
from typing import Final

from dialogue.language.folding import tokens, words
from dialogue.minutes.lines import Line

_QUOTES: Final = ('"', "'", "”", "“", "„", "»", "«", "’", "‘")
_CODE = re.compile(
    r"\s*\((?:dialog\s*(?P<dialogue>\d{1,2}))?[\s,]*(?:fråga\s*(?P<question>\d{1,2}))?\)", re.IGNORECASE
)
_QUESTION_MARK = re.compile(r"\?(?:\s*\([^()]{1,60}\))?[\s\"'”“»)*_]*$")


def asked_text(text: str) -> str:
    """The question without quotation marks around it, "(dialog 1, fråga 2)" and marks of emphasis.

    >>> asked_text('"Vad behövs (dialog 1, fråga 2)?"')
    'Vad behövs?'
    """
    bare = _CODE.sub("", text).strip().strip("*_ ")
    if bare.startswith(_QUOTES):
        bare = bare[1:]
    if bare.endswith(_QUOTES) and bare.count(bare[-1]) % 2:
        bare = bare[:-1]
    return bare.strip()


def asked_numbers(text: str) -> tuple[int | None, int | None]:
    """The dialogue and question that a code in the text tells, as "(dialog 1, fråga 2)"."""
    found = _CODE.search(text)
    if not found:
        return None, None
    return tuple(int(number) if number else None for number in found.group("dialogue", "question"))  # type: ignore[return-value]


def asks(line: Line) -> bool:
    """Whether the line ends with a question mark, a quotation mark or a remark in brackets after it or not."""
    return bool(_QUESTION_MARK.search(line.text)) and len(tokens(line.text)) > 1


def key(text: str) -> str:
    """The same for two printings of one question, whatever stands around its words."""
    return " ".join(words(asked_text(text)))


def loose_quotes(text: str) -> bool:
    """Whether a quotation mark opens that does not close, or the other way round."""
    return sum(text.count(mark) for mark in '"”“„') % 2 == 1
