"""Signing up on the web: a mail, a link, a button; nothing is told about addresses, and nobody is signed up by a look."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from actions.signing_up import forget_unconfirmed
from actions.subscribers import subscriber_shown, unsubscribe
from actions.suppressing import suppress
from dialogue.tokens import signed
from storage import subscribers
from tests.kit.cast import NOON
from tests.kit.issues import subscribe
from tests.kit.pages import KEY, Pages
from tests.kit.post import mails_that_wait

AMINA, BERTIL = "amina@example.org", "bertil@example.org"
LINK = re.compile(r"http://127\.0\.0\.1:\d+(/nyhetsbrev/\S+)")


async def states(pages: Pages) -> dict[str, str]:
    return {one.email: one.state for one in await pages.database.read(subscribers.select_listed)}


async def asked(browser: httpx.AsyncClient, address: str = AMINA, **fields: str) -> httpx.Response:
    return await browser.post("/nyhetsbrev", data={"adress": address, **fields})


async def link_to(pages: Pages, address: str = AMINA) -> str:
    """The newest link that was mailed."""
    mails = [mail for mail in await mails_that_wait(pages.database, pages.now) if mail.recipient == address]
    found = LINK.search(mails[-1].text)
    assert found is not None
    return found[1]


async def test_an_address_is_on_the_list_when_its_owner_has_pressed_the_button(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    assert 'name="adress"' in (await browser.get("/nyhetsbrev")).text
    said = await asked(browser, " Amina@Example.org ")
    assert said.status_code == 200 and "Titta i din mejl" in said.text and AMINA not in said.text.lower()
    assert await states(pages) == {AMINA: "pending"}
    link = await link_to(pages)
    look = await browser.get(link)
    assert look.status_code == 200 and "Ja, skicka nyhetsbrevet till mig" in look.text
    assert await states(pages) == {AMINA: "pending"}
    done = await browser.post(link)
    assert (
        done.status_code == 200
        and "Du får nästa nyhetsbrev" in done.text
        and "set-cookie" not in done.headers
    )
    assert await states(pages) == {AMINA: "active"}


async def test_the_proof_of_the_yes_is_kept_without_a_network_address(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    await asked(browser)
    link = await link_to(pages)
    pages.now = NOON + timedelta(hours=3)
    await browser.post(link)
    shown = await pages.do(subscriber_shown, AMINA)
    assert (shown["source"], shown["ground"]) == ("own", "consent")
    assert shown["proof"] == {
        "asked_at": NOON.isoformat(),
        "confirmed_at": (NOON + timedelta(hours=3)).isoformat(),
        "way": "web",
        "wording": shown["proof"]["wording"],
    }
    assert re.fullmatch("[0-9a-f]{12}", shown["proof"]["wording"])


async def test_whoever_asks_learns_nothing_about_an_address(pages: Pages, browser: httpx.AsyncClient) -> None:
    await pages.database.write(subscribe, BERTIL)
    unknown, known = await asked(browser), await asked(browser, BERTIL)
    assert unknown.text == known.text and unknown.status_code == known.status_code
    assert await states(pages) == {AMINA: "pending", BERTIL: "active"}


async def test_however_often_an_address_is_typed_its_owner_gets_a_mail_an_hour(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    for minutes in (0, 1, 59, 61, 90):
        pages.now = NOON + timedelta(minutes=minutes)
        assert (await asked(browser)).status_code == 200
    mails = await mails_that_wait(pages.database, pages.now)
    assert [mail.kind for mail in mails] == ["sign-up-mail"] * 2
    assert len({LINK.search(mail.text)[1] for mail in mails}) == 1  # type: ignore[index]


async def test_what_nobody_confirms_is_forgotten_after_a_week(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    await asked(browser)
    link = await link_to(pages)
    pages.now = NOON + timedelta(days=7)
    for answer in (await browser.get(link), await browser.post(link)):
        assert answer.status_code == 404 and "Länken gäller i sju dagar" in answer.text
    assert await pages.database.write(forget_unconfirmed, pages.now + timedelta(seconds=1)) == 1
    assert await states(pages) == {}


async def test_whoever_left_can_come_back_by_their_own_will_and_an_old_link_brings_nobody_back(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    await asked(browser)
    first = await link_to(pages)
    await browser.post(first)
    amina = await pages.database.read(subscribers.select_subscriber_by_email, AMINA)
    assert amina is not None
    assert await pages.database.write(unsubscribe, KEY, signed(KEY, "unsubscribe", amina.id), NOON)
    assert (await browser.post(first)).status_code == 200
    assert await states(pages) == {AMINA: "unsubscribed"}
    pages.now = NOON + timedelta(hours=2)
    await asked(browser)
    await browser.post(await link_to(pages))
    assert await states(pages) == {AMINA: "active"}


@pytest.mark.parametrize("reason", ["complaint", "bounced"])
async def test_an_address_that_takes_no_mail_of_ours_is_told_so(
    pages: Pages, browser: httpx.AsyncClient, reason: str
) -> None:
    await pages.do(suppress, AMINA, reason, "Disa")
    assert "Vi kan inte skicka dit" in (await asked(browser)).text
    assert await mails_that_wait(pages.database) == []


@pytest.mark.parametrize("reason", ["removed", "objection"])
async def test_a_persons_own_yes_lifts_their_own_no(
    pages: Pages, browser: httpx.AsyncClient, reason: str
) -> None:
    await pages.do(suppress, AMINA, reason, "Disa")
    await asked(browser)
    await browser.post(await link_to(pages))
    shown = await pages.do(subscriber_shown, AMINA)
    assert (shown["state"], shown["suppressed"]) == ("active", "")


async def test_what_is_no_address_is_said_with_the_text_kept(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    said = await asked(browser, 'amina"><script>')
    assert said.status_code == 422 and "Skriv den som amina@example.org" in said.text
    assert "<script" not in said.text and "amina&#34;&gt;" in said.text
    assert await states(pages) == {}


async def test_a_program_that_fills_in_everything_makes_us_send_nothing(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    assert (await asked(browser, webbplats="https://example.org")).status_code == 200
    assert await states(pages) == {}


async def test_a_flood_from_one_place_is_stopped(pages: Pages, browser: httpx.AsyncClient) -> None:
    answers = [(await asked(browser, f"r{number}@example.org")).status_code for number in range(21)]
    assert answers == [200] * 20 + [429]


@pytest.mark.parametrize("purpose", ["unsubscribe", "preferences"])
async def test_a_link_of_another_kind_confirms_nothing(
    pages: Pages, browser: httpx.AsyncClient, purpose: str
) -> None:
    await asked(browser)
    named = (await link_to(pages)).removeprefix("/nyhetsbrev/").partition(".")[0]
    wrong = await browser.post(f"/nyhetsbrev/{signed(KEY, purpose, named)}")  # type: ignore[arg-type]
    assert wrong.status_code == 404 and await states(pages) == {AMINA: "pending"}


async def test_the_mail_and_its_page_speak_the_language_that_was_asked_in(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    await browser.post("/nyhetsbrev?lang=en", data={"adress": AMINA})
    [mail] = await mails_that_wait(pages.database)
    assert mail.message["Subject"] == "Confirm that you want the newsletter"
    assert mail.message["Content-Language"] == "en" and "List-Unsubscribe" not in mail.message
    assert "Confirm the newsletter" in (await browser.get(await link_to(pages))).text


async def test_where_mail_is_off_nobody_is_told_to_wait_for_one(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    pages.premises = replace(pages.premises, mails=False)
    assert "Vi kan inte skicka mejl just nu" in (await asked(browser)).text
    assert await states(pages) == {}
