"""What a mail's link leads to: an organisation says how it stands without a login, and only a button changes anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import httpx
import icalendar
import pytest

from actions.answer_links import answer_page
from actions.consultations import Draft, add_consultation, move_deadline, tell_outcome
from actions.inviting import invited_to
from dialogue.consultations import Consultation
from dialogue.house import House
from dialogue.invitations import Invited
from dialogue.members import Organisation
from dialogue.tokens import signed
from storage import consultations
from storage.connection import Connection
from tests.kit.cast import FIKA, NOON, an_open_question, an_organisation
from tests.kit.pages import KEY, Pages

DRAFT = Draft(
    "kulturplan", "Regional kulturplan", "Regionen", "2027-01-29", "2026-00123", "https://example.org/kulturplan",
    documents=(("Missiv", "https://example.org/missiv.pdf"),), questions=("motesplats",),
)  # fmt: skip


@pytest.fixture
async def fika(pages: Pages) -> Organisation:
    pages.premises = replace(pages.premises, key=KEY, house=House(registry="registrator@example.org"))
    return await pages.database.write(an_organisation, FIKA)


@pytest.fixture
async def plan(pages: Pages, fika: Organisation) -> Consultation:
    await pages.database.write(an_open_question, "motesplats", "Vad behövs för att fler ska kunna ses?")
    return await pages.database.write(add_consultation, DRAFT, "Disa", NOON)


@pytest.fixture
def link(pages: Pages, fika: Organisation, plan: Consultation) -> str:
    return answer_page(pages.premises, plan.id, fika.id)


async def standing(pages: Pages, plan: Consultation) -> Invited:
    async def unit(connection: Connection) -> Invited:
        found = await consultations.select_consultation(connection, plan.id)
        assert found is not None
        return (await invited_to(connection, found))[0]

    return await pages.database.read(unit)


@pytest.mark.parametrize("choice", ["will-answer", "declined", "answered"])
async def test_opening_the_link_of_a_button_changes_nothing(
    pages: Pages, browser: httpx.AsyncClient, link: str, plan: Consultation, choice: str
) -> None:
    page = await browser.get(link, params={"val": choice})
    assert page.status_code == 200 and FIKA in page.text and "Regional kulturplan" in page.text
    first = page.text.index('name="val"')
    assert page.text[first:].startswith(f'name="val" value="{choice}"')
    assert (await standing(pages, plan)).standing == "not-answered"


async def test_one_press_declines_and_another_takes_it_back(
    pages: Pages, browser: httpx.AsyncClient, link: str, plan: Consultation
) -> None:
    page = await browser.post(link, data={"val": "declined", "varfor": "Vi är för få <just nu>"})
    assert page.status_code == 200 and "Tack, det är sparat." in page.text
    assert "Vi är för få &lt;just nu&gt;" in page.text
    assert (await standing(pages, plan)).reason == "Vi är för få <just nu>"
    page = await browser.post(link, data={"val": "will-answer"})
    kept = await standing(pages, plan)
    assert (kept.standing, kept.reason) == ("will-answer", "")


async def test_an_answer_has_its_day_and_its_address(
    pages: Pages, browser: httpx.AsyncClient, link: str, plan: Consultation
) -> None:
    await browser.post(
        link, data={"val": "answered", "dag": "2026-11-09", "lank": "https://example.org/yttrande"}
    )
    kept = await standing(pages, plan)
    assert (kept.standing, kept.answered_on) == ("answered", date(2026, 11, 9))
    assert "https://example.org/yttrande" in (await browser.get(link)).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"val": "answered", "lank": "javascript:alert(1)"}, "Adressen ska börja med https://."),
        ({"val": "answered", "dag": "i går"}, "Skriv dagen som 2027-01-31."),
        ({"val": "kanske"}, "Tryck på en av knapparna"),
        ({}, "Tryck på en av knapparna"),
    ],
)
async def test_what_cannot_be_taken_is_said_and_changes_nothing(
    pages: Pages,
    browser: httpx.AsyncClient,
    link: str,
    plan: Consultation,
    sent: dict[str, str],
    said: str,
) -> None:
    page = await browser.post(link, data=sent)
    assert page.status_code == 422 and said in page.text
    assert (await standing(pages, plan)).standing == "not-answered"


async def test_the_board_meets_on_a_day(
    pages: Pages, browser: httpx.AsyncClient, link: str, plan: Consultation
) -> None:
    page = await browser.post(link, data={"val": "board", "styrelsemote": "2026-12-03"})
    assert "Ni har styrelsemöte torsdag 3 december 2026." in page.text
    kept = await standing(pages, plan)
    assert (kept.standing, kept.board_on) == ("not-answered", date(2026, 12, 3))
    await browser.post(link, data={"val": "declined"})
    assert (await standing(pages, plan)).board_on == date(2026, 12, 3)


async def test_it_is_said_that_this_is_no_formal_response_and_where_that_goes(
    browser: httpx.AsyncClient, link: str
) -> None:
    page = (await browser.get(link)).text
    assert "Det ni skriver här är inget formellt yttrande." in page
    assert "registrator@example.org" in page and "Skriv 2026-00123 i ämnesraden." in page


async def test_a_link_of_another_kind_opens_nothing(
    browser: httpx.AsyncClient, fika: Organisation, plan: Consultation, link: str
) -> None:
    subject = f"{plan.id}-{fika.id}"
    for token in (
        f"{subject}.aaaa",
        signed(KEY, "unsubscribe", subject),
        signed(KEY, "invitation", f"{plan.id}-o"),
    ):
        for path in (f"/r/{token}", f"/r/{token}.ics"):
            answer = await browser.get(path)
            assert answer.status_code == 404 and "Länken går inte att använda" in answer.text
        assert (await browser.post(f"/r/{token}", data={"val": "declined"})).status_code == 404


async def test_everyone_can_read_what_it_is_about_and_what_the_last_day_was(
    pages: Pages, browser: httpx.AsyncClient, plan: Consultation
) -> None:
    await pages.database.write(move_deadline, "kulturplan", "2027-02-12", "Disa", NOON + timedelta(days=1))
    page = (await browser.get("/remiss/kulturplan")).text
    for told in (
        "Sista dag att svara: fredag 12 februari 2027",
        "fredag 29 januari 2027 (ändrat onsdag 11 november 2026)",
        "Diarienummer 2026-00123.",
        'href="https://example.org/missiv.pdf"',
        'href="/f/motesplats"',
    ):
        assert told in page
    assert (await browser.get("/remiss/KULTURPLAN?lang=en")).status_code == 200
    assert (await browser.get("/remiss/borta")).status_code == 404
    await pages.database.write(tell_outcome, "kulturplan", "Det blev ett hus till.", "Disa", NOON)
    page = (await browser.get("/remiss/kulturplan")).text
    assert "Det blev ett hus till." in page and "Tiden att svara är slut." in page


async def test_the_last_day_is_a_day_in_the_calendar(
    browser: httpx.AsyncClient, link: str, plan: Consultation
) -> None:
    for address in ("/remiss/kulturplan.ics", f"{link}.ics"):
        answer = await browser.get(address)
        assert answer.headers["content-type"].startswith("text/calendar")
        (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        assert event.decoded("dtstart") == date(2027, 1, 29)
        assert str(event["summary"]) == "Svara senast: Regional kulturplan"


async def test_of_a_joint_answer_each_gets_the_day_that_is_theirs(
    pages: Pages, browser: httpx.AsyncClient, fika: Organisation
) -> None:
    lead = await pages.database.write(an_organisation, "Stigfinnarna")
    draft = Draft(
        "buss", "Bussar", "Regionen", "2027-03-01", lead="Stigfinnarna", inner_deadline="2027-02-15"
    )
    joint = await pages.database.write(add_consultation, draft, "Disa", NOON)
    days = []
    for one in (fika, lead):
        address = answer_page(pages.premises, joint.id, one.id)
        days.append("15 februari 2027" in (await browser.get(address)).text)
        (event,) = icalendar.Calendar.from_ical((await browser.get(f"{address}.ics")).content).walk("VEVENT")
        days.append(event.decoded("dtstart") == date(2027, 2, 15))
    assert days == [True, True, False, False]


async def test_the_page_speaks_the_language_of_the_organisation(
    pages: Pages, browser: httpx.AsyncClient, link: str
) -> None:
    assert "What will you do with the proposal?" in (await browser.get(f"{link}?lang=en")).text
    assert "Vad gör ni med förslaget?" in (await browser.get(link)).text
