"""One VEVENT into one event, as it stands: nothing is expanded and nothing invented.

What cannot be shown raises PassedOver; what can be shown but is odd comes back as a doubt beside the event.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import Any, Final

import icalendar

from dialogue.events import Event, EventStatus
from newsletter.feeds import clues
from newsletter.feeds.deadlines import signup_day
from newsletter.feeds.moments import in_utc, midnight, plausible, stockholm_day
from newsletter.feeds.text import plain_line, plain_lines, web_address

_STATUSES: Final[dict[str, EventStatus]] = {"CANCELLED": "cancelled", "TENTATIVE": "tentative"}


class PassedOver(Exception):
    """A VEVENT that cannot be shown; the text is a sentence for staff."""


def first(part: icalendar.Component, name: str) -> Any:
    """The property's value, or the first of several; None when there is none or it is broken."""
    value = part.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return None if isinstance(value, icalendar.vBroken) else value


def title_of(part: icalendar.Component) -> str:
    """The title as one line of text; "" when there is none."""
    return plain_line(str(first(part, "SUMMARY") or ""))


def event_of(part: icalendar.Component, uid: str, zone: tzinfo, today: date) -> tuple[Event, str]:
    """The event and a doubt about it ("" when there is none).

    `zone` is that of times without one; `today` the Stockholm day, by which the last day to sign up is read.
    Raises PassedOver.
    """
    title = title_of(part)
    if not title:
        raise PassedOver("An event without title was passed over.")
    start = _moment(first(part, "DTSTART"))
    if start is None:
        raise PassedOver(f"“{title}” has no start that can be read and was passed over.")
    try:
        starts = _utc(start, zone)
        ends, doubt = _end(part, start, starts, zone)
    except OverflowError:
        raise PassedOver(f"“{title}” lies before 1900 or after 2199 and was passed over.") from None
    text = plain_lines(str(first(part, "DESCRIPTION") or ""))
    signup_by, late = signup_day(f"{title}\n{text}", stockholm_day(starts), today)
    place = plain_line(str(first(part, "LOCATION") or ""), clues.PLACE_MAX)
    event = Event(
        uid=uid,
        title=title,
        starts=starts,
        ends=ends,
        all_day=not isinstance(start, datetime),
        place=place,
        mode=clues.mode_of(title, text, place),
        organiser=_organiser(part) or clues.organiser_of(text),
        url=web_address(str(first(part, "URL") or "")),
        signup_url=clues.signup_address("", text, ""),
        signup_by=signup_by,
        status=_status(part, title),
    )
    return event, doubt or _zone_doubt(part, start) or late


def _moment(value: Any) -> date | None:
    """The date or datetime of a DTSTART or DTEND, None when it is missing or something else."""
    moment = getattr(value, "dt", None)
    return moment if isinstance(moment, date) else None


def _utc(moment: date, zone: tzinfo) -> datetime:
    if not isinstance(moment, datetime):
        return midnight(plausible(moment))
    return in_utc(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def _end(
    part: icalendar.Component, start: date, starts: datetime, zone: tzinfo
) -> tuple[datetime | None, str]:
    """The end by DTEND, else DURATION; else the end of an all-day event's day (RFC 5545 section 3.6.1)."""
    end = _moment(first(part, "DTEND"))
    if end is None:
        lasts = getattr(first(part, "DURATION"), "dt", None)
        end = start + lasts if isinstance(lasts, timedelta) and lasts > timedelta() else None
    timed = isinstance(start, datetime)
    if end is not None and isinstance(end, datetime) == timed:
        ends = _utc(end, zone)
        if ends > starts:
            return ends, ""
        if ends < starts:
            return (None, _BACKWARDS) if timed else (midnight(start + timedelta(days=1)), _BACKWARDS)
    elif end is not None:
        return (None, _MIXED) if timed else (midnight(start + timedelta(days=1)), _MIXED)
    return (None if timed else midnight(start + timedelta(days=1))), ""


_BACKWARDS: Final = "ends before it begins, so its end was left out"
_MIXED: Final = "has a time of day at one end only, so its end was left out"


def _zone_doubt(part: icalendar.Component, start: date) -> str:
    named = getattr(first(part, "DTSTART"), "params", {}).get("TZID")
    if named and isinstance(start, datetime) and start.tzinfo is None:
        return f"names a time zone that is not known ({plain_line(str(named), 60)}), so its times are read as Swedish"
    return ""


def _organiser(part: icalendar.Component) -> str:
    """The organiser's name; an address of mail is not shown."""
    value = first(part, "ORGANIZER")
    named = getattr(value, "params", {}).get("CN") or value or ""
    name = plain_line(str(named), clues.PLACE_MAX)
    return "" if "@" in name or name.lower().startswith("mailto:") else name


def _status(part: icalendar.Component, title: str) -> EventStatus:
    if clues.is_cancelled(title):
        return "cancelled"
    return _STATUSES.get(str(first(part, "STATUS") or "").strip().upper(), "confirmed")
