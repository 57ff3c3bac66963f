"""Storage → facts: all that an issue is composed from, read in one view of the data with a few queries.

Chooses nothing but the span that the issue covers; what staff pinned is fetched from outside of it too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeVar

from actions.wheel import read_happenings
from dialogue.addresses import Addresses
from dialogue.feeds import KeptEvent, KeptNews
from dialogue.house import House
from dialogue.issue_days import coming_issue
from dialogue.issues import EXTRA, Item
from dialogue.issues import Edits as KeptEdits
from dialogue.language.dates import STOCKHOLM, parse_times
from dialogue.language.folding import fold_loose
from dialogue.meetings import Meeting
from dialogue.occasions import told_once
from dialogue.places import Places
from dialogue.questions import Question, short_title
from dialogue.themes import default_frame
from dialogue.wheel import coming_decisions
from newsletter import schedule
from newsletter.answered import answered
from newsletter.facts import (
    ComingDecision,
    ComingEvent,
    Consultation,
    Edits,
    FeedNews,
    IssueFacts,
    Links,
    NextMeeting,
    OpenQuestion,
    OwnItem,
    Period,
    Picture,
    Voices,
)
from newsletter.heard import hear
from storage import (
    consultations,
    events,
    issues,
    items,
    meetings,
    news,
    organisations,
    questions,
    register,
    themes,
    voices,
)  # fmt: skip
from storage.connection import Connection

DECISIONS_AHEAD: Final = timedelta(days=92)
"""Far enough ahead to say something before it is decided."""
FIRST_NEWS: Final = timedelta(weeks=5)
"""How far back the first issue looks into feeds, which tell of years."""

Found = TypeVar("Found")


async def gather(
    connection: Connection, period: str, now: datetime, house: House, addresses: Addresses
) -> IssueFacts:
    """The facts of the issue of `period` ("2026-11") as they stand at `now`."""
    if EXTRA.fullmatch(period):
        return await _extra(connection, period, now, house, addresses)
    told_until = await issues.select_covered_until(connection, period)
    span = schedule.covered(period, now, told_until, house.issue_days)
    edits = await issues.select_edits(connection, period)
    pinned = _marked(edits, "pin")
    return IssueFacts(
        issue=period,
        house=house,
        period=span,
        built_at=now,
        links=_links(period, addresses),
        edits=Edits(pinned, _marked(edits, "leave-out"), edits.subject),
        greeting=edits.greeting,
        items=await _items(connection, period, now, addresses),
        news=await _news(connection, span, pinned),
        voices=await _voices(connection, span),
        questions=tuple(
            _open_question(question, addresses)
            for question in await questions.select_open_questions(connection, now)
        ),
        feedback=await answered(connection, span),
        consultations=await _consultations(connection, span, addresses),
        decisions=await _decisions(connection, span, addresses),
        events=await _events(connection, span, pinned, addresses),
        meeting=await _meeting(connection, now.astimezone(STOCKHOLM).date()),
    )


async def _extra(
    connection: Connection, issue_id: str, now: datetime, house: House, addresses: Addresses
) -> IssueFacts:
    """A mailing outside the months says what staff wrote, and nothing else."""
    edits = await issues.select_edits(connection, issue_id)
    today = now.astimezone(STOCKHOLM).date()
    _, coming = coming_issue(today, house.issue_days)
    return IssueFacts(
        issue=issue_id,
        house=house,
        period=Period(issue_id, now, now, today, today, coming),
        built_at=now,
        links=_links(issue_id, addresses),
        edits=Edits(subject=edits.subject),
        greeting=edits.greeting,
    )


def _links(issue_id: str, addresses: Addresses) -> Links:
    return Links(
        web=addresses.web(issue_id),
        archive=addresses.archive,
        privacy=addresses.privacy,
        chat=addresses.chat,
        subscribe=addresses.subscribe,
    )


def _marked(edits: KeptEdits, mark: str) -> frozenset[str]:
    return frozenset(target for target, given in edits.marks if given == mark)


async def _items(
    connection: Connection, period: str, now: datetime, addresses: Addresses
) -> tuple[OwnItem, ...]:
    shown = await items.select_shown(connection)
    return tuple(
        _own_item(item, shown.get(fold_loose(item.heading)), addresses)
        for item in await items.select_items_for(connection, period, now)
    )


def _own_item(item: Item, last_shown: datetime | None, addresses: Addresses) -> OwnItem:
    picture = Picture(addresses.picture(item.picture_id), item.alt) if item.picture_id else None
    return OwnItem(
        id=f"item:{item.id}",
        kind=item.kind,
        heading=item.heading,
        text=item.text,
        link=item.link,
        last_day=item.last_day,
        picture=picture,
        last_shown=last_shown if item.kind == "focus" else None,
    )


async def _news(connection: Connection, span: Period, pinned: Iterable[str]) -> tuple[FeedNews, ...]:
    first = max(span.covers_from, span.covers_to - FIRST_NEWS) if _is_first(span) else span.covers_from
    found = {kept.id: kept for kept in await news.select_news_between(connection, first, span.covers_to)}
    found |= await _pinned(connection, pinned, "news", found, news.select_news_item)
    return tuple(_feed_news(kept) for kept in found.values())


def _feed_news(kept: KeptNews) -> FeedNews:
    return FeedNews(f"news:{kept.id}", kept.news, kept.source)


async def _voices(connection: Connection, span: Period) -> Voices:
    frame = await themes.select_frame(connection) or default_frame()
    return hear(await voices.select_voices(connection, span.covers_from, span.covers_to), frame)


def _open_question(question: Question, addresses: Addresses) -> OpenQuestion:
    return OpenQuestion(
        id=f"question:{question.code}",
        code=question.code,
        text=question.text,
        title="" if question.short_title == short_title(question.text) else question.short_title,
        closes=question.closes_at,
        web_link=addresses.question(question.code),
        chat_link=addresses.question_in_chat(question.code),
    )


async def _consultations(
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


async def _decisions(
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


async def _events(
    connection: Connection, span: Period, pinned: Iterable[str], addresses: Addresses
) -> tuple[ComingEvent, ...]:
    first, until = (
        schedule.midnight(span.events_from),
        schedule.midnight(span.events_until + timedelta(days=1)),
    )
    found = {
        kept.id: kept for kept in told_once(await events.select_events_between(connection, first, until))
    }
    found |= await _pinned(connection, pinned, "event", found, events.select_event)
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


async def _meeting(connection: Connection, today: date) -> NextMeeting | None:
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


async def _pinned(
    connection: Connection,
    pinned: Iterable[str],
    kind: str,
    found: Iterable[str],
    select: Callable[[Connection, str], Awaitable[Found | None]],
) -> dict[str, Found]:
    """What is pinned and not found yet, by our id; a thing that is no longer kept is passed over."""
    wanted = [target.partition(":")[2] for target in sorted(pinned) if target.startswith(f"{kind}:")]
    missing = {one: await select(connection, one) for one in wanted if one not in found}
    return {one: kept for one, kept in missing.items() if kept is not None}


def _is_first(span: Period) -> bool:
    return span.covers_from == schedule.BEGINNING
