"""Unsubscribing: looking changes nothing, one click does, in every way that mail programs send it (RFC 8058)."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from dialogue.tokens import signed
from storage import audit, subscribers
from tests.kit.issues import a_mailing, subscribe
from tests.kit.pages import KEY, Pages

AMINA = "amina@example.org"


@pytest.fixture
async def address(pages: Pages) -> str:
    await pages.database.write(subscribe, AMINA, "bertil@example.org")
    amina = await pages.database.read(subscribers.select_subscriber_by_email, AMINA)
    assert amina is not None
    return f"/u/{signed(KEY, 'unsubscribe', amina.id)}"


async def states(pages: Pages) -> dict[str, str]:
    return {one.email: one.state for one in await pages.database.read(subscribers.select_listed)}


ONE_CLICK: list[dict[str, Any]] = [
    {"data": {"List-Unsubscribe": "One-Click"}},
    {"files": {"List-Unsubscribe": (None, "One-Click")}},
    {"content": b"List-Unsubscribe=One-Click", "headers": {"content-type": "text/plain"}},
    {"content": b""},
    {"content": b"x" * 300_000, "headers": {"content-type": "application/x-www-form-urlencoded"}},
]


@pytest.mark.parametrize("sent", ONE_CLICK, ids=["urlencoded", "multipart", "other", "nothing", "too much"])
async def test_one_click_is_enough(
    pages: Pages, browser: httpx.AsyncClient, address: str, sent: dict[str, Any]
) -> None:
    answer = await browser.post(address, **sent)
    assert answer.status_code == 200 and "Du får inga fler nyhetsbrev." in answer.text
    assert "set-cookie" not in answer.headers
    assert await states(pages) == {AMINA: "unsubscribed", "bertil@example.org": "active"}


async def test_looking_changes_nothing(pages: Pages, browser: httpx.AsyncClient, address: str) -> None:
    page = await browser.get(address)
    assert page.status_code == 200 and 'method="post"' in page.text and AMINA not in page.text
    assert (await browser.head(address)).status_code == 200
    assert await states(pages) == {AMINA: "active", "bertil@example.org": "active"}


async def test_twice_is_once(pages: Pages, browser: httpx.AsyncClient, address: str) -> None:
    first, second = await browser.post(address), await browser.post(address)
    assert first.status_code == second.status_code == 200
    deeds = [row["action"] for row in await pages.database.read(audit.select_audit)]
    assert deeds.count("subscriber.unsubscribe") == 1


async def test_whoever_was_removed_meanwhile_is_told_the_same(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    answer = await browser.post(f"/u/{signed(KEY, 'unsubscribe', 'sgone')}")
    assert answer.status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_wrong_token_is_none(
    pages: Pages, browser: httpx.AsyncClient, address: str, method: str
) -> None:
    amina = address.removeprefix("/u/").partition(".")[0]
    wrong = [f"/u/{amina}.aaaa", f"/u/{amina}", f"/u/{signed(KEY, 'return', amina)}", "/u/." + "a" * 26]
    for one in wrong:
        answer = await browser.request(method, one)
        assert answer.status_code == 404 and "Länken går inte att använda" in answer.text
    assert await states(pages) == {AMINA: "active", "bertil@example.org": "active"}


async def test_a_letter_that_waits_is_not_sent_any_more(pages: Pages, browser: httpx.AsyncClient) -> None:
    await a_mailing(pages.database, 2)
    first = await pages.database.read(subscribers.select_subscriber_by_email, "r0@example.org")
    assert first is not None
    await browser.post(f"/u/{signed(KEY, 'unsubscribe', first.id)}")
    counts = (await browser.get("/metrics")).text
    assert 'medskick_outbox{state="cancelled"} 1' in counts and 'medskick_outbox{state="waiting"} 1' in counts


async def test_the_page_speaks_the_language_of_the_letter(
    pages: Pages, browser: httpx.AsyncClient, address: str
) -> None:
    assert "Avsluta nyhetsbrevet" in (await browser.get(address)).text
    assert "Stop the newsletter" in (await browser.get(f"{address}?lang=en")).text
