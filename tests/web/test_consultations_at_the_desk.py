"""Consultations at the desk and on paper: who stands how, another last day, the sheet, a formal response on the page."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from actions.answer_links import answer_page
from actions.consultation_answers import answer_for
from actions.consultations import Draft, add_consultation, find_consultation
from actions.formal import REGISTRY_MAIL
from actions.inviting import invited_to
from actions.who_was_asked import Burden, burden_of, by_sector
from dialogue.consultations import Consultation
from dialogue.house import House
from dialogue.members import Organisation
from storage import jobs, organisations
from storage.connection import Connection
from tests.kit.cast import FIKA, MÅNEN, NOON, an_open_question, an_organisation
from tests.kit.pages import KEY, Pages


@pytest.fixture
async def fika(pages: Pages) -> Organisation:
    pages.premises = replace(pages.premises, key=KEY, house=House(registry="registrator@example.org"))
    made: Organisation = await pages.database.write(an_organisation, FIKA)
    await pages.database.write(an_organisation, MÅNEN)
    fika = replace(made, themes=("kultur", "unga"))
    await pages.database.write(organisations.update_organisation, fika)
    return fika


@pytest.fixture
async def plan(pages: Pages, fika: Organisation) -> Consultation:
    await pages.database.write(an_open_question, "motesplats", "Vad behövs för att fler ska kunna ses?")
    return await add(pages, "kulturplan", "Regional kulturplan", questions=("motesplats",))


async def add(pages: Pages, code: str, title: str, questions: tuple[str, ...] = ()) -> Consultation:
    draft = Draft(code, title, "Regionen", "2027-01-29", questions=questions)

    async def unit(connection: Connection) -> Consultation:
        return await add_consultation(connection, draft, "Disa", NOON)

    return await pages.database.write(unit)


async def test_the_desk_shows_who_stands_how_moves_the_last_day_and_keeps_the_outcome(
    pages: Pages, fika: Organisation, plan: Consultation
) -> None:
    await pages.do(answer_for, plan, fika.id, "declined", "link")
    desk = await pages.desk("Disa")
    seen = await desk.look()
    assert "inte svarat: 1 · avstår: 1" in seen and "kultur: avstår: 1" in seen and MÅNEN in seen
    strange = await desk.press("/remisser/kulturplan/flytta", **{"sista-dag": "30 februari 2027"})
    assert strange.status_code == 409 and "går inte att läsa som en dag" in strange.text
    seen = await desk.does("/remisser/kulturplan/flytta", **{"sista-dag": "12 februari 2027"})
    assert "Du flyttade sista dagen för ”kulturplan”" in seen and "fredag 12 februari 2027" in seen
    refused = await desk.press("/remisser/kulturplan/beslut", beslut="")
    assert refused.status_code == 409 and "Skriv vad som beslutades." in refused.text
    seen = await desk.does("/remisser/kulturplan/beslut", beslut="Det blir ett hus till.")
    assert "Du skrev vad som beslutades" in seen and "Ingen remiss är på gång." in seen
    assert (await pages.database.read(find_consultation, "kulturplan")).outcome == "Det blir ett hus till."


async def test_who_is_asked_is_counted_by_sector_and_who_is_asked_by_many_is_told(
    pages: Pages, fika: Organisation, plan: Consultation
) -> None:
    invited = await pages.database.read(invited_to, plan)
    sectors = by_sector(invited)
    assert sectors["theme"] == {
        "-": {"not-answered": 1},
        "kultur": {"not-answered": 1},
        "unga": {"not-answered": 1},
    }
    assert sectors["size"] == {"small": {"not-answered": 2}}
    others = [await add(pages, f"plan-{number}", "En plan") for number in range(3)]
    assert await pages.database.read(burden_of, plan) == Burden(2, 2)
    await pages.do(answer_for, others[0], fika.id, "answered", "link")
    assert await pages.database.read(burden_of, plan) == Burden(2, 1)
    assert "1 av 2 föreningar har redan tre öppna remisser" in await (await pages.desk("Disa")).look()


async def test_the_sheet_has_the_question_lines_to_write_on_and_the_last_day(
    browser: httpx.AsyncClient, plan: Consultation
) -> None:
    sheet = await browser.get("/remiss/kulturplan/a4")
    assert sheet.status_code == 200 and "Att ta med till styrelsen" in sheet.text
    assert "Vad behövs för att fler ska kunna ses?" in sheet.text and "Kort bakgrund." in sheet.text
    assert "Sista dag att svara är fredag 29 januari 2027." in sheet.text and 'class="rules"' in sheet.text
    assert "To take along to the board" in (await browser.get("/remiss/kulturplan/a4?lang=en")).text
    assert (await browser.get("/remiss/finns-inte/a4")).status_code == 404


async def test_a_formal_response_on_the_page_goes_to_the_registry_once(
    pages: Pages, browser: httpx.AsyncClient, fika: Organisation, plan: Consultation
) -> None:
    link = answer_page(pages.premises, plan.id, fika.id)
    page = await browser.post(link, data={"val": "formal", "yttrande": ""})
    assert page.status_code == 422 and "Skriv ert yttrande i rutan" in page.text
    for _ in range(2):
        page = await browser.post(link, data={"val": "formal", "yttrande": "Vi är för förslaget."})
        assert page.status_code == 200 and "på väg till registrator@example.org" in page.text
    assert len(await pages.database.read(jobs.select_waiting, REGISTRY_MAIL)) == 1
    invited = {one.organisation.id: one for one in await pages.database.read(invited_to, plan)}
    assert invited[fika.id].standing == "answered"
