"""What lies ahead: consultations with their last day, decisions, events by date, the next meeting."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from dialogue.language.dates import without_date
from newsletter.compose.chosen import kept
from newsletter.compose.words import Words, last_day, local_day
from newsletter.content import ConsultationEntry, DecisionEntry, EventEntry, MeetingEntry, Section
from newsletter.facts import ComingDecision, ComingEvent, Consultation, IssueFacts
from newsletter.inert import web_address

_NO_PLACE: Final = {"online", "digital", "digitalt"}
_UNDATED: Final = datetime.max.replace(tzinfo=UTC)


def consultations(facts: IssueFacts, words: Words) -> Section:
    """Proposals still open, the nearest deadline first and those with only words for it last."""
    still_open = [
        consultation
        for consultation in kept(facts.consultations, facts.edits)
        if consultation.deadline is None or consultation.deadline > facts.built_at
    ]
    ordered = sorted(still_open, key=lambda one: (one.deadline or _UNDATED, one.id))
    heading, intro = words.text("consultations.heading"), words.text("consultations.intro")
    return Section("consultations", heading, tuple(_consultation(one, words) for one in ordered), intro=intro)


def decisions(facts: IssueFacts, words: Words) -> Section:
    """Decisions and budgets of the coming months, in order."""
    coming = kept(facts.decisions, facts.edits)
    heading, intro = words.text("decisions.heading"), words.text("decisions.intro")
    return Section("decisions", heading, tuple(_decision(one, words) for one in coming), intro=intro)


def _decision(one: ComingDecision, words: Words) -> DecisionEntry:
    begins = one.day or date.fromisoformat(f"{one.month}-01")
    some_time = words.text("decisions.month", month=words.month(begins), year=begins.year)
    return DecisionEntry(
        id=one.id,
        title=one.title,
        when=words.capital(words.day(one.day)) if one.day else some_time,
        block=words.block(one.day) if one.day else None,
        source=one.body,
        link=web_address(one.link),
    )


def events(facts: IssueFacts, words: Words) -> Section:
    """Events by date in groups: first those whose sign-up closes before the next issue, then those of the readers' own
    sub-region, then month by month."""
    coming = [event for event in kept(facts.events, facts.edits) if _shown(event, facts)]
    ordered = sorted(coming, key=lambda one: (one.event.starts, one.event.title, one.id))
    soon = words.text("events.sign-up-soon")
    hurried = [_event(one, soon, facts, words) for one in ordered if _closes_soon(one, facts)]
    near = [
        _event(one, words.text("events.near", subregion=facts.subregion), facts, words)
        for one in ordered
        if _is_near(one, facts) and not _closes_soon(one, facts)
    ]
    others = [
        _event(one, _month(one.event.starts, words), facts, words)
        for one in ordered
        if not _closes_soon(one, facts) and not _is_near(one, facts)
    ]
    return Section("events", words.text("events.heading"), (*hurried, *near, *others))


def _is_near(one: ComingEvent, facts: IssueFacts) -> bool:
    return bool(facts.subregion) and one.subregion == facts.subregion


def meeting(facts: IssueFacts, words: Words) -> Section:
    """The next dialogue meeting, unless it has been."""
    entries: tuple[MeetingEntry, ...] = ()
    coming = facts.meeting
    if coming and coming.id not in facts.edits.left_out and not _over(coming.starts, coming.ends, facts):
        span = words.span(coming.starts, coming.ends) if coming.starts else coming.date_words
        named = without_date(coming.title, local_day(coming.starts)) if coming.starts else coming.title
        title, when = (named, words.capital(span)) if named else (words.capital(span), "")
        link, ics = web_address(coming.link), web_address(coming.ics_link) if coming.starts else ""
        entries = (MeetingEntry(coming.id, title, when, coming.place, link, ics),)
    return Section("meeting", words.text("meeting.heading"), entries)


def _consultation(one: Consultation, words: Words) -> ConsultationEntry:
    number = words.text("consultations.case-number", number=one.case_number) if one.case_number else ""
    earlier = words.deadline(one.earlier_deadline) if one.earlier_deadline else ""
    return ConsultationEntry(
        id=one.id,
        title=one.title,
        source=", ".join(part for part in (one.body, number) if part),
        deadline=_deadline(one, words),
        block=words.block(last_day(one.deadline)) if one.deadline else None,
        moved=words.text("consultations.moved", day=earlier) if earlier else "",
        link=web_address(one.link),
    )


def _deadline(one: Consultation, words: Words) -> str:
    if one.deadline:
        return words.text("consultations.deadline", day=words.deadline(one.deadline))
    return words.text("consultations.period", words=one.deadline_words) if one.deadline_words else ""


def _event(one: ComingEvent, group: str, facts: IssueFacts, words: Words) -> EventEntry:
    event, today = one.event, local_day(facts.built_at)
    when = words.capital(words.span(event.starts, event.ends, event.all_day))
    if event.status == "tentative":
        when = words.text("events.tentative", when=when)
    closed = event.signup_by is not None and event.signup_by < today
    cancelled = event.status == "cancelled"
    return EventEntry(
        id=one.id,
        group=group,
        title=without_date(event.title, local_day(event.starts)),
        when=when,
        block=words.block(local_day(event.starts)),
        where=_where(one, words),
        organiser=event.organiser,
        link=web_address(event.url),
        ics_link=web_address(one.ics_link),
        signup_link="" if closed or cancelled else web_address(event.signup_url),
        signup_by="" if cancelled else _sign_up(event.signup_by, closed, words),
        cancelled=cancelled,
    )


def _where(one: ComingEvent, words: Words) -> str:
    mode = "" if one.event.mode in {"unknown", "on-site"} else words.text(f"events.mode.{one.event.mode}")
    place = "" if one.event.mode == "online" and one.event.place.casefold() in _NO_PLACE else one.event.place
    return words.capital(", ".join(part for part in (place, mode) if part))


def _sign_up(by: date | None, closed: bool, words: Words) -> str:
    if by is None:
        return ""
    return words.text("events.sign-up-closed" if closed else "events.sign-up-by", day=words.day(by))


def _month(starts: datetime, words: Words) -> str:
    day = local_day(starts)
    return words.capital(f"{words.month(day)} {day.year}")


def _shown(one: ComingEvent, facts: IssueFacts) -> bool:
    """Within the issue's days; pinned ones always, as long as they are not over."""
    if _over(one.event.starts, one.event.ends, facts, one.event.all_day):
        return False
    return one.id in facts.edits.pinned or (
        _last_day(one.event.starts, one.event.ends, one.event.all_day) >= facts.period.events_from
        and local_day(one.event.starts) <= facts.period.events_until
    )


def _over(starts: datetime | None, ends: datetime | None, facts: IssueFacts, all_day: bool = False) -> bool:
    """Cancelled or not, it stands until its day has passed; one with only words for its date stays."""
    return starts is not None and _last_day(starts, ends, all_day) < local_day(facts.built_at)


def _last_day(starts: datetime, ends: datetime | None, all_day: bool) -> date:
    if ends is None or ends <= starts:
        return local_day(starts)
    return last_day(ends) if all_day else local_day(ends)


def _closes_soon(one: ComingEvent, facts: IssueFacts) -> bool:
    by, today = one.event.signup_by, local_day(facts.built_at)
    return by is not None and today <= by < facts.period.next_issue and one.event.status != "cancelled"
