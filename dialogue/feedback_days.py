"""How long those who spoke have waited: from a reply to its first theme, and on to the first answer back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Final

DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waited:
    """One reply (UTC times): when it came, when the first of its themes was confirmed, when the first answer was given
    that is about it; None for what has not happened. `code` and `question` are '' where it answers none."""

    code: str
    question: str
    received_at: datetime
    themed_at: datetime | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Days:
    """Of `replies` that have come so far: the median and the longest wait, in days with one decimal."""

    replies: int
    median: float
    longest: float


@dataclass(frozen=True, slots=True)
class QuestionDays:
    """The waits of a question's `replies`; None for a step that none of them has come to. `to_theme` is reply → theme,
    `from_theme` theme → answer, `to_answer` reply → answer."""

    code: str
    question: str
    replies: int
    to_theme: Days | None
    from_theme: Days | None
    to_answer: Days | None


def days_by_question(waited: Iterable[Waited]) -> tuple[QuestionDays, ...]:
    """The waits of each question, in the order in which the questions come."""
    grouped: dict[str, list[Waited]] = {}
    for one in waited:
        grouped.setdefault(one.code, []).append(one)
    return tuple(
        QuestionDays(
            code,
            replies[0].question,
            len(replies),
            _days((one.received_at, one.themed_at) for one in replies),
            _days((one.themed_at, one.answered_at) for one in replies),
            _days((one.received_at, one.answered_at) for one in replies),
        )
        for code, replies in grouped.items()
    )


def _days(spans: Iterable[tuple[datetime | None, datetime | None]]) -> Days | None:
    """A theme that was confirmed after the answer was given took no time from it."""
    waits = [max(until - first, timedelta()) / DAY for first, until in spans if first and until]
    return Days(len(waits), round(median(waits), 1), round(max(waits), 1)) if waits else None
