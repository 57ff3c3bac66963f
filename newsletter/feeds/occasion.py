"""The date of an event that stands in the title or text of a page, and the last day to sign up for it.

A feed of pages gives when a page was published; when something happens stands in words. A date becomes an
event's only when it is certain (written or resolvable year, fitting weekday) and the words present it as
one: it stands in the title, after "När:", "Datum:" or "Tid:", or alone in the text of something that is
called a meeting, course and so on. All else stays news. A publication date is never looked at for this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from dialogue.language.dates import (
    STOCKHOLM,
    Clock,
    FoundDate,
    may_hold_date,
    parse_swedish_dates,
    parse_times,
)
from newsletter.feeds.deadlines import (
    DAY_WORDS,
    READ,
    is_deadline,
    lead,
    near_figures,
    signup_by,
)
from newsletter.feeds.moments import in_utc, midnight

_YEARS_AHEAD: Final = timedelta(days=5 * 366)

_LABEL: Final = re.compile(
    rf"(?:^|\s)(?:när|datum|dag|tid|(?:dag|datum)\s+och\s+(?:tid|klockslag)|tid\s+och\s+plats|när\s+och\s+var)"
    rf"\s*[:\n]{DAY_WORDS}",
    re.IGNORECASE,
)
_ABOUT_THE_PAGE: Final = re.compile(
    r"(?:publicera|uppdatera|ändra|skapa|pressmeddelande|skriv|datera|beslut|antog|protokoll)\w*[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(
    rf"\b(?:från(?:\s+och\s+med)?|fr\.?o\.?m\.?|gäller|sedan|per){DAY_WORDS}", re.IGNORECASE
)
_OR_BEFORE: Final = re.compile(r"\d\S{0,3}\s+eller\s+(?:\w+\s+)?(?:den\s+)?$", re.IGNORECASE)
_OR_AFTER: Final = re.compile(r"\s+eller\s+(?:\w+\s+)?(?:den\s+)?\d", re.IGNORECASE)
_EVENT_WORD: Final = re.compile(
    r"möte(?!r\b)|träff(?!ade|ar\b)|seminari|föreläs|(?<!kon)(?<!dis)(?<!re)kurs|konferens|workshop|webbinari|webinar"
    r"|samråd|utbildning|öppet\s+hus|festival|mässa|kaf[ée]|café|frukost|lunch|\bfika|utställning|konsert|vandring"
    r"|invigning|samling|forum|temadag|loppis|studiebesök|välkom",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When something happens (aware UTC; all-day as in `dialogue.events.Event`) and what was doubtful about it."""

    starts: datetime
    ends: datetime | None
    all_day: bool
    signup_by: date | None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class NoOccasion:
    """The entry stays news; `doubt` says why, when a date was there that a person should look at."""

    doubt: str = ""


def find_occasion(title: str, text: str, published: date | None, today: date) -> Occasion | NoOccasion:
    """The one occasion that `title` and `text` (plain, `text` with its lines) tell of.

    `published` and `today` are Stockholm days: the first resolves years and rules out reports of what has
    been; without it a date needs its year, or a weekday, written.
    """
    words = f"{title}\n{near_figures(text)}"
    if not may_hold_date(words):
        return NoOccasion()
    dates = [found for found in parse_swedish_dates(words, today, published) if found.kind != "period"]
    deadlines = [found for found in dates if is_deadline(words, found)]
    others = [found for found in dates if found not in deadlines]
    chosen = _presented(words, title, others) or _alone(words, title, text, others, published)
    if not chosen:
        return NoOccasion()
    if len(chosen) > 1 or _one_of_two(words, chosen[0]):
        return NoOccasion("tells of several dates")
    found = chosen[0]
    if not found.certain or found.first is None or found.last is None:
        return NoOccasion(_why(found))
    if (published and found.last < published) or found.first > today + _YEARS_AHEAD:
        return NoOccasion()
    return _occasion(words, found, others, deadlines, today)


def _presented(words: str, title: str, others: Sequence[FoundDate]) -> list[FoundDate]:
    """The distinct dates in the title; when there is none, those after "När:" and the like."""
    is_event = _EVENT_WORD.search(title)
    in_title = [
        found
        for found in others
        if found.span[1] <= len(title) and (is_event or not _SINCE.search(lead(words, found)))
    ]
    return _distinct(in_title or [found for found in others if _LABEL.search(lead(words, found))])


def _alone(
    words: str, title: str, text: str, others: Sequence[FoundDate], published: date | None
) -> list[FoundDate]:
    """The one date ahead in the text of what its title calls an event, or, with a time of day, its text."""
    coming = _distinct(
        [
            found
            for found in others
            if _may_be_ahead(found, published) and not _ABOUT_THE_PAGE.search(lead(words, found))
        ]
    )
    if len(coming) != 1:
        return []
    called = _EVENT_WORD.search(title) or (coming[0].clock and _EVENT_WORD.search(text[:READ]))
    return coming if called else []


def _one_of_two(words: str, found: FoundDate) -> bool:
    """Whether it is half of "den 6 eller 13 december"."""
    return bool(_OR_BEFORE.search(lead(words, found)) or _OR_AFTER.match(words, found.span[1]))


def _may_be_ahead(found: FoundDate, published: date | None) -> bool:
    return found.first is None or published is None or found.first > published


def _distinct(dates: Sequence[FoundDate]) -> list[FoundDate]:
    """One of each day, the one with a time of day where there is one."""
    by_day: dict[object, FoundDate] = {}
    for found in dates:
        day = (found.first, found.last) if found.first else found.text.casefold()
        if day not in by_day or (found.starts and not by_day[day].starts):
            by_day[day] = found
    return list(by_day.values())


def _why(found: FoundDate) -> str:
    reasons = {
        "weekday": "names a weekday that does not fit its date",
        "impossible": "names a day that does not exist",
        "order": "ends before it begins",
        "year": "names a date without a year",
        "number": "names what may be a date or a fraction",
    }
    first = next((reasons[doubt] for doubt in found.doubts if doubt in reasons), "names an uncertain date")
    return f"{first} ({found.text})"


def _occasion(
    words: str, found: FoundDate, others: Sequence[FoundDate], deadlines: Sequence[FoundDate], today: date
) -> Occasion:
    assert found.first is not None and found.last is not None
    starts, ends = _times(words, found, others, deadlines)
    last_day, doubt = signup_by(words, deadlines, found.first, today)
    if starts is None:
        return Occasion(
            midnight(found.first), midnight(found.last + timedelta(days=1)), True, last_day, doubt
        )
    return Occasion(starts, ends, False, last_day, doubt)


def _times(
    words: str, found: FoundDate, others: Sequence[FoundDate], deadlines: Sequence[FoundDate]
) -> tuple[datetime | None, datetime | None]:
    """The time of day beside the date, beside the same date elsewhere, or the only one in the text."""
    for same in (found, *(other for other in others if other.first == found.first and other.certain)):
        if same.starts is not None:
            return same.starts, same.ends
    taken = [date.clock.span for date in (*deadlines, *others) if date.clock]
    clocks = {(clock.start, clock.end): clock for clock in parse_times(words) if clock.span not in taken}
    if len(clocks) != 1 or found.first is None or found.first != found.last:
        return None, None
    return _at(found.first, next(iter(clocks.values())))


def _at(day: date, clock: Clock) -> tuple[datetime, datetime | None]:
    zone = clock.zone or STOCKHOLM
    starts = in_utc(datetime.combine(day, clock.start, zone))
    if clock.end is None or clock.end <= clock.start:
        return starts, None
    return starts, in_utc(datetime.combine(day, clock.end, zone))
