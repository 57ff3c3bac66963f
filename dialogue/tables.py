"""Tables of a meeting: who sits where, which question the meeting is at, when a seat is given up. Pure.

A seat is a chat that came by a table's link. Nothing is stored, sent or said here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, Literal

from dialogue.compilation.ordering import natural
from dialogue.language.dates import STOCKHOLM
from dialogue.meetings import Meeting
from dialogue.questions import Question, takes_replies

SpeaksAs = Literal["table", "person", "behalf"]
"""For the people at the table together, for oneself, or passed on for a smaller organisation."""

AFTER_THE_END: Final = timedelta(hours=1)
LONGEST: Final = timedelta(hours=12)
OPEN_AFTERWARDS: Final = timedelta(days=14)
"""How long a question without a last day stays open after it was asked at a meeting."""
MOST_TABLE: Final = 20
"""Characters of a table's name: a start link holds 64 with the meeting's code (Telegram, "Deep linking")."""
ASKED_FOR_WHOM: Final = "behalf"
"""What a member's next text is taken as, who was asked for which organisation they speak."""
_TABLE: Final = re.compile(r"\w+")
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a meeting stands. `question_id` is what staff went to, None where they set nothing; `moves` counts how often they
    did; `ended_at` is when they ended it (UTC)."""

    question_id: str | None = None
    moves: int = 0
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A member at a table. `shown` is the question that the chat was shown last, `receipt_key` the key of the receipt that
    the next one is written over, '' for none; `behalf` the name of whom is spoken for. Times are UTC."""

    member_id: str
    meeting_id: str
    table_name: str
    speaks_as: SpeaksAs
    behalf: str
    shown: str | None
    receipt_key: str
    bound_at: datetime
    ends_at: datetime


def read_link(payload: str) -> tuple[str, str] | None:
    """Meeting and table of "MEETING-TABLE"; the table follows the last hyphen. None for what is no such thing.

    >>> read_link("dialogmote-host-3")
    ('dialogmote-host', '3')
    """
    code, _, table = payload.rpartition("-")
    if not code or len(table) > MOST_TABLE or not _TABLE.fullmatch(table):
        return None
    return code.lower(), table


def in_order(questions: Sequence[Question]) -> tuple[Question, ...]:
    """A meeting's questions in the order in which they are asked: by label ("dialog 1, fråga 2"), then as they were written."""
    return tuple(
        sorted(questions, key=lambda one: (not one.label, natural(one.label), one.created_at, one.code))
    )


def current(stage: Stage, questions: Sequence[Question], now: datetime) -> Question | None:
    """The question that the meeting is at: the one staff went to, or the first open one where they set none, or it closed."""
    ordered = in_order(questions)
    open_now = [one for one in ordered if takes_replies(one, now)]
    at = next((place for place, one in enumerate(ordered) if one.id == stage.question_id), 0)
    return next((one for one in open_now if ordered.index(one) >= at), next(iter(open_now), None))


def neighbour(
    questions: Sequence[Question], question: Question | None, step: Literal[1, -1], now: datetime
) -> Question | None:
    """The question that comes after (1) or before (-1) `question` and can be asked; the first one after None."""
    ordered = [one for one in in_order(questions) if one.status == "draft" or takes_replies(one, now)]
    if question is None:
        return next(iter(ordered), None) if step == 1 else None
    everything = in_order(questions)
    at = next((place for place, one in enumerate(everything) if one.id == question.id), -1)
    beyond = everything[at + 1 :] if step == 1 else everything[:at][::-1]
    return next((one for one in beyond if one in ordered), None)


def seat_ends(meeting: Meeting, now: datetime) -> datetime:
    """When a seat that is taken at `now` is given up by itself (UTC): an hour after the meeting's end, at most twelve hours."""
    end = meeting_end(meeting)
    latest = now + LONGEST
    return min(end + AFTER_THE_END, latest) if end is not None and end + AFTER_THE_END > now else latest


def meeting_end(meeting: Meeting) -> datetime | None:
    """When the meeting is over (aware, Stockholm), None where its day or hour is not known."""
    clock = _CLOCK.search(meeting.ends)
    if meeting.held_on is None or clock is None:
        return None
    return datetime.combine(meeting.held_on, time(int(clock[1]), int(clock[2])), STOCKHOLM)
