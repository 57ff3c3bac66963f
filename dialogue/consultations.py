"""A consultation ("förslag att tycka till om") and its deadline, which may move or be known in words only.

Pure. Reading a deadline never guesses: what does not name one certain day is kept as the words it is, and may be a
period. Who is invited is `dialogue.invitations`', when they are reminded `dialogue.reminders`'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from dialogue.language.dates import STOCKHOLM, parse_swedish_dates

ConsultationState = Literal["announced", "open", "closed", "answered", "decided"]
TAKES_ANSWERS: Final = ("announced", "open")

LAST_MINUTE: Final = time(23, 59)
"""A last day without a time of day ends with that day in Stockholm."""
OPENS_AT: Final = time(9)
"""A first day without a time of day begins with the office's."""
_DIGITS_OF_A_DAY: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d.*)?")


@dataclass(frozen=True, slots=True)
class Consultation:
    """A proposal sent out for views by `body`. `deadline` (UTC) is None where only `deadline_words` are known.

    `invites` "all" means every listed organisation that fits `audience`, as they are when each reminder goes. A joint one
    has a lead (`lead_id`), who needs the others' part by `inner_deadline`. `answered`: it is closed, and nobody who was
    invited is still to answer. One that is not `relevant` (`relevance` says why) is listed and reminded of by nobody.
    `documents` are (title, address).
    """

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
    opens_at: datetime | None = None
    decision_body: str = ""
    level: str = ""
    relevant: bool = True
    relevance: str = ""
    documents: tuple[tuple[str, str], ...] = ()
    invites: Literal["all", "list"] = "all"
    audience: dict[str, list[str]] = field(default_factory=dict)
    lead_id: str | None = None
    inner_deadline: datetime | None = None
    inner_set_at: datetime | None = None
    next_at: datetime | None = None

    @property
    def announced_at(self) -> datetime:
        """When those who are invited hear of it: at once, or when it opens."""
        return max(self.created_at, self.opens_at or self.created_at)


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
    at = _iso(words, LAST_MINUTE) or _swedish(words, today)
    return Deadline(at, words if at is None else "")


def is_strange_day(text: str, today: date) -> bool:
    """Whether `text` is meant as a day and decides none; kept as words, nobody would ever be reminded of it.

    >>> [is_strange_day(text, date(2026, 11, 10)) for text in ("2027-02-30", "söndag 15 februari 2027", "våren 2027")]
    [True, True, False]
    """
    words = " ".join(text.split())
    if _iso(words, LAST_MINUTE):
        return False
    found = parse_swedish_dates(words, today)
    return bool(_DIGITS_OF_A_DAY.fullmatch(words)) or any(
        one.kind != "period" and one.doubts for one in found
    )


def read_opening(text: str, today: date) -> datetime:
    """The moment (UTC) at which a consultation opens; a day alone means its morning. Raises ValueError for words."""
    words = " ".join(text.split())
    at = _iso(words, OPENS_AT) or _swedish(words, today, OPENS_AT)
    if at is None:
        raise ValueError(f"{words!r} names no certain day")
    return at


def period_of(words: str, today: date) -> tuple[date, date] | None:
    """The first and last day of the one period that `words` name ("våren 2027"), None where they decide none.

    >>> period_of("våren 2027", date(2026, 11, 10))
    (datetime.date(2027, 3, 1), datetime.date(2027, 5, 31))
    """
    found = parse_swedish_dates(words, today)
    if len(found) != 1 or found[0].first is None or found[0].last is None:
        return None
    return found[0].first, found[0].last


def last_day(deadline: datetime) -> date:
    """The last Stockholm day on which one can answer; a deadline at midnight ends with the day before."""
    return (deadline - timedelta(seconds=1)).astimezone(STOCKHOLM).date()


def _iso(text: str, of_a_day: time) -> datetime | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        pass
    else:
        return _on(day, of_a_day)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)).astimezone(UTC)


def _swedish(text: str, today: date, of_a_day: time = LAST_MINUTE) -> datetime | None:
    found = parse_swedish_dates(text, today)
    if len(found) != 1 or not found[0].certain or found[0].kind != "day" or found[0].first is None:
        return None
    return found[0].starts or _on(found[0].first, of_a_day)


def _on(day: date, at: time) -> datetime:
    return datetime.combine(day, at, STOCKHOLM).astimezone(UTC)
