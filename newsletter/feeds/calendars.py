"""iCalendar (RFC 5545): single events as they are, recurring ones (see `series`) as their coming occasions.

Single events are given whenever they take place; whoever shows them chooses by date. To-dos, journals and
alarms are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

import icalendar

from dialogue.events import Event, Reading
from dialogue.language.dates import STOCKHOLM
from newsletter.feeds.document import MAX_ENTRIES, Document
from newsletter.feeds.errors import FeedUnreadable
from newsletter.feeds.identity import identified
from newsletter.feeds.moments import stockholm_day
from newsletter.feeds.series import (
    Refused,
    Span,
    UnreadableRule,
    grouped,
    is_series,
    occasions,
    time_ahead,
    time_past,
)
from newsletter.feeds.text import plain_line
from newsletter.feeds.vevent import PassedOver, event_of, first, title_of

_CONTENT_LINE: Final = re.compile(rb"(?:[A-Za-z0-9-]+[;:]|[ \t])")


def read_calendar(document: Document) -> Reading:
    """The events of a calendar. Raises FeedUnreadable when it is broken as a whole or holds no event to read.

    Where everything is over, the occasions that were are given, so that a healthy calendar is told from an
    empty one.
    """
    problems: list[str] = []
    calendars = _calendars(document, problems)
    if not any(calendar.walk("VEVENT") for calendar in calendars):
        raise FeedUnreadable(
            document.address, "is a calendar without events; check that it is the right one."
        )
    noted = len(problems)
    events = [event for calendar in calendars for event in _events(calendar, document, time_ahead, problems)]
    if not events and len(problems) == noted:
        events = [
            event for calendar in calendars for event in _events(calendar, document, time_past, problems)
        ]
    if not events:
        because = problems[noted] if len(problems) > noted else "what recurs lies more than a year ahead."
        raise FeedUnreadable(document.address, f"gives no event: {because}")
    title = plain_line(str(calendars[0].get("X-WR-CALNAME") or calendars[0].get("NAME") or ""))
    return Reading(_nearest(events, document.now, problems), problems=tuple(problems), title=title)


def _calendars(document: Document, problems: list[str]) -> list[icalendar.Component]:
    body = document.body
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        body = body.decode("utf-16", "replace").encode()
    body = body.removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        return _parsed(body)
    except ValueError:
        # One bad line outside an event makes the library refuse the whole file.
        lines = body.splitlines(keepends=True)
        whole = [line for line in lines if _CONTENT_LINE.match(line)]
        problems.append(f"{len(lines) - len(whole)} lines that are not iCalendar were passed over.")
    try:
        return _parsed(b"".join(whole))
    except ValueError as error:
        because = plain_line(str(error), 120)
        raise FeedUnreadable(document.address, f"is a broken calendar ({because}); ask its owner.") from None


def _parsed(body: bytes) -> list[icalendar.Component]:
    """The components of the file. Raises ValueError, whatever the library stumbles over."""
    try:
        found = icalendar.Calendar.from_ical(body, multiple=True)
    except Exception as error:  # the library raises IndexError, KeyError and others on broken input
        raise ValueError(str(error) or type(error).__name__) from error
    if not found:
        raise ValueError("it breaks off")
    return list(found)


def _events(
    calendar: icalendar.Component, document: Document, when: Callable[[datetime], Span], problems: list[str]
) -> tuple[Event, ...]:
    zone = _zone(calendar, problems)
    today = stockholm_day(document.now)
    read: list[tuple[str, Event]] = []
    for identity, part in _sources(calendar, when(document.now), problems):
        try:
            event, doubt = event_of(part, "", zone, today)
        except PassedOver as error:
            problems.append(str(error))
            continue
        read.append((identity, event))
        if doubt:
            problems.append(f"“{event.title}” {doubt}.")
    return identified(read)


def _zone(calendar: icalendar.Component, problems: list[str]) -> tzinfo:
    """The zone of times without one. An unknown X-WR-TIMEZONE is taken out, since the series would stumble."""
    named = str(calendar.get("X-WR-TIMEZONE") or "").strip()
    if not named:
        return STOCKHOLM
    try:
        return ZoneInfo(named)
    except (ValueError, OSError, LookupError):
        calendar.pop("X-WR-TIMEZONE")
        problems.append(
            f"The time zone “{plain_line(named, 60)}” is not known; its times are read as Swedish."
        )
        return STOCKHOLM


def _sources(
    calendar: icalendar.Component, span: Span, problems: list[str]
) -> Iterator[tuple[str, icalendar.Component]]:
    """Each event, and each occasion of a series in `span`, with its identity ("" when its UID tells nothing)."""
    room = MAX_ENTRIES
    for uid, group in grouped(calendar.walk("VEVENT")):
        title = title_of(group[0]) or "An event without title"
        if not is_series(group):
            yield from _alone(uid, group)
            continue
        try:
            found = occasions(calendar, uid, group, span)
        except Refused as error:
            problems.append(f"“{title}” {error}.")
            continue
        except UnreadableRule:
            problems.append(
                f"“{title}” recurs by a rule that cannot be read; only what stands in it is shown."
            )
            yield from _alone(uid, group)
            continue
        yield from found[:room]
        if len(found) > room:
            problems.append(f"Only {MAX_ENTRIES} occasions of its recurring events were read.")
            return
        room -= len(found)


def _alone(uid: str, group: list[icalendar.Component]) -> Iterator[tuple[str, icalendar.Component]]:
    """The events of one UID that do not recur: the newest by SEQUENCE, or all when that does not tell."""
    newest = {int(first(part, "SEQUENCE") or 0): part for part in group}
    if len(newest) == len(group):
        yield uid, newest[max(newest)]
    else:
        yield from (("", part) for part in group)


def _nearest(events: list[Event], now: datetime, problems: list[str]) -> tuple[Event, ...]:
    """At most MAX_ENTRIES events by start, those to come before those that have been."""
    if len(events) > MAX_ENTRIES:
        problems.append(f"Of {len(events)} events the {MAX_ENTRIES} nearest were kept.")
        events = sorted(
            events, key=lambda event: (event.starts < time_ahead(now)[0], abs(event.starts - now))
        )
    return tuple(sorted(events[:MAX_ENTRIES], key=lambda event: (event.starts, event.title, event.uid)))
