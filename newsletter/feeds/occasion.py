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

from dialogue.language.dates import STOCKHOLM, Clock, FoundDate, parse_swedish_dates, parse_times
from newsletter.feeds.moments import in_utc, midnight

_READ: Final = 4_000
_BEFORE: Final = 90
_AFTER: Final = 60
_FIGURE: Final = re.compile(r"\d+")
_YEARS_AHEAD: Final = timedelta(days=5 * 366)

_DATE_LIKE: Final = re.compile(
    r"\d{4}-\d\d|\d\s?/\s?\d|\d\D{0,8}(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)",
    re.IGNORECASE,
)

_DAY_WORDS: Final = r"\s*[:–-]?\s*(?:är\s+)?(?:(?:må|ti|on|to|fr|lö|sö)\w*,?\s+)?(?:den\s+)?$"
_WITHIN: Final = r"(?:[^.!?\n]|\.(?=\S)){0,60}?"
_LATEST: Final = r"\b(?:senast|före|innan|till\s+och\s+med|t\.?o\.?m\.?)"
_SIGN_UP: Final = r"(?:\banmäl\w*|\bo\.?s\.?a\b\.?)"
_SIGN_UP_WORD: Final = re.compile(r"anmäl|\bo\.?s\.?a\b", re.IGNORECASE)
_SIGN_UP_BY: Final = re.compile(
    rf"(?:{_SIGN_UP}{_WITHIN}{_LATEST}|\bsista\s+anmälningsda\w+"
    rf"|\bsista\s+da(?:g|gen|tum)\s+(?:för|att)\s+{_SIGN_UP}(?:\s+(?:sig|dig|er))?){_DAY_WORDS}",
    re.IGNORECASE,
)
_DEADLINE: Final = re.compile(
    rf"(?:{_LATEST}|\bsista\s+\w*da(?:g|gen|tum)(?:\s+(?:för|att)\s+\w+(?:\s+\w+)?)?){_DAY_WORDS}",
    re.IGNORECASE,
)
_SIGN_UP_AFTER: Final = re.compile(
    rf"[\s,(]*(?:är|=)?\s*sista\s+(?:anmälningsda|da\w+\s+(?:för|att)\s+{_SIGN_UP})", re.IGNORECASE
)
_LABEL: Final = re.compile(
    rf"(?:^|\n|[.;,·|]\s|\s)(?:när|datum|dag|tid|(?:dag|datum)\s+och\s+(?:tid|klockslag)|tid\s+och\s+plats|när\s+och\s+var)"
    rf"\s*[:\n]{_DAY_WORDS}",
    re.IGNORECASE,
)
_ABOUT_THE_PAGE: Final = re.compile(
    r"(?:publicera|uppdatera|ändra|skapa|pressmeddelande|skriv|datera|beslut|antog|protokoll)\w*[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
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
    words = f"{title}\n{_near_figures(text[:_READ])}"
    if not _DATE_LIKE.search(words):
        return NoOccasion()
    dates = [found for found in parse_swedish_dates(words, today, published) if found.kind != "period"]
    deadlines = [found for found in dates if _is_deadline(words, found)]
    others = [found for found in dates if found not in deadlines]
    chosen = _presented(words, len(title), others) or _alone(words, title, text, others, published)
    if not chosen:
        return NoOccasion()
    if len(chosen) > 1:
        return NoOccasion("tells of several dates")
    found = chosen[0]
    if not found.certain or found.first is None or found.last is None:
        return NoOccasion(_why(found))
    if (published and found.last < published) or found.first > today + _YEARS_AHEAD:
        return NoOccasion()
    return _occasion(words, found, others, deadlines, today)


def _near_figures(text: str) -> str:
    """The parts of `text` near a figure, where alone a date can be: reading dates is what takes time here."""
    pieces: list[str] = []
    start = end = 0
    for figure in _FIGURE.finditer(text):
        if figure.start() - _BEFORE > end:
            pieces.append(text[start:end])
            start = figure.start() - _BEFORE
        end = figure.end() + _AFTER
    pieces.append(text[start:end])
    return " … ".join(pieces)


def _is_deadline(words: str, found: FoundDate) -> bool:
    return bool(_DEADLINE.search(_lead(words, found)) or _is_signup_day(words, found))


def _is_signup_day(words: str, found: FoundDate) -> bool:
    return bool(_SIGN_UP_BY.search(_lead(words, found)) or _SIGN_UP_AFTER.match(words, found.span[1]))


def _lead(words: str, found: FoundDate) -> str:
    """What stands before the date's first figure: some spans begin with "senast" or the weekday."""
    figure = re.search(r"\d", found.text)
    end = found.span[0] + (figure.start() if figure else 0)
    return words[max(0, end - _BEFORE) : end]


def _presented(words: str, title_ends: int, others: Sequence[FoundDate]) -> list[FoundDate]:
    """The distinct dates in the title; when there is none, those after "När:" and the like."""
    in_title = [found for found in others if found.span[1] <= title_ends]
    return _distinct(in_title or [found for found in others if _LABEL.search(_lead(words, found))])


def _alone(
    words: str, title: str, text: str, others: Sequence[FoundDate], published: date | None
) -> list[FoundDate]:
    """The one date ahead in the text of what its title calls an event, or, with a time of day, its text."""
    coming = _distinct(
        [
            found
            for found in others
            if _may_be_ahead(found, published) and not _ABOUT_THE_PAGE.search(_lead(words, found))
        ]
    )
    if len(coming) != 1:
        return []
    called = _EVENT_WORD.search(title) or (coming[0].clock and _EVENT_WORD.search(text[:_READ]))
    return coming if called else []


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
    signup_by, doubt = _signup_by(words, deadlines, found.first, today)
    if starts is None:
        return Occasion(
            midnight(found.first), midnight(found.last + timedelta(days=1)), True, signup_by, doubt
        )
    return Occasion(starts, ends, False, signup_by, doubt)


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


def signup_day(words: str, event_day: date, today: date) -> tuple[date | None, str]:
    """The last day to sign up for an event on `event_day`, and a doubt about it ("" when there is none).

    A day without year is the one near the event. One after the event is not given, but told of.
    """
    if not (_SIGN_UP_WORD.search(words) and _DATE_LIKE.search(words)):
        return None, ""
    near = _near_figures(words[:_READ])
    return _signup_by(near, parse_swedish_dates(near, today, event_day), event_day, today)


def _signup_by(
    words: str, dates: Sequence[FoundDate], event_day: date, today: date
) -> tuple[date | None, str]:
    for written in dates:
        if written.kind == "period" or not _is_signup_day(words, written):
            continue
        found = parse_swedish_dates(written.text, today, event_day)
        day = found[0].first if len(found) == 1 and found[0].certain else None
        if day is None:
            return None, f"names an uncertain last day to sign up ({written.text})"
        if day > event_day:
            return None, f"has its last day to sign up ({written.text}) after the event"
        return day, ""
    return None, ""
