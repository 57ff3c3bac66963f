"""Nobody comes to the desk but by a one-time address, and nothing is done there but by its own forms."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from actions import staff
from dialogue.questions import Question
from storage import questions
from tests.kit.pages import PROOF, Pages
from web.desk.routes import FORMS

PLACES = {
    "theme": "samverkan",
    "code": "motesplats",
    "reply": "r1",
    "issue": "2026-11",
    "file": "a1",
    "question": "u1",
}


def addresses() -> list[str]:
    return [re.sub(r"{(\w+)}", lambda part: PLACES[part[1]], f"/kansli{path}") for path in FORMS]


async def test_looking_at_the_address_uses_nothing_up(pages: Pages, browser: httpx.AsyncClient) -> None:
    address = await pages.ticket("Disa")
    for _ in range(3):
        assert "Gå in" in (await browser.get(address)).text
    assert (await browser.head(address)).status_code == 200
    entered = await browser.post(address)
    assert (entered.status_code, entered.headers["location"]) == (303, "/kansli")
    assert "Inloggad som Disa" in (await browser.get("/kansli")).text


async def test_the_address_opens_once_and_for_an_hour(pages: Pages, browser: httpx.AsyncClient) -> None:
    address = await pages.ticket("Disa")
    await browser.post(address)
    assert (await pages.browser().post(address)).status_code == 410
    late = await pages.ticket("Disa")
    pages.now += timedelta(minutes=61)
    assert (await pages.browser().post(late)).status_code == 410
    assert (await pages.browser().post("/kansli/in/gissat")).status_code == 410


async def test_the_session_is_kept_by_a_cookie_that_goes_nowhere_else(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    entered = await browser.post(await pages.ticket("Disa"))
    cookie = entered.headers["set-cookie"]
    for kept in ("HttpOnly", "SameSite=strict", "Path=/kansli", "Max-Age=43200"):
        assert kept in cookie
    assert "Secure" not in cookie
    pages.premises = replace(pages.premises, public_url="https://samspel.example.se")
    assert "Secure" in (await pages.browser().post(await pages.ticket("Disa"))).headers["set-cookie"]


async def test_public_pages_set_no_cookie(browser: httpx.AsyncClient, question: Question) -> None:
    for address in ("/", "/f/motesplats", "/healthz", "/metrics", "/kansli", "/nix"):
        assert "set-cookie" not in (await browser.get(address)).headers


async def test_twelve_hours_are_enough(pages: Pages) -> None:
    desk = await pages.desk("Disa")
    pages.now += timedelta(hours=11, minutes=59)
    await desk.look()
    pages.now += timedelta(minutes=2)
    page = await desk.browser.get("/kansli")
    assert page.status_code == 403 and "inte inloggad" in page.text


async def test_leaving_ends_the_session(pages: Pages) -> None:
    desk = await pages.desk("Disa")
    word = desk.browser.cookies["kansli"]
    assert "utloggad" in (await desk.press("/ut")).text
    thief = pages.browser(cookies={"kansli": word})
    assert (await thief.get("/kansli")).status_code == 403


async def test_whoever_leaves_the_office_leaves_the_desk(pages: Pages) -> None:
    desk = await pages.desk("Disa")
    await pages.do(staff.remove_staff, await pages.do(staff.find_staff, "Disa"))
    assert (await desk.browser.get("/kansli")).status_code == 403


@pytest.mark.parametrize("cookie", ["", "gissat", "x" * 5000])
async def test_without_a_session_every_door_is_shut(pages: Pages, question: Question, cookie: str) -> None:
    stranger = pages.browser(cookies={"kansli": cookie} if cookie else None)
    for address in addresses():
        assert (await stranger.post(address, data={"text": "x"})).status_code == 403
    for address in (
        "/kansli",
        "/kansli/nummer/2026-11",
        "/kansli/medskick/r1",
        "/kansli/fil/a1",
        "/kansli/arbete/1",
    ):
        page = await stranger.get(address)
        assert page.status_code == 403 and question.text not in page.text


@pytest.mark.parametrize("wrong", ["nothing", "another's", "from elsewhere"])
async def test_a_form_that_is_not_the_desks_own_does_nothing(
    pages: Pages, question: Question, wrong: str
) -> None:
    desk, other = await pages.desk("Disa"), await pages.desk("Edvin")
    own, foreign = PROOF.search(await desk.look()), PROOF.search(await other.look())
    assert own is not None and foreign is not None and own[1] != foreign[1]
    proof = {"nothing": "", "another's": foreign[1], "from elsewhere": own[1]}[wrong]
    headers = {"sec-fetch-site": "cross-site" if wrong == "from elsewhere" else "same-origin"}
    for address in addresses():
        answer = await desk.browser.post(address, data={"intyg": proof}, headers=headers)
        assert answer.status_code == 409 and "för gammal" in answer.text
    found = await pages.database.read(questions.select_question_by_code, "motesplats")
    assert found is not None and found.status == "open"


async def test_nobody_is_let_in_by_another_site(pages: Pages, browser: httpx.AsyncClient) -> None:
    address = await pages.ticket("Disa")
    forged = await browser.post(address, headers={"sec-fetch-site": "cross-site"})
    assert forged.status_code == 403 and "set-cookie" not in forged.headers
    assert (await browser.post(address)).status_code == 303
