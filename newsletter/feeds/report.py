"""A reading as the JSON of `medskick feed read`. Shows, and decides nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dialogue.events import Event, News, Reading
from dialogue.language.dates import STOCKHOLM


def report(reading: Reading) -> dict[str, Any]:
    """The reading as JSON values in a fixed order: by start or publication (those without it last), title, id.

    Times are ISO 8601 with the Stockholm offset. An all-day event has dates, and `ends` is the day after its
    last, as in iCalendar. What is not known is null for times and "" for texts.
    """
    return {
        "events": [_event(event) for event in sorted(reading.events, key=_by_start)],
        "news": [_news(item) for item in sorted(reading.news, key=_by_publication)],
        "problems": list(reading.problems),
    }


def _by_start(event: Event) -> tuple[datetime, str, str]:
    return event.starts, event.title, event.uid


def _by_publication(item: News) -> tuple[float, str, str]:
    return item.published.timestamp() if item.published else float("inf"), item.title, item.id


def _event(event: Event) -> dict[str, Any]:
    shown = _day if event.all_day else _time
    return {
        "uid": event.uid,
        "title": event.title,
        "starts": shown(event.starts),
        "ends": shown(event.ends),
        "all_day": event.all_day,
        "place": event.place,
        "mode": event.mode,
        "organiser": event.organiser,
        "url": event.url,
        "signup_url": event.signup_url,
        "signup_by": event.signup_by.isoformat() if event.signup_by else None,
        "status": event.status,
    }


def _day(moment: datetime | None) -> str | None:
    return moment.astimezone(STOCKHOLM).date().isoformat() if moment else None


def _time(moment: datetime | None) -> str | None:
    return moment.astimezone(STOCKHOLM).isoformat(timespec="seconds") if moment else None


def _news(item: News) -> dict[str, Any]:
    return {"id": item.id, "title": item.title, "url": item.url, "published": _time(item.published)}
