"""When a question is spoken of: the word before, the question, and reminders, each in an evening slot. Pure.

Evenings, a word the day before and at most one reminder are what makes people answer (domain.md, "What makes people
answer").
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final

from dialogue.language.dates import STOCKHOLM
from dialogue.quiet import next_waking

EVENING: Final = time(18)
"""The slot, in Stockholm; the end of quiet hours where they cover it."""
LEAST_LEFT: Final = timedelta(hours=4)
"""Nobody is reminded of a question that closes sooner."""
LEAST_APART: Final = timedelta(hours=24)
"""From the question to a reminder of it."""
LONG: Final = timedelta(days=30)
_SHARES: Final = (2 / 3,)
_SHARES_WHEN_LONG: Final = (1 / 2, 5 / 6)

Quiet = tuple[time, time] | None


def evening_slot(after: datetime, quiet: Quiet) -> datetime:
    """The first evening slot (UTC) at or after a time.

    >>> evening_slot(datetime(2026, 11, 10, 9, tzinfo=UTC), None)
    datetime.datetime(2026, 11, 10, 17, 0, tzinfo=datetime.timezone.utc)
    """
    day = after.astimezone(STOCKHOLM).date()
    slot = _slot_on(day.toordinal())
    return next_waking(slot if slot >= after else _slot_on(day.toordinal() + 1), quiet)


def _slot_on(day: int) -> datetime:
    return datetime.combine(datetime.fromordinal(day), EVENING, STOCKHOLM).astimezone(UTC)


def announcing_at(opened: datetime, quiet: Quiet) -> datetime:
    """When (UTC) members are told of a question that opens, or whose meeting is over, at a time."""
    return evening_slot(opened, quiet)


def pre_announcing_at(opens: datetime, quiet: Quiet) -> datetime:
    """The slot (UTC) of the day before members are told of a question that opens at a time."""
    told = evening_slot(opens, None).astimezone(STOCKHOLM).date()
    return next_waking(_slot_on(told.toordinal() - 1), quiet)


def reminding_at(told: datetime, closes: datetime | None, quiet: Quiet) -> tuple[datetime, ...]:
    """The slots (UTC) of the reminders of a question that members were told of: one, two when it is open for more than
    thirty days, none where it has no last day or too little time is left."""
    if closes is None:
        return ()
    span = closes - told
    slots = (
        evening_slot(told + share * span, quiet) for share in (_SHARES_WHEN_LONG if span > LONG else _SHARES)
    )
    return tuple(slot for slot in slots if slot - told >= LEAST_APART and closes - slot >= LEAST_LEFT)
