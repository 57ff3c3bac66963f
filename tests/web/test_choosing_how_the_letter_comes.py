"""The page of choices: GET shows, POST keeps, and the next issue goes by them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import httpx
import pytest

from actions.digests import queue_digests
from dialogue.digest import Digest, Passage, as_kept
from dialogue.issues import BuiltIssue
from dialogue.subscribers import Subscriber
from dialogue.tokens import signed
from storage import recipients, subscribers
from storage.connection import Connection
from tests.kit.cast import AMINA as AMINAS_CHAT
from tests.kit.cast import NOON
from tests.kit.issues import approved, built_issue, subscribe
from tests.kit.pages import KEY, Pages

AMINA, BERTIL = "amina@example.org", "bertil@example.org"


async def of(pages: Pages, address: str = AMINA) -> Subscriber:
    found = await pages.database.read(subscribers.select_subscriber_by_email, address)
    assert found is not None
    return found


@pytest.fixture
async def address(pages: Pages) -> str:
    await pages.database.write(subscribe, AMINA, BERTIL)
    return f"/p/{signed(KEY, 'preferences', (await of(pages)).id)}"


async def link_to_chat(connection: Connection, subscriber_id: str) -> None:
    await connection.run(
        "insert into member (id, telegram, created_at) values ('mamina', :chat, :now)",
        chat=AMINAS_CHAT,
        now=NOON,
    )
    await connection.run("update subscriber set member_id = 'mamina' where id = :id", id=subscriber_id)


async def frozen(pages: Pages, built: BuiltIssue) -> dict[str, tuple[bool, str]]:
    """Who of all gets an issue, and the reasons."""
    await pages.database.write(approved, built)
    rows = [
        await pages.database.read(recipients.select_recipient_status, built.period, one)
        for one in (AMINA, BERTIL)
    ]
    return {row.email: (row.included, row.reason) for row in rows if row is not None}


async def test_looking_changes_nothing_and_shows_no_address(
    pages: Pages, browser: httpx.AsyncClient, address: str
) -> None:
    before = await of(pages)
    page = await browser.get(address)
    assert page.status_code == 200 and AMINA not in page.text and 'value="each" checked' in page.text
    assert 'name="hur"' not in page.text, "the chat is for those who chat"
    assert await of(pages) == before


async def test_what_is_chosen_is_kept_and_shown(
    pages: Pages, browser: httpx.AsyncClient, address: str
) -> None:
    await pages.database.write(link_to_chat, (await of(pages)).id)
    themes = [theme.id for theme in pages.premises.frame.themes[:2]]
    sent = {"hur-ofta": "quarterly", "hur": "both", "sprak": "en", "tema": [*themes, "no-theme"]}
    page = await browser.post(address, data=sent)
    assert page.status_code == 200 and "Your choices are saved" in page.text
    assert 'value="quarterly" checked' in page.text and 'value="both" checked' in page.text
    amina = await of(pages)
    assert (amina.frequency, amina.channel, amina.language) == ("quarterly", "both", "en")
    assert amina.themes == tuple(themes)


@pytest.mark.parametrize("sent", [{}, {"hur-ofta": "x", "hur": "chat", "sprak": "fi"}])
async def test_odd_words_change_nothing(
    pages: Pages, browser: httpx.AsyncClient, address: str, sent: dict[str, Any]
) -> None:
    before = await of(pages)
    assert (await browser.post(address, data=sent)).status_code == 200
    assert await of(pages) == before


async def test_a_wrong_link_opens_nothing(pages: Pages, browser: httpx.AsyncClient, address: str) -> None:
    for wrong in (f"{address}x", f"/p/{signed(KEY, 'unsubscribe', (await of(pages)).id)}"):
        assert (await browser.get(wrong)).status_code == 404
        assert (await browser.post(wrong, data={"hur-ofta": "pause"})).status_code == 404
    assert (await of(pages)).frequency == "each"


async def test_whoever_pauses_is_left_out_with_that_reason(
    pages: Pages, browser: httpx.AsyncClient, address: str
) -> None:
    await browser.post(address, data={"hur-ofta": "pause"})
    assert await frozen(pages, built_issue()) == {AMINA: (False, "pause"), BERTIL: (True, "import")}


async def test_once_a_quarter_is_the_first_issue_of_each_quarter(
    pages: Pages, browser: httpx.AsyncClient, address: str
) -> None:
    await browser.post(address, data={"hur-ofta": "quarterly"})
    told = {}
    for period in ("2026-09", "2026-10", "2026-11", "2026-12", "2027-01"):
        told[period] = (await frozen(pages, built_issue(period)))[AMINA]
        await pages.database.write(_sent, period)
    yes, no = (True, "import"), (False, "quarterly")
    assert told == {"2026-09": yes, "2026-10": yes, "2026-11": no, "2026-12": no, "2027-01": yes}


async def test_whoever_reads_in_the_chat_gets_a_mail_again_when_the_chat_is_gone(
    pages: Pages, browser: httpx.AsyncClient, address: str
) -> None:
    await pages.database.write(link_to_chat, (await of(pages)).id)
    await browser.post(address, data={"hur": "chat"})
    assert (await frozen(pages, built_issue("2026-11")))[AMINA] == (False, "chat")
    await pages.database.write(_blocked)
    assert (await frozen(pages, built_issue("2026-12")))[AMINA] == (True, "import")


async def test_the_page_of_somebody_who_left_leads_to_signing_up(
    pages: Pages, browser: httpx.AsyncClient, address: str
) -> None:
    amina = await of(pages)
    await browser.post(f"/u/{signed(KEY, 'unsubscribe', amina.id)}")
    page = await browser.post(address, data={"hur-ofta": "each"})
    assert 'href="/nyhetsbrev"' in page.text and (await of(pages)).state == "unsubscribed"


async def test_the_page_of_leaving_offers_less_instead(
    pages: Pages, browser: httpx.AsyncClient, address: str
) -> None:
    page = await browser.get(f"/u/{signed(KEY, 'unsubscribe', (await of(pages)).id)}")
    assert f'href="{address}"' in page.text


async def test_chosen_themes_come_first_where_the_issue_is_read_in_the_chat(
    pages: Pages, browser: httpx.AsyncClient, address: str
) -> None:
    first, second, third = pages.premises.frame.themes[:3]
    await pages.database.write(link_to_chat, (await of(pages)).id)
    await browser.post(address, data={"hur": "chat", "tema": [third.id]})
    lines = tuple((f"theme:{one.id}", one.label_sv) for one in (first, second, third))
    kept = as_kept(Digest("November", "", (Passage("Det ni har sagt", lines, 2),)))
    built = built_issue("2026-11")
    [one] = built.variants
    await frozen(pages, replace(built, variants=(replace(one, variant=replace(one.variant, digest=kept)),)))
    await pages.database.write(_sent, "2026-11")
    await pages.do(queue_digests)
    [said] = await pages.database.read(_digests)
    assert said.index(third.label_sv) < said.index(first.label_sv) and second.label_sv not in said


async def _digests(connection: Connection) -> list[str]:
    rows = await connection.all("select body from outbox where kind = 'digest'")
    return [json.loads(row["body"])["params"]["text"] for row in rows]


async def _sent(connection: Connection, period: str) -> None:
    await connection.run("update issue set state = 'sent' where id = :id", id=period)


async def _blocked(connection: Connection) -> None:
    await connection.run("update member set state = 'blocked'")
