"""`medskick feed`: calendars and news from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.console import align
from app.inputs import read_bytes

if TYPE_CHECKING:
    from newsletter.feeds.document import Document


def add(commands: Commands) -> None:
    """Add the group."""
    feed = group(commands, "feed", GROUPS["feed"])
    example = "medskick feed read https://example.se/kalender.ics --json"
    parser = command(feed, "read", "show what a feed or calendar tells, storing nothing", read, example)
    parser.add_argument("source", metavar="FILE-or-URL", help="a file, or an http, https or webcal address")


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
    from newsletter.feeds.fetch import Fetched, FetchRules, fetch

    settings = call.settings
    rules = FetchRules(settings.feed_allow_private, settings.proxy or "", settings.ca_file)
    fetched = await fetch(rules, source)
    assert isinstance(fetched, Fetched)  # "not modified" answers a condition, and none was made
    return Document(fetched.body, fetched.final_url, call.now(), fetched.headers)


def _for_people(found: dict[str, Any]) -> str:
    counts = ", ".join(f"{kind}: {len(found[kind])}" for kind in ("events", "news", "problems"))
    events = [
        {key: event[key] for key in ("starts", "title", "place", "status")} for event in found["events"]
    ]
    news = [{key: item[key] for key in ("published", "title", "url")} for item in found["news"]]
    parts = [align(rows) for rows in (events, news) if rows]
    return "\n\n".join([*parts, *found["problems"], counts])
