"""The gate: may this message go to this person now, must it wait, or can it not go at all. Pure.

Nothing unprompted after /stopp, to whoever blocked the bot, in the week after a crisis answer, at a meeting's table, in
quiet hours, or above the weekly cap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final, Literal

from dialogue.quiet import next_waking
from dialogue.unprompted.cap import Sent, room_at

Reason = Literal["stopped", "gone", "quiet", "cap", "late"]
"""Why it does not go: /stopp, nobody there any more, not at this time, enough this week, too late already. The week
after a crisis is "quiet" too: what is kept of a message tells nothing of a person's state."""
COULD_NOT_GO: Final = "it could not be sent in time"
"""What is told of anything that was dropped: the same for every reason."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the house allows itself: quiet hours as Stockholm times, None for none; messages a person and week."""

    quiet_hours: tuple[time, time] | None
    weekly_cap: int


@dataclass(frozen=True, slots=True)
class Person:
    """What of a member the gate looks at. After a crisis they are left in peace until `quiet_until`, at a meeting's table
    until `seated_until` (UTC)."""

    state: str
    mailings: bool
    quiet_until: datetime | None
    seated_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """An unprompted message that is due; after `not_after` (UTC) it helps nobody."""

    kind: str
    question_id: str | None
    not_after: datetime | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """It goes at `at` (UTC): now, or later. None: it never does, for `reason`; '' where nothing holds it."""

    at: datetime | None
    reason: Reason | Literal[""] = ""


def judge(
    notice: Notice,
    person: Person | None,
    sent: Sequence[Sent],
    ahead: int,
    limits: Limits,
    now: datetime,
) -> Verdict:
    """Whether `notice` goes at `now`. `sent`: what went to the person in the last seven days; `ahead`: how many of a more
    pressing rank are due to the same person."""
    if person is None or person.state != "active":
        return Verdict(None, "gone")
    if not person.mailings:
        return Verdict(None, "stopped")
    verdict = _free_at(notice, person, sent, ahead, limits, now)
    if verdict.at is None or notice.not_after is None or verdict.at <= notice.not_after:
        return verdict
    return Verdict(None, verdict.reason or "late")


def _free_at(
    notice: Notice, person: Person, sent: Sequence[Sent], ahead: int, limits: Limits, now: datetime
) -> Verdict:
    peace = max(now, person.quiet_until or now, person.seated_until or now)
    waking = next_waking(peace, limits.quiet_hours)
    if waking > now:
        return Verdict(waking, "quiet")
    room = room_at(Sent(notice.kind, notice.question_id, now), sent, ahead, limits.weekly_cap)
    if room is None:
        return Verdict(None, "cap")
    return Verdict(now) if room <= now else Verdict(next_waking(room, limits.quiet_hours), "cap")
