"""When an organisation's board meets about a consultation: the day as somebody writes it, and what comes before and after.

Pure. Five days before there is a sheet to take along, the morning after there is one question: what did the board say?
Days are Stockholm's, by the wall clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from dialogue.language.dates import STOCKHOLM, parse_swedish_dates

What = Literal["sheet", "asked"]
SHEET_BEFORE: Final = timedelta(days=5)
ASKED_FOR: Final = timedelta(days=14)
"""How long after the meeting it still helps to ask."""
MORNING: Final = time(9)
A_YEAR: Final = timedelta(days=364)


@dataclass(frozen=True, slots=True)
class Step:
    """What a contact gets about a meeting of the board: when it is due, and until when it helps (UTC)."""

    what: What
    due: datetime
    until: datetime


def steps(board_on: date) -> tuple[Step, Step]:
    """The sheet and the question about a meeting on that day."""
    after = board_on + timedelta(days=1)
    return (
        Step("sheet", _morning(board_on - SHEET_BEFORE), _midnight(after)),
        Step("asked", _morning(after), _morning(after + ASKED_FOR)),
    )


def first_due(board_on: date | None, now: datetime) -> datetime | None:
    """When there is something to do about a day that was just set: now for a sheet whose day has passed but that still
    helps; None for a meeting of long ago, or none."""
    ahead = [one for one in steps(board_on) if one.until > now] if board_on else []
    return max(now, ahead[0].due) if ahead else None


def next_due(board_on: date, now: datetime) -> datetime | None:
    """When there is something to do again, once all that was due at `now` is done."""
    return next((one.due for one in steps(board_on) if one.due > now), None)


def read_day(text: str, today: date) -> date | None:
    """The one certain day that a text names, as 2027-01-31 or in Swedish ("tisdag 12 januari"); None where it names none.

    A day without a year is the coming one. `today` is a Stockholm day.
    """
    words = " ".join(text.split())
    try:
        return date.fromisoformat(words)
    except ValueError:
        this, next_year = _swedish(words, today, today), _swedish(words, today, today + A_YEAR)
    return next_year if this is not None and this < today else this


def _swedish(words: str, today: date, near: date) -> date | None:
    """A day without a year is the one `near` which it is."""
    found = parse_swedish_dates(words, today, near)
    if len(found) != 1 or found[0].kind != "day" or not found[0].certain:
        return None
    return found[0].first


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING, STOCKHOLM).astimezone(UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM).astimezone(UTC)
