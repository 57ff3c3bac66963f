"""Whole numbers in a Swedish or English text, written in digits or in words. Pure.

What only looks like a whole number is none: decimals, times of day, dates with hyphens or slashes, codes. A range is two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SPACE: Final = "[ \u00a0\u202f]"
_NONE: Final = re.compile(r"\d+(?:[.,:/]\d+)+|\d+-\d+-\d+")
_DIGITS: Final = re.compile(rf"(?<![\w.,:/])(?:\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,3}}|\d{{1,12}})(?![\w/])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")

_ONES: Final = {
    "noll": 0, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18,
    "nitton": 19, "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: Final = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ALONE: Final = {"en": 1, "ett": 1, "one": 1, "ingen": 0, "inget": 0, "inga": 0, "none": 0}
"""Numbers only where they are all that was said."""
_NAMED: Final = {
    **_ONES,
    **_TENS,
    **{ten + one: value + small for ten, value in _TENS.items() for one, small in (_ONES | {"ett": 1, "en": 1}).items()
       if 0 < small < 10},
    **{f"{ten}-{one}": value + small for ten, value in _TENS.items() for one, small in (_ONES | {"one": 1}).items()
       if 0 < small < 10},
    "hundra": 100, "etthundra": 100, "hundred": 100,
}  # fmt: skip


def numbers(text: str) -> tuple[str, ...]:
    """The whole numbers in the order in which they stand, each in digits without leading zeros.

    >>> numbers("Vi hade tolv samtal i maj och 1 200 under 2026, kl. 14.30")
    ('12', '1200', '2026')
    """
    words = _WORD.findall(text.casefold())
    if len(words) == 1 and words[0] in _ALONE and not any(map(str.isdigit, text)):
        return (str(_ALONE[words[0]]),)
    return tuple(number for _, number in sorted(_found(text.casefold())))


def _found(text: str) -> Iterator[tuple[int, str]]:
    for digits in _DIGITS.finditer(_NONE.sub(lambda none: " " * len(none[0]), text)):
        yield digits.start(), str(int(re.sub(r"\D", "", digits[0])))
    for word in _WORD.finditer(text):
        if word[0] in _NAMED:
            yield word.start(), str(_NAMED[word[0]])
