"""How much is too much: the weekly cap over everything unprompted, counted over any seven days. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

WEEK: Final = timedelta(days=7)
_ONE_OCCASION: Final = frozenset({"pre-announcement", "question"})
"""A question and the word about it the day before count as one."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An unprompted message that went, or may have gone, to somebody at a time (UTC)."""

    kind: str
    question_id: str | None
    at: datetime

    @property
    def occasion(self) -> tuple[str, str] | None:
        """What it counts as one with, None where it counts by itself."""
        return ("question", self.question_id) if self.kind in _ONE_OCCASION and self.question_id else None


def room_at(new: Sent, sent: Sequence[Sent], ahead: int, cap: int) -> datetime | None:
    """When (UTC, not before `new.at`) a message may go so that no seven days hold more than `cap`; None for never.

    `sent` is what the person got in the seven days before, in any order; `ahead` more are about to go first.
    """
    if cap < 1:
        return None
    since = new.at - WEEK
    latest: dict[object, datetime] = {}
    for number, one in enumerate(sent):
        if one.at > since:
            key = one.occasion or number
            latest[key] = max(one.at, latest.get(key, one.at))
    if new.occasion in latest:
        return new.at
    times = sorted([*latest.values(), *[new.at] * ahead])
    return new.at if len(times) < cap else times[len(times) - cap] + WEEK
