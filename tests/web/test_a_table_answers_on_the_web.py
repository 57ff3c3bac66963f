"""A meeting's table on the web: the question that the meeting is at, a reply without login or script, the next question."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import httpx
import pytest

from actions.questions import Draft, add_question
from actions.reading import Wanted, exported_replies
from actions.stepping import end_meeting, go_on
from dialogue.meetings import Meeting
from storage.meetings import upsert_meeting
from tests.kit.meetings import MEETING
from tests.kit.pages import Pages

PAGE = "/m/dialogmote-3"
KEY = re.compile(r'name="nyckel" value="([^"]+)"')


@pytest.fixture
async def meeting(pages: Pages) -> Meeting:
    """Two questions; the first one is being asked."""
    held = replace(MEETING, held_on=None)
    await pages.database.write(upsert_meeting, held)
    for number, text in enumerate(("Vad saknas i byn?", "Vem kan hjälpa till?"), 1):
        draft = Draft(f"fraga-{number}", text, meeting_id=held.id, label=f"fråga {number}", owner="Disa")
        await pages.do(add_question, draft, "test")
    await pages.do(go_on, held, 1, "", "test")
    return held


async def filled(browser: httpx.AsyncClient, **fields: str) -> httpx.Response:
    """The page's own form, filled in and sent."""
    seen = await browser.get(PAGE)
    key, asked = KEY.search(seen.text), re.search(r'name="fraga" value="([^"]+)"', seen.text)
    assert key and asked
    return await browser.post(PAGE, data={"nyckel": key[1], "fraga": asked[1], "vem": "bordet", **fields})


async def replies(pages: Pages) -> list[dict[str, Any]]:
    return list(await pages.database.read(exported_replies, pages.premises.frame, Wanted()))


async def test_a_table_replies_without_login_and_goes_on_writing(pages: Pages, meeting: Meeting):
    browser = pages.browser()
    page = await browser.get(PAGE)
    assert "Vad saknas i byn?" in page.text and "Bord 3, Dialogmöte i höst" in page.text
    assert page.text.index("Svara här") < page.text.index("Nästa fråga")
    answer = await filled(browser, text="Ett kök")
    assert "Medskicket är sparat" in answer.text and "Ett kök" in answer.text
    assert KEY.search(answer.text) and 'name="text"' in answer.text
    [reply] = await replies(pages)
    assert (reply["channel"], reply["source"], reply["table"]) == ("meeting", "table", "3")
    assert (reply["question"], reply["on_behalf_of"], reply["visibility"]) == ("fraga-1", None, "unnamed")


async def test_the_same_form_sent_twice_is_stored_once(pages: Pages, meeting: Meeting):
    browser = pages.browser()
    form = {"nyckel": "k" * 20, "fraga": "fraga-1", "text": "Ett kök", "vem": "bordet"}
    assert (await browser.post(PAGE, data=form)).status_code == 200
    assert (await browser.post(PAGE, data=form)).status_code == 200
    assert len(await replies(pages)) == 1


async def test_one_may_answer_alone_or_on_behalf_of_a_smaller_organisation(pages: Pages, meeting: Meeting):
    browser = pages.browser()
    await filled(browser, text="Ett kök", vem="jag")
    await filled(browser, text="En brygga", uppdrag="Byalaget i Ekby")
    said = {(one["source"], one["table"], one["on_behalf_of"]) for one in await replies(pages)}
    assert said == {("person", "3", None), ("organisation", "3", "Byalaget i Ekby")}


async def test_each_line_may_be_a_reply_of_its_own(pages: Pages, meeting: Meeting):
    answer = await filled(pages.browser(), text="Ett kök\nEn buss på kvällen\n- Belysning", rader="1")
    assert "3 medskick är sparade" in answer.text
    assert [one["text"] for one in await replies(pages)] == ["Ett kök", "En buss på kvällen", "Belysning"]


async def test_a_question_form_may_be_split_by_line_too(pages: Pages, meeting: Meeting):
    form = {"nyckel": "k" * 20, "text": "Ett kök\nEn buss", "rader": "1", "synlighet": "unnamed"}
    browser = pages.browser()
    for _ in range(2):
        answer = await browser.post("/f/fraga-1", data=form)
        assert "En buss" in answer.text
    assert [one["text"] for one in await replies(pages)] == ["Ett kök", "En buss"]


async def test_the_link_leads_on_and_what_was_begun_before_belongs_to_its_own_question(
    pages: Pages, meeting: Meeting
):
    browser = pages.browser()
    before = KEY.search((await browser.get(PAGE)).text)
    assert before
    first = (await pages.do(go_on, meeting, -1, "?", "test")).question
    await pages.do(go_on, meeting, 1, first.id, "test")
    assert "Vem kan hjälpa till?" in (await browser.get(PAGE)).text
    await browser.post(PAGE, data={"nyckel": before[1], "fraga": "fraga-1", "text": "Ett kök"})
    assert [one["question"] for one in await replies(pages)] == ["fraga-1"]


async def test_before_the_first_question_after_the_last_and_where_there_is_no_meeting(pages: Pages):
    held = replace(MEETING, held_on=None)
    await pages.database.write(upsert_meeting, held)
    browser = pages.browser()
    assert "Mötet har inte börjat" in (await browser.get(PAGE)).text
    draft = Draft("fraga-1", "Vad saknas i byn?", meeting_id=held.id, owner="Disa")
    await pages.do(add_question, draft, "test")
    await pages.do(go_on, held, 1, "", "test")
    await pages.do(end_meeting, held, "test")
    over = await browser.get(PAGE)
    assert "Mötet är slut" in over.text and "/f/fraga-1" in over.text and 'name="text"' not in over.text
    assert (await browser.get("/m/finns-inte-3")).status_code == 404
    assert (await browser.get("/m/dialogmote")).status_code == 404


async def test_an_empty_form_says_what_to_do_and_danger_is_answered_calmly(pages: Pages, meeting: Meeting):
    browser = pages.browser()
    empty = await filled(browser, text=" ", uppdrag="Byalaget")
    assert (
        empty.status_code == 422 and "Skriv något i rutan" in empty.text and 'value="Byalaget"' in empty.text
    )
    calm = await filled(browser, text="Jag orkar inte leva längre, jag tänker ta mitt liv ikväll")
    assert "90101" in calm.text and "Tack" not in calm.text


async def test_a_question_that_asks_yes_or_no_is_answered_by_its_own_field(pages: Pages):
    held = replace(MEETING, held_on=None)
    await pages.database.write(upsert_meeting, held)
    draft = Draft(
        "ja-nej", "Ska lokalen vara öppen på söndagar?", meeting_id=held.id, kind="yes-no", owner="Disa"
    )
    await pages.do(add_question, draft, "test")
    await pages.do(go_on, held, 1, "", "test")
    browser = pages.browser()
    assert 'name="svar"' in (await browser.get(PAGE)).text
    assert "Medskicket är sparat" in (await filled(browser, svar="yes", text="Då är vi lediga")).text
    form = {"nyckel": "n" * 20, "fraga": "ja-nej", "svar": "no"}
    assert (await browser.post(PAGE, data=form)).status_code == 200
    empty = await browser.post(PAGE, data={"nyckel": "o" * 20, "fraga": "ja-nej"})
    assert empty.status_code == 422
    assert {(one["answer"], one["table"]) for one in await replies(pages)} == {("yes", "3"), ("no", "3")}
