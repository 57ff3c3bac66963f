"""The pages /kontakt, /hitta and /ordlista: lists with a search form that needs no script, and nothing that was not to be shown."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import httpx
import pytest

from actions.contact_cards import import_cards
from dialogue.directory import place_key
from storage import organisations
from tests.kit.cast import FIKA, MÅNEN, STIGFINNARNA, an_organisation
from tests.kit.pages import Pages

HOSTILE = "<script>alert('x')</script> & \"y\""


@pytest.fixture
async def register(pages: Pages) -> None:
    for name, place, visible, about in (
        (STIGFINNARNA, "Borås", True, f"Vi går i skogen {HOSTILE}"),
        (FIKA, "Ulricehamn", True, ""),
        (MÅNEN, "Borås", False, "Skyddat boende"),
    ):
        one = await pages.database.write(an_organisation, name)
        themes = ("kultur-fritid",) if name == FIKA else ()
        changed = replace(
            one, municipality=place, visible=visible, about=about, themes=themes, email="intern@example.se"
        )
        await pages.database.write(organisations.update_organisation, changed)


async def look(browser: httpx.AsyncClient, address: str, **asked: str) -> str:
    answer = await browser.get(address, params=asked)
    assert answer.status_code == 200, answer.text
    assert "<script" not in answer.text
    return answer.text


async def test_home_leads_to_all_three(browser: httpx.AsyncClient) -> None:
    seen = await look(browser, "/")
    assert [f'href="{address}"' in seen for address in ("/kontakt", "/hitta", "/ordlista")] == [True] * 3
    assert 'href="/kontakt?lang=en"' in await look(browser, "/", lang="en")


async def test_cards_stand_by_subject_and_are_searched(pages: Pages, browser: httpx.AsyncClient) -> None:
    assert "Försäkringskassan" in await look(browser, "/kontakt")
    found = await look(browser, "/kontakt", q="hemtjanst")
    assert "Kommunens växel" in found and "Försäkringskassan" not in found
    assert "The municipality" in await look(browser, "/kontakt", q="school", lang="en")
    nothing = await look(browser, "/kontakt", q=HOSTILE)
    assert (
        "Vi hittar inget om" in nothing and escape(HOSTILE, quote=False).replace('"', "&#34;")[:20] in nothing
    )
    card = {"subject": HOSTILE, "level": "region", "body": HOSTILE, "link": "https://x.example/?a=%22"}
    await pages.do(import_cards, [(2, card)], "test")
    assert "Försäkringskassan" not in await look(browser, "/kontakt")


async def test_only_those_who_chose_it_are_shown(browser: httpx.AsyncClient, register: None) -> None:
    seen = await look(browser, "/hitta")
    assert STIGFINNARNA in seen and FIKA in seen and "2 träffar" in seen
    assert MÅNEN not in seen and "Skyddat" not in seen and "intern@example.se" not in seen
    by_place = await look(browser, "/hitta", kommun=place_key("borås"))
    assert STIGFINNARNA in by_place and f"<h3>{FIKA}" not in by_place and "1 träff<" in by_place
    assert f"<h3>{FIKA}" in await look(browser, "/hitta", tema="kultur-fritid")
    assert f"<h3>{STIGFINNARNA}" in await look(browser, "/hitta", q="stigfinarna boras")
    assert "Ingen förening passar" in await look(browser, "/hitta", q="kvinnojouren månen")
    assert "Ingen förening passar" in await look(browser, "/hitta", q="x" * 5000, kommun=HOSTILE, tema="\x00")


async def test_an_empty_register_says_so(browser: httpx.AsyncClient) -> None:
    assert "Ingen förening har valt att synas än." in await look(browser, "/hitta")


async def test_words_are_looked_up(browser: httpx.AsyncClient) -> None:
    assert "idéburet offentligt partnerskap" in await look(browser, "/ordlista")
    found = await look(browser, "/ordlista", q="lok")
    assert "lokal överenskommelse" in found and "IOP" not in found
    assert "IOP" in await look(browser, "/ordlista", q="i")
    assert "finns inte i ordlistan" in await look(browser, "/ordlista", q="kvalster")
    assert "The word “kvalster”" in await look(browser, "/ordlista", q="kvalster", lang="en")
