"""A dialogue meeting as it is kept: when, where, who, why, in which order. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting. `held_on` is a Stockholm day, None where only `date_words` are known; `starts` and `ends` are as
    written ("13.15"); `agenda` is pairs of time and text; the counts are None where nobody counted. `present` are names
    of organisations that were there, `links` pairs of text and address. `signup` is the address where one signs up, which is
    another's; `roles` are pairs of a role and how many of it were there."""

    id: str
    code: str
    title: str
    held_on: date | None
    date_words: str
    starts: str
    ends: str
    venue: str
    participants: int | None
    organisations: int | None
    purpose: str
    goals: tuple[str, ...]
    agenda: tuple[tuple[str, str], ...]
    next_meeting: str
    created_at: datetime
    case_number: str = ""
    present: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    signup: str = ""
    roles: tuple[tuple[str, int], ...] = ()
    cancelled: bool = False
