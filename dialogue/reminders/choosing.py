"""What one organisation gets of the rounds that are due: one at most, and the rest is told as missed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from dialogue.reminders.plan import Round

REPLACED: Final = "it was not sent in time, and a later one goes in its place"
TOO_LATE: Final = "it was not sent in time, and too little is left of the last day"


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a round for one organisation: it goes, is late, or is spared it, because what goes says it too.

    `reason` is why it does not go, and never tells of anybody.
    """

    round: Round
    does: Literal["send", "late", "spare"]
    reason: str = ""


def choose(due: Sequence[Round], told: str, now: datetime) -> tuple[Fate, ...]:
    """The fates of the rounds that are due at `now`, in their order, for an organisation that may still answer.

    `told` is the last day that it was told of last (`LastDay.told`), '' where it has heard nothing. That a last day has
    moved concerns those only who were told of another one, and goes before any reminder of the new one. An announcement is
    not missed where a reminder goes, for that one says all of it.
    """
    wanted = [one for one in due if one.stage != "moved" or told not in ("", one.last.told)]
    helping = [one for one in wanted if one.until is None or now <= one.until]
    sent = max(helping, key=lambda one: (one.stage == "moved", one.due), default=None)
    return tuple(_fate(one, sent) for one in wanted)


def _fate(one: Round, sent: Round | None) -> Fate:
    if one is sent:
        return Fate(one, "send")
    if sent is None:
        return Fate(one, "late", TOO_LATE)
    return Fate(one, "spare" if one.stage == "announcement" else "late", REPLACED)
