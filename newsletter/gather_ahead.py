"""Storage → facts about what lies ahead: consultations, decisions, events with their places, the next meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from actions.wheel import read_happenings
from dialogue.addresses import Addresses
from dialogue.feeds import KeptEvent
from dialogue.language.dates import STOCKHOLM, parse_times
from dialogue.language.folding import fold_loose
from dialogue.meetings import Meeting
from dialogue.occasions import told_once
from dialogue.places import Places
from dialogue.wheel import coming_decisions
from newsletter import schedule
from newsletter.facts import (
    ComingDecision,
    ComingEvent,
    Consultation,
    NextMeeting,
    Period,
)
from newsletter.pinned import pinned_too
from storage import (
    consultations,
    events,
    meetings,
    organisations,
    register,
)  # fmt: skip
from storage.connection import Connection

DECISIONS_AHEAD: Final = timedelta(days=92)
"""Far enough ahead to say something before it is decided."""


async def coming_consultations(
    connection: Connection, span: Period, addresses: Addresses
) -> tuple[Consultation, ...]:
    """Those that are relevant to the members, each with its own address or our page of it."""
    known = await consultations.select_deadlines_at(connection, span.covers_from)
    return tuple(
        Consultation(
            id=f"consultation:{one.code}",
            title=one.title,
            body=one.body,
            case_number=one.case_number,
            deadline=one.deadline,
            deadline_words=one.deadline_words,
            earlier_deadline=known[one.id] if known.get(one.id, one.deadline) != one.deadline else None,
            link=one.link or addresses.consultation(one.code),
        )
        for one in await consultations.select_open_consultations(connection, span.covers_to)
        if one.relevant
    )


async def decisions_ahead(
    connection: Connection, span: Period, addresses: Addresses
) -> tuple[ComingDecision, ...]:
    """Decisions and budgets from the issue's first day, for a quarter of a year."""
    first, until = span.events_from, span.events_from + DECISIONS_AHEAD
    return tuple(
        ComingDecision(
            id=f"decision:{one.uid}",
            title=one.title,
            day=one.day,
            month=one.month,
            body=one.body,
            link=f"{addresses.public}{one.path}" if one.path else one.link,
        )
        for one in coming_decisions(await read_happenings(connection, first, until), first, until)
    )


async def coming_events(
    connection: Connection, span: Period, pinned: Iterable[str], addresses: Addresses
) -> tuple[ComingEvent, ...]:
    """Each occasion once, of the issue's days or pinned, with the sub-region that it is known to be in."""
    first, until = (
        schedule.midnight(span.events_from),
        schedule.midnight(span.events_until + timedelta(days=1)),
    )
    found = {
        kept.id: kept for kept in told_once(await events.select_events_between(connection, first, until))
    }
    found |= await pinned_too(connection, pinned, "event", found, events.select_event)
    places = await _places(connection)
    return tuple(_coming(kept, span.key, addresses, places) for kept in found.values())


def _coming(kept: KeptEvent, issue: str, addresses: Addresses, places: Places) -> ComingEvent:
    subregion = places.subregion(kept.event.place, kept.event.organiser)
    return ComingEvent(f"event:{kept.id}", kept.event, addresses.ics(issue, kept.id), subregion)


async def _places(connection: Connection) -> Places:
    rows = await organisations.select_places(connection)
    table = await register.select_place_table(connection)
    return Places(
        {fold_loose(row["municipality"]): row["subregion"] for row in rows if row["municipality"]}
        | {one.folded: one.subregion for one in table if one.subregion},
        {row["folded"]: row["subregion"] for row in rows},
    )


async def next_meeting(connection: Connection, today: date) -> NextMeeting | None:
    """The next meeting that is planned, or else the words that the last one left about it."""
    coming = await meetings.select_next_meeting(connection, today)
    if coming is not None:
        return NextMeeting(
            id=f"meeting:{coming.code}",
            title=coming.title,
            starts=_moment(coming, coming.starts) or _moment(coming, "00.00"),
            ends=_moment(coming, coming.ends),
            place=coming.venue,
        )
    latest = await meetings.select_latest_meeting(connection, today)
    if latest is None or not latest.next_meeting:
        return None
    return NextMeeting(f"meeting:after-{latest.code}", "", date_words=latest.next_meeting)


def _moment(meeting: Meeting, clock: str) -> datetime | None:
    times = parse_times(f"kl. {clock}")
    if meeting.held_on is None or not times:
        return None
    return datetime.combine(meeting.held_on, times[0].start, STOCKHOLM).astimezone(UTC)
