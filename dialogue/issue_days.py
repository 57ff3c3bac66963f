"""When issues come: once a month on a weekday of the house's, not in its pauses; what is done in the days before. Pure.

Days are Stockholm days; a period is a month's key, as "2026-11".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from dialogue.language.dates import STOCKHOLM

ASKED_BEFORE: Final = timedelta(days=7)
"""Staff and organisations are asked for items so long before an issue."""
DRAFTED_BEFORE: Final = timedelta(days=4)
"""The draft is made so long before: of a Tuesday's letter on the Friday."""
MORNING: Final = time(9)


@dataclass(frozen=True, slots=True)
class IssueDays:
    """A house's own plan. `weekday` 0 is Monday; `paused_months` have no issue; until January's day `christmas_ends` nobody is
    written to. `planned` False: nothing is asked for or drafted by itself."""

    weekday: int = 1
    paused_months: tuple[int, ...] = (7,)
    christmas_ends: int = 7
    planned: bool = True


USUAL: Final = IssueDays()


def planned_day(period: str, days: IssueDays = USUAL) -> date | None:
    """The day on which the issue of `period` goes out; None for a month without one."""
    first = first_day(period)
    if first.month in days.paused_months:
        return None
    earliest = first.replace(day=days.christmas_ends + 1) if first.month == 1 else first
    return earliest + timedelta(days=(days.weekday - earliest.weekday()) % 7)


def next_planned(period: str, today: date, days: IssueDays = USUAL) -> tuple[str, date]:
    """The first issue after that of `period` whose day has not come yet: its period and day."""
    following = period
    while True:
        following = period_after(following)
        day = planned_day(following, days)
        if day is not None and day > today:
            return following, day


def coming_issue(today: date, days: IssueDays = USUAL) -> tuple[str, date]:
    """The issue that goes out today or next."""
    month = f"{today:%Y-%m}"
    day = planned_day(month, days)
    return (month, day) if day is not None and day >= today else next_planned(month, today, days)


def period_after(period: str) -> str:
    """The month after `period`."""
    return f"{first_day(period) + timedelta(days=31):%Y-%m}"


def first_day(period: str) -> date:
    """The first day of a period."""
    return date.fromisoformat(f"{period}-01")


def morning(day: date) -> datetime:
    """The moment (UTC) of a Stockholm day at which the office begins."""
    return datetime.combine(day, MORNING, STOCKHOLM).astimezone(UTC)
