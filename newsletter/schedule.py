"""When issues come: once a month on a Tuesday, not in July and not around Christmas. Pure.

What an issue covers follows from it (contract.md, `newsletter build`). Days are Stockholm days.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from dialogue.language.dates import STOCKHOLM
from newsletter.facts import Period

TUESDAY: Final = 1
PAUSED_MONTH: Final = 7
CHRISTMAS_ENDS: Final = 7
"""The day of January until which nobody is sent a letter; December's comes in its first week."""
LEAST_AHEAD: Final = timedelta(weeks=5)
AFTER_NEXT: Final = timedelta(weeks=1)
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""What the first issue covers from: everything."""


def planned_day(period: str) -> date | None:
    """The day on which the issue of `period` ("2026-11") goes out; None for a month without one."""
    first = first_day(period)
    if first.month == PAUSED_MONTH:
        return None
    earliest = first.replace(day=CHRISTMAS_ENDS + 1) if first.month == 1 else first
    return earliest + timedelta(days=(TUESDAY - earliest.weekday()) % 7)


def next_planned(period: str, today: date) -> tuple[str, date]:
    """The first issue after that of `period` whose day has not come yet: its period and day."""
    following = period
    while True:
        following = period_after(following)
        day = planned_day(following)
        if day is not None and day > today:
            return following, day


def period_after(period: str) -> str:
    """The month after `period`."""
    return f"{first_day(period) + timedelta(days=31):%Y-%m}"


def first_day(period: str) -> date:
    """The first day of a period."""
    return date.fromisoformat(f"{period}-01")


def covered(period: str, now: datetime, told_until: datetime | None) -> Period:
    """What the issue of `period`, built at `now`, covers; `told_until` is where the last one that was sent ended.

    Events from the day it is built, or the period's first if that is later, to a week after the next planned issue, at
    least five weeks.
    """
    today = now.astimezone(STOCKHOLM).date()
    begins = max(today, first_day(period))
    _, next_day = next_planned(period, today)
    return Period(
        key=period,
        covers_from=told_until or BEGINNING,
        covers_to=now,
        events_from=begins,
        events_until=max(next_day + AFTER_NEXT, begins + LEAST_AHEAD),
        next_issue=next_day,
    )


def midnight(day: date) -> datetime:
    """The moment (UTC) at which a Stockholm day begins."""
    return datetime.combine(day, time(), STOCKHOLM).astimezone(UTC)
