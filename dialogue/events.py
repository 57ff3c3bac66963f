"""What a feed or a calendar tells about: events that happen, news that were published.

Data only. Reading them out of bytes is the newsletter's work, keeping them is storage's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Mode = Literal["on-site", "online", "both", "unknown"]
EventStatus = Literal["confirmed", "cancelled", "tentative"]


@dataclass(frozen=True, slots=True)
class Event:
    """One occasion, with the identity that survives being moved.

    `uid` is the source's id, else its link, else a hash of title and date. `starts` and `ends` are aware UTC
    datetimes; of an all-day event they are Stockholm midnights (`ends` exclusive, as in RFC 5545 section 3.6.1).
    `ends` is None where the source gives no end. `signup_by` is a Stockholm calendar day.
    """

    uid: str
    title: str
    starts: datetime
    ends: datetime | None = None
    all_day: bool = False
    place: str = ""
    mode: Mode = "unknown"
    organiser: str = ""
    url: str = ""
    signup_url: str = ""
    signup_by: date | None = None
    status: EventStatus = "confirmed"


@dataclass(frozen=True, slots=True)
class News:
    """One published item; `published` (UTC) says when it was put out, never when something happens."""

    id: str
    title: str
    url: str = ""
    summary: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one fetched document gave. `problems` are sentences for staff, each naming what was passed over."""

    events: tuple[Event, ...] = ()
    news: tuple[News, ...] = ()
    problems: tuple[str, ...] = ()
    title: str = ""
