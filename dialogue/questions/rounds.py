"""A question that comes back: its periods, and when and with which words its next round is asked. Pure.

A period is a key as people write it: "2026-K4" for the fourth quarter, "2026" for the year (Stockholm). Each period has one
round at most; rounds that an outage swallowed are not asked afterwards.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from dialogue.language.dates import STOCKHOLM
from dialogue.questions.question import Question, Repeats
from dialogue.questions.writing import MOST_CODE, end_of_day, opening_of, shortened

LEAST_OPEN: Final = timedelta(days=14)
"""How long a round is open at least; else as long as the one before it."""


@dataclass(frozen=True, slots=True)
class Round:
    """The next round's `period`, and when it opens and closes (UTC)."""

    period: str
    opens_at: datetime
    closes_at: datetime


def period_of(day: date, repeats: Repeats) -> str:
    """The period that a Stockholm day lies in; '' for a question that does not come back."""
    if not repeats:
        return ""
    return f"{day.year}-K{(day.month + 2) // 3}" if repeats == "quarter" else f"{day.year}"


def first_day(period: str) -> date:
    """The first day of a period, "2026-K4" or "2026"."""
    year, _, quarter = period.partition("-K")
    return date(int(year), 3 * int(quarter or 1) - 2, 1)


def following(period: str) -> str:
    """The period after this one."""
    year, quarterly, quarter = period.partition("-K")
    if not quarterly:
        return str(int(year) + 1)
    return f"{year}-K{int(quarter) + 1}" if quarter != "4" else f"{int(year) + 1}-K1"


def next_round(latest: Question, now: datetime) -> Round | None:
    """The round after `latest`, the last of its series, once that is over or its period is; else None."""
    if not latest.repeats or latest.status == "draft" or not latest.period:
        return None
    here = period_of(now.astimezone(STOCKHOLM).date(), latest.repeats)
    asked = period_of(
        first_day(latest.period), latest.repeats
    )  # it may come back by year now, and by quarter then
    over = latest.status != "open" or (latest.closes_at is not None and latest.closes_at <= now)
    if not over and here <= asked:
        return None
    period = max(following(asked), here)
    opens = max(opening_of(first_day(period)), now)
    last_day = (opens + max(_open_for(latest), LEAST_OPEN)).astimezone(STOCKHOLM).date()
    return Round(period, opens, end_of_day(last_day))


def _open_for(question: Question) -> timedelta:
    since = question.opened_at or question.opens_at or question.created_at
    return timedelta(0) if question.closes_at is None else question.closes_at - since


def round_code(first: Question, period: str, taken: Collection[str] = ()) -> str:
    """The code of a round: that of the series' first question and the period, at most 40 characters, not `taken`."""
    base = first.code.removesuffix(f"-{first.period.lower()}")
    ending, number = f"-{period.lower()}", 1
    while (code := shortened(base, MOST_CODE - len(ending)) + ending) in taken:
        number += 1
        ending = f"-{period.lower()}-{number}"
    return code


def as_round(latest: Question, question_id: str, code: str, found: Round, now: datetime) -> Question:
    """The draft of the next round: the words and aims of `latest`, nothing of what became of it."""
    return replace(
        latest,
        id=question_id,
        code=code,
        status="draft",
        period=found.period,
        opens_at=found.opens_at,
        closes_at=found.closes_at,
        opened_at=None,
        decision_on=None,
        meeting_id=None,
        at_meeting=False,
        label="",
        feedback="",
        feedback_at=None,
        version=1,
        created_at=now,
    )
