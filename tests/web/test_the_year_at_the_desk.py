"""The year in figures at the desk: for the office alone, in tables, with what is hidden said to be."""

from __future__ import annotations

import httpx

from dialogue.questions import Question
from tests.kit.cast import STIGFINNARNA, an_organisation
from tests.kit.pages import Pages


async def test_the_office_reads_the_year_and_nobody_else(
    pages: Pages, question: Question, browser: httpx.AsyncClient
) -> None:
    await pages.database.write(an_organisation, STIGFINNARNA)
    assert STIGFINNARNA not in (await browser.get("/kansli/rapport/2026")).text
    disa = await pages.desk("Disa")
    assert 'href="/kansli/rapport"' in await disa.look()
    led = await disa.browser.get("/kansli/rapport")
    assert (led.status_code, led.headers["location"]) == (303, "/kansli/rapport/2026")
    seen = await disa.look("/kansli/rapport/2026")
    assert "Så gick året 2026" in seen and seen.count("<table>") >= 5 and "<script" not in seen
    assert STIGFINNARNA in seen and "Ingen har hörts från Sjuhärad." in seen
    assert 'href="/kansli/rapport/2025"' in seen and "/kansli/rapport/2027" not in seen
    assert (await disa.browser.get("/kansli/rapport/2031")).status_code == 404
