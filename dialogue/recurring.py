"""What comes round by itself, and how missed rounds are told.

Each round has a period key, so that two processes plan it once and an outage is one late round, not many. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Recurring:
    """A kind of job and how often it comes round; rounds are counted from 1970 in UTC."""

    kind: str
    every: timedelta


RECURRING: Final = (
    Recurring("refresh-feeds", timedelta(hours=1)),
    Recurring("housekeeping", timedelta(hours=24)),
    Recurring("read-mailbox", timedelta(minutes=10)),
)


OUTAGE: Final = timedelta(days=1)
"""Whoever ticks once a day misses rounds by design; only what was missed for a day and more is told."""


@dataclass(frozen=True, slots=True)
class Late:
    """Something that was due (UTC) and is not done any more, or was done once for many. `recipient` may be ''; `reason`
    never tells a person's state."""

    kind: str
    key: str
    recipient: str
    due: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its key, when it was due (UTC), how many before it were missed, and whether so many that somebody should
    know."""

    kind: str
    key: str
    due: datetime
    missed: int
    late: bool


def current_round(recurring: Recurring, now: datetime, last_due: datetime | None) -> Round | None:
    """The round that `now` falls in, unless it was planned already; `last_due` is when the latest planned one was due."""
    due = now - (now - EPOCH) % recurring.every
    if last_due is not None and last_due >= due:
        return None
    missed = 0 if last_due is None else (due - last_due) // recurring.every - 1
    late = missed > 0 and missed * recurring.every >= OUTAGE
    return Round(recurring.kind, f"{recurring.kind}:{due:%Y-%m-%dT%H:%M}", due, missed, late)
