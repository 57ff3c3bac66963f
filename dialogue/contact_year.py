"""When organisations' contacts are asked whether their details are right: in April, once more in May. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Literal

from dialogue.language.dates import STOCKHOLM

Step = Literal["", "ask", "remind"]
APRIL: Final = 4
MAY: Final = 5
MORNING: Final = 9
FRESH: Final = timedelta(days=60)
"""Whoever came or said that all is right within this time is not asked."""


def step_due(now: datetime, asked: str, reminded: str) -> Step:
    """What is due at `now` (UTC), where `asked` and `reminded` are the years ("2026") in which that was last done, '' never.

    Asked from nine on the first of April, or in May where the program stood still all April; then nobody is reminded.

    >>> from datetime import UTC
    >>> [step_due(datetime(2026, month, 2, 8, tzinfo=UTC), asked, "") for month, asked in ((4, ""), (5, "2026"), (6, ""))]
    ['ask', 'remind', '']
    """
    local = now.astimezone(STOCKHOLM)
    if local.month not in (APRIL, MAY) or (local.day == 1 and local.hour < MORNING):
        return ""
    year = str(local.year)
    if asked != year:
        return "ask"
    return "remind" if local.month == MAY and reminded != year else ""


def is_fresh(now: datetime, created: datetime, confirmed: datetime | None) -> bool:
    """Whether a contact's details were told or confirmed a short time ago."""
    return now - max(created, confirmed or created) < FRESH
