"""`medskick feed`: calendars and news from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.console import align
from app.inputs import read_bytes
from app.premises import premises

if TYPE_CHECKING:
    from newsletter.feeds.document import Document
    from newsletter.feeds.fetch import FetchRules


def add(commands: Commands) -> None:
    """Add the group."""
    feed = group(commands, "feed", GROUPS["feed"])
    example = "medskick feed read https://example.se/kalender.ics --json"
    parser = command(feed, "read", "show what a feed or calendar tells, storing nothing", read, example)
    parser.add_argument("source", metavar="FILE-or-URL", help="a file, or an http, https or webcal address")
    adding = command(feed, "add", "enter an address to be read from now on", enter, "medskick feed add URL")
    adding.add_argument("url", metavar="URL", help="of a calendar (iCal), RSS or Atom")
    command(feed, "list", "all addresses, and how they answer", list_feeds)
    command(feed, "refresh", "ask every address now for what is new", refresh)


async def enter(call: Call) -> None:
    """Enter an address; it is first asked by `refresh` or the schedule. Raises FeedRefused."""
    from actions.feeds import add_feed
    from newsletter.feeds.guard import asked_address

    url = call.words.url.strip()
    asked_address(url, allow_private=call.settings.feed_allow_private)
    async with premises(call) as (database, _):
        feed, added = await database.write(add_feed, url, "command", call.now())
    document = {"url": feed.url, "state": feed.state, "added": added}
    call.console.document(document, f"{feed.url} is {'entered' if added else 'there already'}.")


async def list_feeds(call: Call) -> None:
    """Print every address with what it gave and what is wrong with it."""
    from storage.feeds import count_entries, select_feeds

    async with premises(call) as (database, _):
        feeds = await database.read(select_feeds)
        counts = await database.read(count_entries)
    rows = [
        {
            "url": feed.url,
            "title": feed.title,
            "state": feed.state,
            "events": counts[feed.id][0],
            "news": counts[feed.id][1],
            "tried_at": feed.tried_at,
            "good_at": feed.good_at,
            "next_at": feed.next_at,
            "problem": feed.problem,
        }
        for feed in feeds
    ]
    call.console.table(rows, "No address has been entered yet.")


async def refresh(call: Call) -> int:
    """Ask every address; 1 where one of them could not be read, the others being kept all the same."""
    from dataclasses import asdict

    from newsletter.refresh import refresh_all

    async with premises(call) as (database, _):
        done = await refresh_all(database, call.now(), _rules(call))
    for one in done:
        if one.failed:
            call.console.note(one.problem)
    call.console.table([asdict(one) for one in done], "No address has been entered yet.")
    return 1 if any(one.failed for one in done) else 0


async def read(call: Call) -> None:
    """Print a document's events and news. Raises FeedError, InputError, and SettingsError for an address."""
    from newsletter.feeds.report import report
    from newsletter.feeds.worker import ParsingProcess

    document = await _document(call, call.words.source)
    async with ParsingProcess() as process:
        found = report(await process.parse(document))
    call.console.document(found, _for_people(found))


async def _document(call: Call, source: str) -> Document:
    from newsletter.feeds.document import MAX_BYTES, Document

    if "://" not in source:
        return Document(read_bytes(source, MAX_BYTES + 1), source, call.now())
    from newsletter.feeds.fetch import Fetched, fetch

    fetched = await fetch(_rules(call), source)
    assert isinstance(fetched, Fetched)  # "not modified" answers a condition, and none was made
    return Document(fetched.body, fetched.final_url, call.now(), fetched.headers)


def _rules(call: Call) -> FetchRules:
    from newsletter.feeds.fetch import FetchRules

    settings = call.settings
    return FetchRules(settings.feed_allow_private, settings.proxy or "", settings.ca_file)


def _for_people(found: dict[str, Any]) -> str:
    counts = ", ".join(f"{kind}: {len(found[kind])}" for kind in ("events", "news", "problems"))
    events = [
        {key: event[key] for key in ("starts", "title", "place", "status")} for event in found["events"]
    ]
    news = [{key: item[key] for key in ("published", "title", "url")} for item in found["news"]]
    parts = [align(rows) for rows in (events, news) if rows]
    return "\n\n".join([*parts, *found["problems"], counts])
