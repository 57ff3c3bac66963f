"""All issues that went out, as a page and as a feed; and the page on one's own data."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import httpx

from actions.sending import begin_sending, finish_sent_issues
from storage.connection import Connection
from tests.kit.cast import NOON
from tests.kit.issues import approved, built_issue, subscribe
from tests.kit.pages import Pages


async def sent(connection: Connection, period: str) -> None:
    await subscribe(connection, f"amina-{period}@example.org")
    await approved(connection, built_issue(period))
    await begin_sending(connection, period, "Disa", NOON)


async def test_the_archive_lists_what_went_out_latest_first_and_no_draft(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    empty = await browser.get("/n")
    assert "Inget brev har gått ut än" in empty.text
    for period in ("2026-09", "2026-10"):
        await pages.database.write(sent, period)
    await pages.database.write(approved, built_issue("2026-11"))
    shown = (await browser.get("/n")).text
    assert shown.index('href="/n/2026-10"') < shown.index('href="/n/2026-09"')
    assert "/n/2026-11" not in shown
    assert "(oktobernumret 2026)" in shown
    assert 'type="application/atom+xml"' in shown


async def test_the_feed_is_atom_that_a_reader_reads(pages: Pages, browser: httpx.AsyncClient) -> None:
    await pages.database.write(sent, "2026-10")
    await pages.database.write(finish_sent_issues, NOON + timedelta(hours=1))
    answer = await browser.get("/n/atom.xml")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    ElementTree.fromstring(answer.content)
    read = feedparser.parse(answer.content)
    assert not read.bozo
    [entry] = read.entries
    assert entry.link == f"{pages.premises.public_url}/n/2026-10"
    assert entry.id == entry.link
    assert read.feed.updated.endswith("Z")


async def test_the_feed_of_nothing_is_a_feed(pages: Pages, browser: httpx.AsyncClient) -> None:
    read = feedparser.parse((await browser.get("/n/atom.xml")).content)
    assert (read.bozo, read.entries) == (False, [])


async def test_what_is_kept_is_told_on_the_web_too(pages: Pages, browser: httpx.AsyncClient) -> None:
    shown = (await browser.get("/integritet")).text
    assert "Vi visar inte ditt namn" in shown and "/mina_uppgifter" in shown
    assert "Your data" in (await browser.get("/integritet?lang=en")).text
