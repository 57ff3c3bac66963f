"""What a meeting leaves to do, and partnerships (IOP) that end: data, and when the office is reminded. Pure.

Days are Stockholm days, times UTC. Once for each reminder: the next one is kept in the row, and what is past is not caught up.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from dialogue.language.dates import STOCKHOLM

REMINDED_AT: Final = time(9)
"""The office's morning."""
MONTHS_BEFORE: Final = (6, 1)
"""When it is time to speak of going on, and when it is nearly too late."""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something that was agreed at a meeting. `owner` is a name as it was written; `done_at` None while it is open."""

    id: str
    meeting_id: str
    text: str
    owner: str
    due_on: date
    done_at: datetime | None
    remind_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Partnership:
    """An agreement with an organisation (None where it has left the register) that lasts through `ends_on`."""

    id: str
    name: str
    organisation_id: str | None
    ends_on: date
    remind_at: datetime | None
    created_at: datetime


def action_reminder(due_on: date) -> datetime:
    """The morning of the day on which it is due."""
    return _morning(due_on)


def partnership_reminder(ends_on: date, after: datetime) -> datetime | None:
    """The next reminder after a moment: the morning six months, then one month, before it ends; None where none is left."""
    mornings = (_morning(months_before(ends_on, months)) for months in MONTHS_BEFORE)
    return next((at for at in mornings if at > after), None)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, the last of the month where it has no such day.

    >>> months_before(date(2027, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _morning(day: date) -> datetime:
    return datetime.combine(day, REMINDED_AT, STOCKHOLM).astimezone(UTC)
