"""Checks of dates: what has passed, what does not add up, and what a person should look at once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from dialogue.language.dates import FoundDate, parse_swedish_dates
from newsletter.compose.words import Words, last_day, local_day
from newsletter.content import EventEntry
from newsletter.facts import ComingEvent
from newsletter.preflight.case import Case, Check
from newsletter.preflight.texts import own_texts

_SATURDAY: Final = 5


def passed_dates(case: Case) -> Check:
    """Dates before the day of the build: calls that were left out for it, and dates in staff's own words."""
    today = local_day(case.facts.built_at)
    late = (
        f"{item.heading} ({Words(case.words).day(item.last_day)})"
        for item in case.facts.items
        if item.last_day and item.last_day < today
    )
    written = (found.text for found in _written(case) if found.certain and found.last and found.last < today)
    return case.warned_of("passed-dates", (*late, *written))


def doubtful_dates(case: Case) -> Check:
    """A weekday that does not fit its date, or a day that there is not, in staff's own words."""
    doubted = (found.text for found in _written(case) if {"weekday", "impossible"} & set(found.doubts))
    return case.warned_of("doubtful-dates", doubted)


def weekends(case: Case) -> Check:
    """Events, last days and the meeting on a Saturday or Sunday: right sometimes, a slip often enough to ask."""
    words = Words(case.words)
    found = (f"{title} ({words.day(day)})" for title, day in _days(case) if day.weekday() >= _SATURDAY)
    return case.warned_of("weekends", found)


def sign_up_days(case: Case) -> Check:
    """A last day to sign up that is the day of the event, or after it."""
    late = (one.event.title for one in _shown_events(case) if _closes_late(one))
    return case.warned_of("sign-up-days", late)


def _written(case: Case) -> Iterator[FoundDate]:
    today = local_day(case.facts.built_at)
    for _, text in own_texts(case.facts):
        yield from parse_swedish_dates(text, today)


def _days(case: Case) -> Iterator[tuple[str, date]]:
    for one in _shown_events(case):
        yield one.event.title, local_day(one.event.starts)
    for consultation in case.facts.consultations:
        if consultation.deadline:
            yield consultation.title, last_day(consultation.deadline)
    meeting = case.facts.meeting
    if meeting and isinstance(meeting.starts, datetime):
        yield meeting.title, local_day(meeting.starts)


def _shown_events(case: Case) -> Iterator[ComingEvent]:
    entries = (entry for section in case.content.sections for entry in section.entries)
    shown = {entry.id for entry in entries if isinstance(entry, EventEntry) and not entry.cancelled}
    return (one for one in case.facts.events if one.id in shown)


def _closes_late(one: ComingEvent) -> bool:
    return one.event.signup_by is not None and one.event.signup_by >= local_day(one.event.starts)
