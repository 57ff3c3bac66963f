"""The rounds of reminders of one consultation: at once, six weeks, two weeks and two days before its last day.

Organisations decide in board meetings, hence the distances. What would have come before the announcement, or within
a day of it or of a move, is left out. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from dialogue.consultations import MovedDeadline, last_day, period_of
from dialogue.language.dates import STOCKHOLM

Stage = Literal["announcement", "six-weeks", "two-weeks", "two-days", "moved"]
NEWS: Final[frozenset[Stage]] = frozenset({"announcement", "moved"})
"""Rounds that tell of something new; all others remind of what was told."""
Track = Literal["all", "lead", "others"]

BEFORE: Final[tuple[tuple[Stage, timedelta], ...]] = (
    ("six-weeks", timedelta(weeks=6)),
    ("two-weeks", timedelta(weeks=2)),
    ("two-days", timedelta(days=2)),
)
REMINDED_AT: Final = time(9)
"""On the morning of a working day, in Stockholm; one that falls on a weekend comes on the Friday before."""
LEAST_APART: Final = timedelta(days=1)
"""Nobody is written to twice about the same thing in a day."""
LEAST_LEFT: Final = timedelta(hours=12)
"""With less than half a day left a reminder helps nobody."""
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class LastDay:
    """What a reminder names: a moment (UTC), or words where none is set; `since` is when that was decided."""

    at: datetime | None
    words: str
    since: datetime

    @property
    def told(self) -> str:
        """As it is kept of what an organisation was told: ISO 8601, or the words."""
        return self.at.isoformat() if self.at else self.words


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan is made from. `deadlines` is the history, oldest first, the last one in force.

    With `inner` (a moment, with when it was set) the consultation is joint: the others are reminded of that one, the lead
    of the deadline itself.
    """

    announced_at: datetime
    deadlines: tuple[MovedDeadline, ...]
    inner: tuple[datetime, datetime] | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One round: what it is about, when it is due, and until when it still helps (UTC, None: always).

    `mark` tells two rounds of one stage apart: it names the last day, or the move.
    """

    stage: Stage
    mark: str
    due: datetime
    until: datetime | None
    last: LastDay
    track: Track


def plan(asked: Asked) -> tuple[Round, ...]:
    """All rounds by due time, whether they are past or to come."""
    newest = asked.deadlines[-1]
    outer = LastDay(newest.deadline, newest.words, newest.set_at)
    moved = len(asked.deadlines) > 1
    if asked.inner is None:
        rounds = [*_rounds(asked.announced_at, outer, "all", moved=moved)]
    else:
        at, since = asked.inner
        inner = LastDay(at, "", since)
        rounds = [
            *_rounds(asked.announced_at, outer, "lead", moved=moved),
            *_rounds(asked.announced_at, inner, "others", moved=since > asked.deadlines[0].set_at),
        ]
    return tuple(sorted(rounds, key=lambda one: (one.due, one.stage, one.mark)))


def _rounds(announced_at: datetime, last: LastDay, track: Track, *, moved: bool) -> Iterator[Round]:
    prefix = "inner-" if track == "others" else ""
    until = _until(last)
    if until is None or announced_at < until:
        yield Round("announcement", prefix.rstrip("-"), announced_at, until, last, track)
    if moved:
        yield Round("moved", f"{prefix}{_stamp(last.since, 'milliseconds')}", last.since, until, last, track)
    earliest = max(announced_at, last.since) + LEAST_APART
    if last.at is None:
        return  # words for a period are told, and never reminded of as if they were a day
    for stage, before in BEFORE:
        due = morning(last_day(last.at) - before)
        if due >= earliest:
            yield Round(stage, f"{prefix}{_stamp(last.at)}", due, until, last, track)


def _until(last: LastDay) -> datetime | None:
    if last.at is not None:
        return last.at - LEAST_LEFT
    period = period_of(last.words, last.since.astimezone(STOCKHOLM).date())
    return morning(period[1]) if period else None


def morning(day: date) -> datetime:
    """When (UTC) those who are reminded on `day` are written to: that morning, or the Friday's before a weekend."""
    working = day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))
    return datetime.combine(working, REMINDED_AT, STOCKHOLM).astimezone(UTC)


def _stamp(at: datetime, spec: Literal["minutes", "milliseconds"] = "minutes") -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec=spec).replace("-", "").replace(":", "")
