"""Points in time as feeds write them, into aware UTC, or None rather than a guess.

Knows formats only. What a date is the date *of* is decided by whoever asks.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_tz
from typing import Final, NamedTuple

from dialogue.language.dates import STOCKHOLM, parse_swedish_dates

_YEARS: Final = range(1900, 2200)
_OLDEST: Final = 1990
_AHEAD: Final = timedelta(days=2)
_ZONE_NAMES: Final = {"CET": "+0100", "MEZ": "+0100", "CEST": "+0200", "MESZ": "+0200"}
_ZONE_NAME: Final = re.compile(rf"\b({'|'.join(_ZONE_NAMES)})$")
# .NET writes an unset date as year 0001, which the standard library takes for 2001.
_YEAR_NOUGHT: Final = re.compile(r"\b0\d{3}\b(?!\s*$)")
_LEAST_ISO: Final = re.compile(r"\d{4}-?\d\d-?\d\d(?!\d)")


class Moment(NamedTuple):
    """`at` is aware UTC; when `all_day` it is the Stockholm midnight that begins the day."""

    at: datetime
    all_day: bool


def midnight(day: date) -> datetime:
    """The UTC moment at which `day` begins in Stockholm."""
    return datetime.combine(day, time(), STOCKHOLM).astimezone(UTC)


def stockholm_day(moment: datetime) -> date:
    """The Stockholm calendar day of an aware `moment`."""
    return moment.astimezone(STOCKHOLM).date()


def iso_moment(written: str) -> Moment | None:
    """An ISO 8601 date or time, extended or basic. Without an offset it is Stockholm time."""
    text = written.strip()
    if not _LEAST_ISO.match(text):
        return None
    try:
        if len(text) <= 10 and "T" not in text:
            return Moment(midnight(plausible(date.fromisoformat(text))), all_day=True)
        return Moment(in_utc(datetime.fromisoformat(text)), all_day=False)
    except (ValueError, OverflowError):
        return None


def in_utc(moment: datetime) -> datetime:
    """`moment` in UTC; a floating one (without zone) is Stockholm time. Raises OverflowError as `plausible`."""
    plausible(moment)
    return (moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)).astimezone(UTC)


def plausible(day: date) -> date:
    """`day` as it is. Raises OverflowError before 1900 and after 2199.

    No event is then, and near the ends of the calendar a moment cannot be taken to another zone.
    """
    if day.year not in _YEARS:
        raise OverflowError(day.year)
    return day


def end_of(start: Moment, end: Moment | None, *, names_last_day: bool) -> datetime | None:
    """The event's end from start and end as written; of an all-day event the midnight after its last day.

    `names_last_day`: an all-day end is the last day itself (schema.org) and not the one after (iCalendar).
    None for a timed event whose end is missing, a mere date, or not after the start.
    """
    if not start.all_day:
        return end.at if end and not end.all_day and end.at > start.at else None
    first = stockholm_day(start.at)
    last = stockholm_day(end.at) if end else first
    after = last + timedelta(days=1) if names_last_day or end is None else last
    return midnight(max(after, first + timedelta(days=1)))


def publication(written: str, now: datetime) -> datetime | None:
    """When something was published: ISO 8601, RFC 5322, or with Swedish names ("lö, 06 dec 2008 00:00:00 GMT").

    None when it cannot be read for certain, lies before 1990 or more than two days after `now`: calendar
    systems put the event's own date in this place.
    """
    found = iso_moment(written)
    at = found.at if found else _mail_date(written) or _swedish_date(written, now)
    return at if at and at.year >= _OLDEST and at <= now + _AHEAD else None


def _mail_date(written: str) -> datetime | None:
    if _YEAR_NOUGHT.search(written):
        return None
    text = _ZONE_NAME.sub(lambda name: _ZONE_NAMES[name[1]], written.strip())
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return None
        moment = datetime(*parts[:6])  # noqa: DTZ001 (the zone is applied below)
        if parts[9] is None:
            return in_utc(moment)
        return moment.replace(tzinfo=UTC) - timedelta(seconds=parts[9])
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def _swedish_date(written: str, now: datetime) -> datetime | None:
    for found in parse_swedish_dates(written[:100], stockholm_day(now)):
        if found.certain and found.first is not None:
            return found.starts or midnight(found.first)
    return None
