"""`GET /kalender`: the annual wheel by month; `GET /kalender.ics`: the same as a calendar to subscribe to (RFC 5545).

Shows what anybody may see. A thing known in words or by its month only is on the page and not in the calendar, which would
give it a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from actions.wheel import AHEAD, BEHIND, read_happenings, read_wheel
from dialogue.events import Event
from dialogue.language.dates import STOCKHOLM
from dialogue.wheel import Happening
from newsletter.feeds.ics import calendar_file
from newsletter.schedule import BEGINNING, midnight
from storage.connection import Connection
from storage.wheel import select_changed
from web.context import web_of
from web.pages import page
from web.public.language import language_of
from wording.wheel import heading, notes, title, when, words

CACHED: Final = "public, max-age=300"


async def show(request: Request) -> Response:
    """The page."""
    web, language = web_of(request), language_of(request)
    groups = await web.database.read(read_wheel, web.now())
    return page(
        web.premises(), "calendar", language, groups=groups, w=words(language).text, heading=heading, title=title,
        when=when, notes=notes,
    )  # fmt: skip


async def show_feed(request: Request) -> Response:
    """The calendar; 304 where the reader has it already (RFC 9110 section 13.1.2)."""
    web, language = web_of(request), language_of(request)
    found, stamp = await web.database.read(_read, web.now())
    content = calendar_file(as_events(found, language, web.premises().public_url), stamp)
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": CACHED}
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or known == ["*"]:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="text/calendar", headers=headers)


async def _read(connection: Connection, now: datetime) -> tuple[tuple[Happening, ...], datetime]:
    today = now.astimezone(STOCKHOLM).date()
    first, until = today - BEHIND, today + AHEAD
    found = await read_happenings(connection, first, until)
    shown = tuple(one for one in found if one.day and first <= one.day <= until)
    return shown, await select_changed(connection) or BEGINNING


def as_events(found: Iterable[Happening], language: str, public_url: str) -> list[Event]:
    """What has a day, as events of a calendar: all day unless its time is known."""
    return [_event(one, language, public_url) for one in found if one.day]


def _event(one: Happening, language: str, public_url: str) -> Event:
    assert one.day is not None
    whole = one.starts is None or one.all_day
    starts = midnight(one.day) if whole or one.starts is None else one.starts
    return Event(
        uid=one.uid if one.kind == "event" else f"{one.uid}@medskick",
        title=title(one, language),
        starts=starts,
        ends=(one.ends or midnight(one.day + timedelta(days=1))) if whole else one.ends,
        all_day=whole,
        place=one.place,
        organiser=one.body,
        url=f"{public_url}{one.path}" if one.path else one.link,
        status="cancelled" if one.cancelled else "confirmed",
    )
