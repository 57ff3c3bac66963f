"""A refresh of 50 feeds with 1 000 entries each, from the addresses to the rows, beside feedparser reading the same bytes.

feedparser runs as its manual shows, and neither fetches nor keeps anything. The two take turns. What is compared is the
processor time of all that either started, which a busy machine changes least.
"""

from __future__ import annotations

import io
import random
import resource
import tempfile
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Final

import feedparser
from aiohttp import web

from actions.feeds import add_feed
from benchmarks.table import Row
from benchmarks.texts import realistic_replies
from newsletter.feeds.fetch import FetchRules
from newsletter.refresh import refresh_all
from storage.database import open_database
from tests.newsletter.feeds.serving import Answer, serving

FEEDS: Final = 50
ENTRIES: Final = 1_000
ROUNDS: Final = 2
NOW: Final = datetime(2026, 11, 10, 11, tzinfo=UTC)
OCCASIONS: Final = (
    "Öppet hus",
    "Föreläsning om psykisk hälsa",
    "Årsmöte",
    "Kafékväll",
    "Workshop: söka bidrag",
)
ONE_IN: Final = 5
"""Of so many entries one tells of an occasion with its date, the others are news."""


async def measure() -> list[Row]:
    """Processor seconds for all feeds when they are new, and when all was read before; beside feedparser's."""
    bodies = [_feed(number) for number in range(FEEDS)]
    rounds = [(*await _ours(bodies), _feedparser(bodies)) for _ in range(ROUNDS)]
    return [
        _row("all of it new", [(first, alone) for first, _, alone in rounds]),
        _row("read before", [(again, alone) for _, again, alone in rounds]),
    ]


def _row(what: str, rounds: list[tuple[float, float]]) -> Row:
    ratios = sorted(ours / alone for ours, alone in rounds)
    ours, alone = (sorted(column)[len(column) // 2] for column in zip(*rounds, strict=True))
    name = f"refresh of {FEEDS} feeds of {ENTRIES} entries, {what}"
    note = f"processor time; feedparser alone; {ROUNDS} rounds, ratios {ratios[0]:.2f} to {ratios[-1]:.2f}, less is better"
    return Row(name, "s", round(ours, 2), round(alone, 2), round(ratios[len(ratios) // 2], 2), note)


async def _ours(bodies: list[bytes]) -> tuple[float, float]:
    pages = {f"/{number}.xml": _page(body) for number, body in enumerate(bodies)}
    with tempfile.TemporaryDirectory() as folder:
        async with serving(pages) as address, await open_database(f"sqlite:///{folder}/feeds.db") as database:
            for path in pages:
                await database.write(add_feed, f"{address}{path}", "benchmark", NOW)
            seconds = []
            for _ in range(2):
                began = _processor_seconds()
                read = await refresh_all(database, NOW, FetchRules(allow_private=True))
                seconds.append(_processor_seconds() - began)
                assert all(one.read for one in read), [one.problem for one in read if not one.read]
    return seconds[0], seconds[1]


def _feedparser(bodies: list[bytes]) -> float:
    began = _processor_seconds()
    for body in bodies:
        assert len(feedparser.parse(io.BytesIO(body)).entries) == ENTRIES
    return _processor_seconds() - began


def _processor_seconds() -> float:
    """Of this process and of those that it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _page(body: bytes) -> Answer:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type="application/rss+xml")

    return answer


def _feed(number: int) -> bytes:
    """RSS as WordPress writes it: the text as escaped HTML, two links in it."""
    draw, texts = random.Random(number), realistic_replies(ENTRIES)
    items = "".join(_item(number, place, text, draw) for place, text in enumerate(texts))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Exempelföreningen</title>'
        f"<link>https://example.org/{number}</link><description>Nytt</description>{items}</channel></rss>"
    ).encode()


def _item(number: int, place: int, text: str, draw: random.Random) -> str:
    published = NOW - timedelta(hours=3 * place)
    link = f"https://example.org/{number}/{place}"
    title = text[:60]
    if place % ONE_IN == 0:
        day = NOW + timedelta(days=draw.randint(2, 90))
        title = f"{draw.choice(OCCASIONS)} {day:%Y-%m-%d} kl. 18.00–20.00"
        text = f"{text} Anmäl dig senast {day - timedelta(days=7):%Y-%m-%d}."
    markup = f'<p>{text}</p>\n<p>Läs mer på <a href="{link}">vår sida</a>, eller skriv till <a href="{link}/om">oss</a>.</p>'
    return (
        f"<item><title>{escape(title)}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{format_datetime(published)}</pubDate><description>{escape(markup)}</description></item>"
    )
