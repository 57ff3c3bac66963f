"""A member's question to the office: its data, and when the office is reminded of one that nobody answered. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from dialogue.language.dates import STOCKHOLM

PATIENCE: Final = 5
"""Working days, Monday to Friday, that a question may wait."""
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class OfficeQuestion:
    """A question as it is kept. Times are UTC. `shown_as` is the organisation's name where the member chose to show it, else
    ''; `about` what it was asked beside. `reply_id` is the reply that it was sent as, `answered_by` a staff id.
    """

    id: str
    member_id: str | None
    reply_id: str | None
    shown_as: str
    text: str
    about: str
    language: str
    state: Literal["waiting", "answered"]
    asked_at: datetime
    alarm_at: datetime
    answer: str
    answered_by: str | None
    answered_at: datetime | None


def alarm_after(asked_at: datetime) -> datetime:
    """When `PATIENCE` working days have passed, at the same time of day in Stockholm.

    >>> alarm_after(datetime(2026, 11, 10, 11, tzinfo=UTC))
    datetime.datetime(2026, 11, 17, 11, 0, tzinfo=datetime.timezone.utc)
    """
    local, left = asked_at.astimezone(STOCKHOLM), PATIENCE
    while left:
        local += timedelta(days=1)
        left -= local.weekday() < _SATURDAY
    return local.astimezone(UTC)
