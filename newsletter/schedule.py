"""What an issue covers (contract.md, `newsletter build`); when issues come is `dialogue.issue_days`'. Pure.

Days are Stockholm days.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from dialogue.issue_days import USUAL, IssueDays, first_day, next_planned
from dialogue.language.dates import STOCKHOLM
from newsletter.facts import Period

LEAST_AHEAD: Final = timedelta(weeks=5)
AFTER_NEXT: Final = timedelta(weeks=1)
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""What the first issue covers from: everything."""


def covered(period: str, now: datetime, told_until: datetime | None, days: IssueDays = USUAL) -> Period:
    """What the issue of `period`, built at `now`, covers; `told_until` is where the last one that was sent ended.

    Events from the day it is built, or the period's first if that is later, to a week after the next planned issue, at
    least five weeks.
    """
    today = now.astimezone(STOCKHOLM).date()
    begins = max(today, first_day(period))
    _, next_day = next_planned(period, today, days)
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
