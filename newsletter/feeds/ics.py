"""Events as an iCalendar file (RFC 5545), for the letter's link beside each event.

Times are written in UTC, which every calendar shows in its owner's zone, so no VTIMEZONE is needed. An
organiser is not written: ORGANIZER needs a mail address, and one is not passed on. Fetches and reads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import icalendar

from dialogue.events import Event, EventStatus
from newsletter.feeds.moments import stockholm_day

_STATUSES: Final[dict[EventStatus, str]] = {
    "confirmed": "CONFIRMED",
    "cancelled": "CANCELLED",
    "tentative": "TENTATIVE",
}


def calendar_file(events: Iterable[Event], stamp: datetime) -> bytes:
    """One calendar with `events`, in the order given: CRLF, folded at 75 octets, UTF-8.

    `stamp` (aware) is the DTSTAMP of all, the moment the information is from: the same events and stamp give
    the same bytes.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Medskick//Medskick//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_vevent(event, stamp))
    return bytes(calendar.to_ical())


def _vevent(event: Event, stamp: datetime) -> icalendar.Event:
    part = icalendar.Event()
    part.add("uid", event.uid)
    part.add("dtstamp", stamp)
    part.add("dtstart", stockholm_day(event.starts) if event.all_day else event.starts)
    if event.ends is not None:
        part.add("dtend", stockholm_day(event.ends) if event.all_day else event.ends)
    part.add("summary", event.title)
    part.add("status", _STATUSES[event.status])
    for name, value in (("location", event.place), ("url", event.url), ("description", _described(event))):
        if value:
            part.add(name, value)
    return part


def _described(event: Event) -> str:
    return "\n".join(line for line in (event.organiser, event.signup_url) if line)
