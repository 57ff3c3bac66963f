"""Writing a question step by step: which step comes next, the last day as it is typed, a code made of the text.

Pure. What has been gathered so far is a mapping of texts, as it is kept between two messages.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from dialogue.language.dates import STOCKHOLM, parse_swedish_dates
from dialogue.language.folding import fold_loose, words

STEPS: Final = ("text", "background", "last_day", "owner", "theme")
"""In the order in which they are asked; a step that was passed over is kept as ''."""
MOST_CODE: Final = 40
MOST_TEXT: Final = 160
"""Longer questions get fewer answers (domain.md, "What makes people answer")."""

_SMALL_WORDS: Final = frozenset(
    fold_loose(
        "hur vad vilka vilken vilket vem när var kan vi ni man ska skall skulle bör och att i på en ett det som för av "
        "med är den de till om er era oss sig så få blir bli göra gör finns har ha"
    ).split()
)
_CODE_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class LastDay:
    """What was understood of a typed last day (Stockholm). `day` is certain; `guess` is to be asked about."""

    day: date | None = None
    guess: date | None = None
    problem: Literal["", "none", "many", "period", "weekday", "past"] = ""


def next_step(gathered: Mapping[str, str]) -> str:
    """The first step that nothing was gathered for; "summary" when there is none."""
    return next((step for step in STEPS if step not in gathered), "summary")


def read_last_day(text: str, today: date) -> LastDay:
    """The day in `text`, as certain as the text makes it; a period or a date that has passed is none."""
    found = parse_swedish_dates(text, today)
    if not found:
        return LastDay(problem="none")
    if len(found) > 1 or found[0].kind == "days":
        return LastDay(problem="many")
    one = found[0]
    if one.kind == "period":
        return LastDay(problem="period")
    if one.certain and one.first is not None:
        return LastDay(one.first) if one.first >= today else LastDay(problem="past")
    if one.first is not None and "weekday" in one.doubts:
        return LastDay(guess=one.first, problem="weekday")
    return LastDay(guess=one.guess, problem="" if one.guess else "none")


def end_of_day(day: date) -> datetime:
    """The moment (UTC) when a Stockholm day is over: the closing time of a question with that last day."""
    return datetime.combine(day + timedelta(days=1), time(), STOCKHOLM).astimezone(UTC)


def code_from(text: str, taken: Collection[str] = ()) -> str:
    """A code of the question's own words that is not `taken`, at most 40 characters.

    >>> code_from("Hur kan vi minska ensamheten bland äldre?", ["minska-ensamheten-bland-aldre"])
    'minska-ensamheten-bland-aldre-2'
    """
    telling = [word for word in words(fold_loose(text)) if word not in _SMALL_WORDS and word.isascii()]
    base = shortened("-".join(telling[:_CODE_WORDS]), MOST_CODE) or "fraga"
    code, number = base, 2
    while code in taken:
        ending = f"-{number}"
        code, number = shortened(base, MOST_CODE - len(ending)) + ending, number + 1
    return code


def shortened(code: str, most: int) -> str:
    """A code of at most `most` characters, whole words where there is more than one."""
    if len(code) <= most:
        return code
    return code[: most + 1].rsplit("-", 1)[0][:most].rstrip("-")
