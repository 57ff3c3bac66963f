"""What came of what was said is read on the question's page and on `/svar`; the office answers questions and replies at the desk."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from actions.deed import Deed
from actions.feedback import about_reply, about_theme, give
from dialogue.feedback import Answer
from storage.connection import Connection
from tests.kit.answers import an_answered_question, answered, told
from tests.kit.cast import NOON, premises
from tests.kit.pages import Desk, Pages, running_pages


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with running_pages(tmp_path) as running:
        await running.database.write(an_answered_question)
        yield running


@pytest.fixture
def browser(pages: Pages) -> httpx.AsyncClient:
    return pages.browser()


@pytest.fixture
async def disa(pages: Pages) -> Desk:
    return await pages.desk("Disa")


async def test_the_page_of_all_answers_tells_how_each_stands(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    assert "inget svar än" in (await browser.get("/svar")).text
    await pages.database.write(answered, Answer("no", "Pengarna räcker inte."))
    await pages.database.write(_more)
    page = (await browser.get("/svar")).text
    for words in ("Vilka turer saknas?", "Det blir inte av, därför att:", "Pengarna räcker inte."):
        assert words in page
    assert "Vi har skickat den till Västtrafik" in page and 'href="/f/buss"' in page
    assert "Bara till dig." not in page, "an answer to one reply is its author's"
    assert page.index("Västtrafik") < page.index("Pengarna"), "the latest first"
    assert 'href="/svar"' in (await browser.get("/")).text
    english = (await browser.get("/svar?lang=en")).text
    assert "It will not happen" in english


async def _more(connection: Connection) -> None:
    deed = Deed(connection, NOON, premises())
    theme = about_theme(deed, "samverkan", None)
    await give(deed, theme, Answer("passed-on", "Fråga dem.", None, "Västtrafik"), "Disa", "samverkan")
    await give(deed, await about_reply(deed, "buss-a1"), Answer("done", "Bara till dig."), "Disa", "a1")


async def test_a_closed_questions_page_tells_how_it_stands(pages: Pages, browser: httpx.AsyncClient) -> None:
    await pages.database.write(answered, Answer("read", "Tack!"))
    page = (await browser.get("/f/buss")).text
    assert "Vi har läst." in page and "Tack!" in page and 'href="/svar"' in page


async def test_the_desk_shows_whom_it_reaches_and_sends(pages: Pages, disa: Desk) -> None:
    page = await disa.look()
    assert "2 får svaret i Telegram" in page and "1 medskick kom från någon" in page
    before = re.search(r'name="innan" value="(\w+)"', page)
    assert before is not None
    fields = {"innan": before[1], "text": "Vi räknar på det.", "lage": "working"}
    assert "Ange en dag som kommer" in (await disa.press("/fragor/buss/svar", **fields)).text
    await disa.does("/fragor/buss/svar", **fields, nasta="2026-12-15")
    assert await pages.database.read(told) == ["amina", "bertil"]
    again = await disa.press("/fragor/buss/svar", **fields | {"text": "Annat."}, nasta="2026-12-15")
    assert again.status_code == 409 and "Någon annan hann före" in again.text


async def test_one_reply_is_answered_from_its_page(pages: Pages, disa: Desk) -> None:
    assert "Bara den som skrev får svaret" in await disa.look("/kansli/medskick/buss-a2")
    await disa.does("/medskick/buss-a2/svar", text="Tack, vi ringer trafikbolaget.", lage="read")
    assert await pages.database.read(told) == ["amina"]
    assert "kan skriva till" in await disa.look("/kansli/medskick/buss-w1")


async def test_a_theme_is_answered_from_the_list_of_its_replies(pages: Pages, disa: Desk) -> None:
    page = await disa.look("/kansli?tema=samverkan")
    assert "Svara tillbaka till dem som tog upp" in page and "1 får svaret i Telegram" in page
    for _ in range(2):
        await disa.does("/teman/samverkan/svar", text="Vi börjar i mars.", sedan="")
    assert await pages.database.read(told) == ["amina"]
