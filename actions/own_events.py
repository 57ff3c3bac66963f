"""Events that staff enter by hand: from nothing, or from a news item whose date a program could not be certain of.

The same title at the same time is entered once. What a feed tells of is the feed's.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace
from datetime import datetime

from actions.errors import NotFound, WrongState
from actions.links import need_pages
from dialogue.events import Event
from dialogue.feeds import KeptEvent
from dialogue.language.folding import fold_loose
from storage import audit, events, news
from storage.connection import Connection


async def add_event(
    connection: Connection, event: Event, actor: str, now: datetime
) -> tuple[KeptEvent, bool]:
    """Enter an event; it comes back with our id, and False where it was there already.

    Raises WrongState for one without a title, that ends before it begins, whose last day to sign up is after it, or that
    leads to no page.
    """
    if not event.title.strip():
        raise WrongState("The event needs a title.")
    if event.ends is not None and event.ends < event.starts:
        raise WrongState("The event ends before it begins; look at --starts and --ends.")
    if event.signup_by is not None and event.signup_by > event.starts.date():
        raise WrongState("The last day to sign up is after the event; look at --signup-by.")
    need_pages(event.url, event.signup_url)
    known = f"own:{fold_loose(event.title)}:{event.starts.isoformat()}"
    event_id = "e" + hashlib.sha256(known.encode()).hexdigest()[:15]
    kept = await events.select_event(connection, event_id)
    if kept is not None:
        return kept, False
    row = {**asdict(replace(event, uid=event_id)), "id": event_id, "feed_id": None, "now": now}
    await events.upsert_events(connection, [row])
    await audit.insert_audit(connection, now, actor, "event.add", event_id)
    kept = await events.select_event(connection, event_id)
    assert kept is not None
    return kept, True


async def promote_news(
    connection: Connection, news_id: str, event: Event, actor: str, now: datetime
) -> tuple[KeptEvent, bool]:
    """A published item is about something that happens: the event has its title and page unless `event` tells others.

    Raises NotFound, and WrongState as `add_event`.
    """
    item = await news.select_news_item(connection, news_id.removeprefix("news:"))
    if item is None:
        raise NotFound(
            f"There is no news item {news_id!r}; see `medskick newsletter show ISSUE --format entries`."
        )
    told = replace(event, title=event.title or item.news.title, url=event.url or item.news.url)
    return await add_event(connection, told, actor, now)


async def cancel_event(connection: Connection, event_id: str, actor: str, now: datetime) -> KeptEvent:
    """An event of staff's own will not be; it stays, marked, until its day has passed. Raises NotFound, WrongState."""
    kept = await events.select_event(connection, event_id.removeprefix("event:"))
    if kept is None:
        raise NotFound(f"There is no event {event_id!r}.")
    if kept.feed_id is not None:
        raise WrongState("A feed tells of that event; its own calendar has to cancel it.")
    if kept.event.status != "cancelled":
        await events.update_status(connection, kept.id, "cancelled", now)
        await audit.insert_audit(connection, now, actor, "event.cancel", kept.id)
    return replace(kept, event=replace(kept.event, status="cancelled"))
