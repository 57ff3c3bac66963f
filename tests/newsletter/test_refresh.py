"""Feeds read over HTTP and kept: moved, cancelled, vanished, failing, and read again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from actions.feeds import add_feed
from dialogue.feeds import Feed, KeptEvent, next_try
from newsletter.feeds.fetch import FetchRules
from newsletter.refresh import refresh_all, refresh_due
from storage.connection import Connection
from storage.database import Database, open_database
from storage.events import select_events_of_feed
from storage.feeds import count_entries, select_feed_by_url
from storage.news import select_news_between
from tests.kit.cast import NOON
from tests.newsletter.feeds.serving import serving

RULES = FetchRules(allow_private=True)
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Stigfinnarna//SV\r\n"
NEXT_ROUND = NOON + timedelta(hours=1)


def occasion(uid: str, day: int, title: str, status: str = "CONFIRMED", rule: str = "") -> str:
    """One event of December, at six in the evening."""
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261101T120000Z\r\nDTSTART:202612{day:02}T170000Z\r\n"
        f"DTEND:202612{day:02}T190000Z\r\nSUMMARY:{title}\r\nSTATUS:{status}\r\n{rule}END:VEVENT\r\n"
    )


@dataclass
class Calendar:
    """What the server answers with, and what it was asked."""

    body: str = ""
    status: int = 200
    etag: str = ""
    asked: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        condition = request.headers.get("If-None-Match", "")
        self.asked.append(condition)
        if self.etag and condition == self.etag:
            return web.Response(status=304)
        headers = {"Content-Type": "text/calendar"} | ({"ETag": self.etag} if self.etag else {})
        return web.Response(body=f"{HEAD}{self.body}END:VCALENDAR\r\n", status=self.status, headers=headers)

    def tells(self, *occasions: str) -> None:
        self.body = "".join(occasions)


@dataclass
class Kept:
    """A database that reads one calendar."""

    database: Database
    calendar: Calendar
    url: str

    async def refresh(self, now: datetime = NOON) -> None:
        await refresh_due(self.database, now, RULES)

    async def feed(self) -> Feed:
        feed = await self.database.read(select_feed_by_url, self.url)
        assert feed is not None
        return feed

    async def events(self) -> tuple[KeptEvent, ...]:
        return await self.database.read(select_events_of_feed, (await self.feed()).id)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    calendar = Calendar()
    async with (
        await open_database(f"sqlite:///{tmp_path / 'medskick.db'}") as database,
        serving({"/kalender.ics": calendar.answer}) as address,
    ):
        url = f"{address}/kalender.ics"
        await database.write(add_feed, url, "Disa", NOON)
        yield Kept(database, calendar, url)


async def test_a_moved_event_keeps_its_identity_and_a_cancelled_one_stays(kept: Kept) -> None:
    kept.calendar.tells(occasion("1@fika", 3, "Öppet hus"), occasion("2@fika", 4, "Språkkafé"))
    await kept.refresh()
    before = {kept_event.event.title: kept_event for kept_event in await kept.events()}
    kept.calendar.tells(occasion("1@fika", 10, "Öppet hus"), occasion("2@fika", 4, "Språkkafé", "CANCELLED"))
    await kept.refresh(NEXT_ROUND)
    after = {kept_event.event.title: kept_event for kept_event in await kept.events()}
    assert {one.id for one in before.values()} == {one.id for one in after.values()}
    assert after["Öppet hus"].event.starts.day == 10 and after["Öppet hus"].changed_at == NEXT_ROUND
    assert after["Språkkafé"].event.status == "cancelled"


async def test_an_event_that_is_no_longer_told_of_is_not_cancelled(kept: Kept) -> None:
    kept.calendar.tells(occasion("1@fika", 3, "Öppet hus"), occasion("2@fika", 4, "Språkkafé"))
    await kept.refresh()
    kept.calendar.tells(occasion("2@fika", 4, "Språkkafé"))
    await kept.refresh(NEXT_ROUND)
    assert [one.event.status for one in await kept.events()] == ["confirmed", "confirmed"]


async def test_a_new_uid_at_each_fetch_makes_no_second_event(kept: Kept) -> None:
    kept.calendar.tells(occasion("a-17", 3, "Öppet hus"))
    await kept.refresh()
    kept.calendar.tells(occasion("a-18", 3, "Öppet hus"))
    await kept.refresh(NEXT_ROUND)
    assert len(await kept.events()) == 1


async def test_what_says_the_same_counts_as_unchanged(kept: Kept) -> None:
    kept.calendar.tells(occasion("1@fika", 3, "Öppet hus"))
    [first] = await refresh_all(kept.database, NOON, RULES)
    [second] = await refresh_all(kept.database, NEXT_ROUND, RULES)
    assert (first.events, second.events) == (1, 0)
    [event] = await kept.events()
    assert event.changed_at == NOON


async def test_a_failing_feed_keeps_its_events_and_is_asked_later_and_later(kept: Kept) -> None:
    kept.calendar.tells(occasion("1@fika", 3, "Öppet hus"))
    await kept.refresh()
    kept.calendar.status = 500
    [refreshed] = await refresh_due(kept.database, NEXT_ROUND, RULES)
    assert refreshed.failed and "500" in refreshed.problem
    feed = await kept.feed()
    assert (feed.state, feed.failures, feed.next_at) == ("failing", 1, NEXT_ROUND + timedelta(hours=1))
    assert len(await kept.events()) == 1
    kept.calendar.status = 200
    await kept.refresh(NEXT_ROUND + timedelta(hours=1))
    assert ((await kept.feed()).state, (await kept.feed()).failures, (await kept.feed()).problem) == (
        "good", 0, "",
    )  # fmt: skip


def test_waits_double_up_to_a_day() -> None:
    waits = [next_try(failures, NOON) - NOON for failures in range(1, 9)]
    assert [wait.total_seconds() / 3600 for wait in waits] == [1, 2, 4, 8, 16, 24, 24, 24]


async def test_one_feed_that_fails_takes_no_other_along(kept: Kept) -> None:
    await kept.database.write(add_feed, kept.url.replace("kalender", "borta"), "Disa", NOON)
    kept.calendar.tells(occasion("1@fika", 3, "Öppet hus"))
    done = {one.url: one for one in await refresh_due(kept.database, NOON, RULES)}
    assert [done[kept.url].failed, len(done)] == [False, 2]
    assert sum(one.failed for one in done.values()) == 1
    assert len(await kept.events()) == 1


async def test_what_has_not_changed_is_not_sent_again_but_read_anew_each_day(kept: Kept) -> None:
    kept.calendar.etag = '"v1"'
    kept.calendar.tells(occasion("1@fika", 3, "Öppet hus", rule="RRULE:FREQ=WEEKLY\r\n"))
    await kept.refresh()
    told = len(await kept.events())
    await kept.refresh(NEXT_ROUND)
    assert kept.calendar.asked == ["", '"v1"'] and len(await kept.events()) == told
    await kept.refresh(NOON + timedelta(days=60))
    assert kept.calendar.asked[-1] == "", "the same bytes have later dates by now"
    assert len(await kept.events()) > told


async def test_a_feed_that_is_not_due_is_left_alone(kept: Kept) -> None:
    kept.calendar.tells(occasion("1@fika", 3, "Öppet hus"))
    await kept.refresh()
    assert await refresh_due(kept.database, NOON + timedelta(minutes=30), RULES) == ()


async def test_the_same_address_is_entered_once(kept: Kept) -> None:
    feed, added = await kept.database.write(add_feed, kept.url, "Edvin", NOON)
    assert not added and feed == await kept.feed()
    assert await kept.database.read(_entries) == {feed.id: (0, 0)}


async def _entries(connection: Connection) -> dict[str, tuple[int, int]]:
    return await count_entries(connection)


async def test_only_news_published_in_the_span_are_news(tmp_path: Path) -> None:
    items = "".join(
        f"<item><guid>{number}</guid><title>Nyhet {number}</title><link>https://example.org/{number}</link>"
        f"<pubDate>{day} 2026 10:00:00 +0000</pubDate></item>"
        for number, day in enumerate(("Mon, 02 Mar", "Mon, 09 Nov"))
    )
    rss = f'<rss version="2.0"><channel><title>Månens nyheter</title>{items}</channel></rss>'

    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=rss, content_type="application/rss+xml")

    async with (
        await open_database(f"sqlite:///{tmp_path / 'medskick.db'}") as database,
        serving({"/rss": answer}) as address,
    ):
        await database.write(add_feed, f"{address}/rss", "Disa", NOON)
        await refresh_due(database, NOON, RULES)
        [news] = await database.read(select_news_between, NOON - timedelta(days=35), NOON)
    assert (news.news.title, news.source) == ("Nyhet 1", "Månens nyheter")
