"""A consultation ("förslag att tycka till om") and its deadline, which may move or be known in words only.

Pure. Reading a deadline never guesses: what does not name one certain day is kept as the words it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final, Literal

from dialogue.language.dates import STOCKHOLM, parse_swedish_dates

ConsultationState = Literal["announced", "open", "closed", "decided"]

LAST_MINUTE: Final = time(23, 59)
"""A last day without a time of day ends with that day in Stockholm."""


@dataclass(frozen=True, slots=True)
class Consultation:
    """A proposal sent out for views by `body`. `deadline` (UTC) is None where only `deadline_words` are known."""

    id: str
    code: str
    title: str
    body: str
    case_number: str
    link: str
    deadline: datetime | None
    deadline_words: str
    decision_on: date | None
    state: ConsultationState
    outcome: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day as someone set it: a moment, or words for a period that is never reminded of as if exact."""

    at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """One entry of a deadline's history."""

    set_at: datetime
    deadline: datetime | None
    words: str


def read_deadline(text: str, today: date) -> Deadline:
    """What `text` says: ISO 8601, a Swedish date, or words. `today` is a Stockholm day.

    Raises ValueError for an empty text.
    """
    words = " ".join(text.split())
    if not words:
        raise ValueError("a deadline needs a date or words")
    at = _iso(words) or _swedish(words, today)
    return Deadline(at, words if at is None else "")


def _iso(text: str) -> datetime | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        pass
    else:
        return _end_of(day)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)).astimezone(UTC)


def _swedish(text: str, today: date) -> datetime | None:
    found = parse_swedish_dates(text, today)
    if len(found) != 1 or not found[0].certain or found[0].kind != "day" or found[0].first is None:
        return None
    return found[0].starts or _end_of(found[0].first)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, LAST_MINUTE, STOCKHOLM).astimezone(UTC)
