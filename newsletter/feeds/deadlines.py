"""Last days in plain text: which dates are deadlines, and the last day to sign up for an event.

Reads the words around a date, not only the date: "anmäl dig senast 3 oktober", "sista anmälningsdag".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from dialogue.language.dates import FoundDate, may_hold_date, parse_swedish_dates

READ: Final = 4_000
"""How many characters of a text are read for dates."""

_BEFORE: Final = 90
_AFTER: Final = 60
_FIGURE: Final = re.compile(r"\d+")
DAY_WORDS: Final = r"\s*[:–-]?\s*(?:är\s+)?(?:(?:må|ti|on|to|fr|lö|sö)\w*,?\s+)?(?:den\s+)?$"
"""What may stand between a word such as "senast" and the date's first figure, as the end of a pattern."""

_WITHIN: Final = r"(?:[^.!?\n]|\.(?=\S)){0,60}?"
# "Före den 3 oktober" is a deadline, but whether the 3rd counts is not said: no last day is made of it.
_BEFORE_A_DAY: Final = r"\b(?:före|innan)"
_LATEST: Final = r"\b(?:senast|till\s+och\s+med|t\.?o\.?m\.?)"
_SIGN_UP: Final = r"(?:\banmäl\w*|\bo\.?s\.?a\b\.?)"
_SIGN_UP_WORD: Final = re.compile(r"anmäl|\bo\.?s\.?a\b", re.IGNORECASE)
_SIGN_UP_BY: Final = re.compile(
    rf"(?:{_SIGN_UP}{_WITHIN}{_LATEST}|\bsista\s+anmälningsda\w+"
    rf"|\bsista\s+da(?:g|gen|tum)\s+(?:för|att)\s+{_SIGN_UP}(?:\s+(?:sig|dig|er))?){DAY_WORDS}",
    re.IGNORECASE,
)
_DEADLINE: Final = re.compile(
    rf"(?:{_LATEST}|{_BEFORE_A_DAY}|\bsista\s+\w*da(?:g|gen|tum)(?:\s+(?:för|att)\s+\w+(?:\s+\w+)?)?){DAY_WORDS}",
    re.IGNORECASE,
)
_SIGN_UP_AFTER: Final = re.compile(
    rf"[\s,(]*(?:är|=)?\s*sista\s+(?:anmälningsda|da\w+\s+(?:för|att)\s+{_SIGN_UP})", re.IGNORECASE
)


def near_figures(text: str) -> str:
    """The parts of the text's beginning near a figure, where alone a date can be: reading dates takes time."""
    text = text[:READ]
    pieces: list[str] = []
    start = end = 0
    for figure in _FIGURE.finditer(text):
        if figure.start() - _BEFORE > end:
            pieces.append(text[start:end])
            start = figure.start() - _BEFORE
        end = figure.end() + _AFTER
    pieces.append(text[start:end])
    return " … ".join(pieces)


def is_deadline(words: str, found: FoundDate) -> bool:
    """Whether the words around the date make it a last day, to sign up, to apply or to answer."""
    return bool(_DEADLINE.search(lead(words, found)) or _is_signup_day(words, found))


def _is_signup_day(words: str, found: FoundDate) -> bool:
    return bool(_SIGN_UP_BY.search(lead(words, found)) or _SIGN_UP_AFTER.match(words, found.span[1]))


def lead(words: str, found: FoundDate) -> str:
    """What stands before the date's first figure: some spans begin with "senast" or the weekday."""
    figure = re.search(r"\d", found.text)
    end = found.span[0] + (figure.start() if figure else 0)
    return words[max(0, end - _BEFORE) : end]


def signup_day(words: str, event_day: date, today: date) -> tuple[date | None, str]:
    """The last day to sign up for an event on `event_day`, and a doubt about it ("" when there is none).

    A day without year is the one near the event. One after the event is not given, but told of.
    """
    if not (_SIGN_UP_WORD.search(words) and may_hold_date(words)):
        return None, ""
    near = near_figures(words)
    return signup_by(near, parse_swedish_dates(near, today, event_day), event_day, today)


def signup_by(
    words: str, dates: Iterable[FoundDate], event_day: date, today: date
) -> tuple[date | None, str]:
    """As `signup_day`, of the `dates` already found in `words`."""
    for written in dates:
        if written.kind == "period" or not _is_signup_day(words, written):
            continue
        found = parse_swedish_dates(written.text, today, event_day)
        day = found[0].first if len(found) == 1 and found[0].certain else None
        if day is None:
            return None, f"names an uncertain last day to sign up ({written.text})"
        if day > event_day:
            return None, f"has its last day to sign up ({written.text}) after the event"
        return day, ""
    return None, ""
