"""The annual wheel: what is decided, asked and held, month by month, out of the rows that hold it.

Pure: facts in, months out. A day is a Stockholm day. What is known in words only ("våren 2027") stands under its words and
never under a day. Reads no rows and writes no texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, Literal

from dialogue.consultations import Consultation, last_day, period_of
from dialogue.events import Event
from dialogue.language.dates import STOCKHOLM, parse_times
from dialogue.meetings import Meeting
from dialogue.questions import Question

OwnKind = Literal["decision", "budget", "meeting", "deadline"]
OWN_KINDS: Final[tuple[OwnKind, ...]] = ("decision", "budget", "meeting", "deadline")
Kind = Literal["decision", "budget", "meeting", "deadline", "opens", "answer-by", "closes", "event"]
"""An own row's kind; or a consultation that opens, its last day, a question's last day, an event."""
_UNKNOWN: Final = date.max


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """A row of the wheel's own. Either `on_day` or `month` ("2027-03") is told. `removed`: taken off, kept for calendars."""

    id: str
    title: str
    kind: OwnKind
    on_day: date | None
    month: str
    body: str
    link: str
    removed: bool
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing on the wheel. `day` is None where only `month` or `words` are known; `starts` and `ends` (UTC) are told where
    the time of day is. `moved_from` is the last day that `day` replaced. `path` is our own page ("/f/kod"), `link` another's.
    """

    uid: str
    kind: Kind
    title: str
    day: date | None
    month: str = ""
    words: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    all_day: bool = True
    body: str = ""
    place: str = ""
    path: str = ""
    link: str = ""
    moved_from: date | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class WheelFacts:
    """The rows. `moved_from` is the deadline that a consultation's own replaced, by its id; `events` are with our ids."""

    own: tuple[OwnEntry, ...] = ()
    questions: tuple[Question, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    moved_from: tuple[tuple[str, datetime], ...] = ()
    meetings: tuple[Meeting, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A month (`month` "2027-03") or a time in words (`words`), with what is in it, in order."""

    month: str
    words: str
    happenings: tuple[Happening, ...]


def happenings(facts: WheelFacts) -> tuple[Happening, ...]:
    """Everything on the wheel, cancelled and removed things too, in the order of their days, those in words last."""
    found = [
        *(_own(one) for one in facts.own),
        *_of_questions(facts.questions),
        *_of_consultations(facts.consultations, dict(facts.moved_from)),
        *(_of_meeting(one) for one in facts.meetings),
        *(_of_event(one) for one in facts.events),
    ]
    return tuple(sorted(found, key=_order))


def by_month(found: Iterable[Happening], first: date, until: date) -> tuple[Group, ...]:
    """What happens from the Stockholm day `first` to `until`, by month; a time in words stands after the month in which it
    begins, and last where its words tell no period. What was removed is left out; what is cancelled stays and says so."""
    months: dict[str, list[Happening]] = {}
    in_words: dict[tuple[date, str], list[Happening]] = {}
    for one in found:
        if one.day is None and one.words:
            begins, ends = period_of(one.words, first) or (_UNKNOWN, _UNKNOWN)
            if ends >= first and (begins <= until or begins == _UNKNOWN):
                in_words.setdefault((begins, one.words), []).append(one)
        elif _falls(one, first, until):
            shown = max(one.day, first) if one.day else None
            months.setdefault(f"{shown:%Y-%m}" if shown else one.month, []).append(one)
    groups = [((month, 0, ""), Group(month, "", tuple(there))) for month, there in months.items()]
    for (begins, words), there in in_words.items():
        groups.append(((f"{begins:%Y-%m}", 1, words), Group("", words, tuple(there))))
    return tuple(group for _, group in sorted(groups, key=lambda pair: pair[0]))


def coming_decisions(found: Iterable[Happening], first: date, until: date) -> tuple[Happening, ...]:
    """Decisions and budgets of the span, in order; without those that are cancelled or told in words only."""
    return tuple(
        one
        for one in found
        if one.kind in ("decision", "budget") and not one.cancelled and _falls(one, first, until)
    )


def _falls(one: Happening, first: date, until: date) -> bool:
    if one.cancelled and one.kind not in ("event", "meeting"):
        return False
    if one.day is None:
        return bool(one.month) and f"{first:%Y-%m}" <= one.month <= f"{until:%Y-%m}"
    if one.day > until:
        return False
    return one.day >= first or (one.ends is not None and last_day(one.ends) >= first)


def _order(one: Happening) -> tuple[date, bool, str, str, str]:
    day = one.day or (date.fromisoformat(f"{one.month}-01") if one.month else _UNKNOWN)
    clock = one.starts.isoformat() if one.starts and not one.all_day else ""
    return (day, one.day is not None, clock, one.title, one.uid)


def _own(one: OwnEntry) -> Happening:
    return Happening(
        uid=one.id, kind=one.kind, title=one.title, day=one.on_day, month=one.month, body=one.body, link=one.link,
        cancelled=one.removed,
    )  # fmt: skip


def _of_questions(questions: Iterable[Question]) -> Iterable[Happening]:
    for one in questions:
        if one.status == "draft":
            continue
        path = f"/f/{one.code}"
        if one.decision_on:
            yield Happening(
                f"{one.id}-decision", "decision", one.text, one.decision_on, body=one.decision_body, path=path
            )
        if one.closes_at and one.status == "open":
            yield Happening(f"{one.id}-closes", "closes", one.text, last_day(one.closes_at), path=path)


def _of_consultations(
    consultations: Iterable[Consultation], moved_from: dict[str, datetime]
) -> Iterable[Happening]:
    for one in consultations:
        path = f"/remiss/{one.code}"
        if one.opens_at:
            opens = one.opens_at.astimezone(STOCKHOLM).date()
            yield Happening(f"{one.id}-opens", "opens", one.title, opens, body=one.body, path=path)
        day = last_day(one.deadline) if one.deadline else None
        before = moved_from.get(one.id)
        earlier = last_day(before) if before else None
        if day or one.deadline_words:
            yield Happening(
                one.id, "answer-by", one.title, day, words="" if day else one.deadline_words, body=one.body, path=path,
                moved_from=earlier if earlier != day else None,
            )  # fmt: skip
        if one.decision_on:
            body = one.decision_body or one.body
            yield Happening(
                f"{one.id}-decision", "decision", one.title, one.decision_on, body=body, path=path
            )


def _of_meeting(one: Meeting) -> Happening:
    starts = _moment(one.held_on, one.starts)
    return Happening(
        uid=one.id, kind="meeting", title=one.title, day=one.held_on, words="" if one.held_on else one.date_words,
        starts=starts, ends=_moment(one.held_on, one.ends) if starts else None, all_day=starts is None, place=one.venue,
        link=one.signup, cancelled=one.cancelled,
    )  # fmt: skip


def _moment(day: date | None, clock: str) -> datetime | None:
    times = parse_times(f"kl. {clock}") if clock else ()
    return datetime.combine(day, times[0].start, STOCKHOLM).astimezone(UTC) if day and times else None


def _of_event(one: Event) -> Happening:
    return Happening(
        uid=one.uid, kind="event", title=one.title, day=one.starts.astimezone(STOCKHOLM).date(), starts=one.starts,
        ends=one.ends, all_day=one.all_day, body=one.organiser, place=one.place, link=one.signup_url or one.url,
        cancelled=one.status == "cancelled",
    )  # fmt: skip
