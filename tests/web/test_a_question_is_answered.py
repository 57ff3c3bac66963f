"""Anybody may answer an open question on the web: no login, no script, the same store, the same receipt."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from actions import questions as acting
from actions import staff
from actions.feedback import answer_back
from dialogue.feedback import Answer
from dialogue.questions import Question
from dialogue.replies import Reply
from storage import jobs, organisations, outbox, replies
from storage.filters import Filter
from tests.kit.cast import EDVIN, FIKA, NOON, an_organisation
from tests.kit.pages import Pages

KEY = re.compile(r'name="nyckel" value="([^"]+)"')
FORM = "/f/motesplats"


async def stored(pages: Pages) -> tuple[Reply, ...]:
    return await pages.database.read(replies.select_replies, Filter(everything=True))


async def answer(browser: httpx.AsyncClient, text: str, address: str = FORM, **fields: str) -> httpx.Response:
    shown = await browser.get(address)
    key = KEY.search(shown.text)
    assert key is not None
    return await browser.post(address, data={"nyckel": key[1], "text": text, **fields})


async def test_the_question_is_shown_in_full(browser: httpx.AsyncClient, question: Question) -> None:
    page = (await browser.get(FORM)).text
    assert (
        question.text in page and "Kort bakgrund." in page and "Svara senast tisdag 1 december 2026." in page
    )
    assert "hälsa" in page and "Kansliet läser det du skriver" in page
    assert "<script" not in page and "http-equiv" not in page


async def test_an_answer_is_stored_and_the_receipt_says_what_and_for_whom(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    receipt = await answer(browser, "Lås upp matsalen.\r\nVi städar.")
    assert receipt.status_code == 200
    for told in (
        "Tack! Ditt medskick är sparat.",
        question.text,
        "Lås upp matsalen.\nVi städar.",
        "utan ditt namn",
    ):
        assert told in receipt.text
    [reply] = await stored(pages)
    assert (reply.question_id, reply.channel, reply.visibility) == (question.id, "web", "unnamed")
    assert reply.text == "Lås upp matsalen.\nVi städar."
    assert pages.queued == 1


async def test_sending_the_same_form_twice_stores_once(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    fields = {"nyckel": "n1", "text": "En lokal."}
    first, second = await browser.post(FORM, data=fields), await browser.post(FORM, data=fields)
    assert first.text == second.text and len(await stored(pages)) == 1


async def test_going_back_and_changing_the_text_loses_neither(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    for text in ("En lokal.", "En lokal med hiss."):
        await browser.post(FORM, data={"nyckel": "n1", "text": text})
    assert {reply.text for reply in await stored(pages)} == {"En lokal.", "En lokal med hiss."}


async def test_naming_the_key_of_another_form_shows_nothing_of_it(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    await browser.post(FORM, data={"nyckel": "n1", "text": "Aminas hemliga förslag."})
    seen = await browser.post(FORM, data={"nyckel": "n1", "text": "Något annat."})
    assert "Aminas" not in seen.text and len(await stored(pages)) == 2


async def test_an_empty_answer_gives_the_form_back(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    again = await answer(browser, " \n ", organisation=FIKA)
    assert (
        again.status_code == 422 and "Skriv något i rutan" in again.text and f'value="{FIKA}"' in again.text
    )
    assert await stored(pages) == ()


async def test_an_answer_for_an_organisation_is_shown_by_its_name(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    fika = await pages.database.write(an_organisation, FIKA)
    assert f'<option value="{FIKA}">' in (await browser.get(FORM)).text
    receipt = await answer(browser, "Kaffe.", organisation=" föreningen  fika ", synlighet="named")
    assert FIKA in receipt.text
    [reply] = await stored(pages)
    assert (reply.organisation_id, reply.source, reply.visibility) == (fika.id, "organisation", "named")


async def test_an_organisation_that_nobody_knows_is_proposed_to_staff(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    await answer(browser, "Kaffe.", organisation="Cykelköket")
    [proposed] = await pages.database.read(organisations.select_organisations)
    assert (proposed.name, proposed.state) == ("Cykelköket", "proposed")


async def test_showing_the_name_needs_a_name_and_keeps_the_text(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    again = await answer(browser, "Vårt förslag", synlighet="named")
    assert (
        again.status_code == 422 and "Skriv föreningens namn" in again.text and "Vårt förslag" in again.text
    )
    assert await stored(pages) == ()


async def test_what_a_member_wrote_stays_text(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    attack = "</blockquote><script>alert(1)</script>\"'{{ 111111*9 }}"
    receipt = await answer(browser, attack, organisation='"><img src=x onerror=alert(1)>')
    again = await answer(browser, attack, synlighet="named")
    for page in (receipt.text, again.text):
        assert "<script" not in page and "<img" not in page and "999999" not in page
        assert "&lt;/blockquote&gt;&lt;script&gt;" in page
    assert (await stored(pages))[0].text == attack


async def test_danger_gets_the_calm_answer_alone_and_the_office_is_called(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    await pages.do(staff.add_staff, "Disa", "disa@example.org", None)
    await pages.do(staff.add_staff, "Edvin", None, EDVIN)
    # The hidden field is filled in and the name is missing: none of that stands in the way.
    calm = await answer(browser, "Jag vill inte leva längre", webbplats="x", synlighet="named")
    assert calm.status_code == 200 and 'href="tel:112"' in calm.text and 'href="tel:90390"' in calm.text
    assert "leva längre" not in calm.text and "Tack" not in calm.text and "<nav" not in calm.text
    [reply] = await stored(pages)
    assert reply.held == "crisis"
    [alert] = await pages.database.read(outbox.select_after, 0)
    assert (alert["kind"], alert["recipient"]) == ("crisis-alert", str(EDVIN))
    [mail] = await pages.database.read(jobs.select_waiting, "alert-mail")
    assert "leva" not in str(mail)


async def test_danger_sent_twice_alerts_once(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    await pages.do(staff.add_staff, "Edvin", None, EDVIN)
    for _ in range(2):
        await browser.post(FORM, data={"nyckel": "n1", "text": "Jag vill dö"})
    assert len(await pages.database.read(outbox.select_after, 0)) == 1


@pytest.mark.parametrize(
    ("text", "held", "told"),
    [
        ("Ring Bertil på 070-174 06 05 så berättar han.", "personal-data", "personuppgifter"),
        ("Jag har väntat ett år på min operation och får inget svar från min läkare.", "own-care", "1177"),
    ],
)
async def test_a_held_answer_says_so(
    pages: Pages, browser: httpx.AsyncClient, question: Question, text: str, held: str, told: str
) -> None:
    receipt = await answer(browser, text)
    assert told in receipt.text
    assert [reply.held for reply in await stored(pages)] == [held]


async def test_a_greeting_is_kept_and_asked_to_say_more(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    receipt = await answer(browser, "Hej!")
    assert "räknas inte som ett svar" in receipt.text
    assert [reply.substance for reply in await stored(pages)] == [False]


async def test_the_hidden_field_stops_programs_and_loses_nobody(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    again = await answer(browser, "Köp klockor", webbplats="https://spam.example")
    assert again.status_code == 422 and "Köp klockor" in again.text and "spam.example" not in again.text
    assert await stored(pages) == ()


async def test_a_text_of_twenty_kilobytes_is_taken_and_a_longer_one_given_back(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    longest = "ö" * 10_000
    assert (await answer(browser, longest)).status_code == 200
    again = await answer(browser, longest + "!")
    assert again.status_code == 422 and longest in again.text
    assert (await answer(browser, "x" * 200_000)).status_code == 413
    assert len(await stored(pages)) == 1


async def test_a_flood_is_stopped_kindly_and_the_text_kept(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    for number in range(200):
        sent = await browser.post(FORM, data={"nyckel": f"n{number}", "text": "Samma sak"})
        assert sent.status_code == 200
    stopped = await browser.post(FORM, data={"nyckel": "n", "text": "En till"})
    assert stopped.status_code == 429 and "En till" in stopped.text and "Vänta" in stopped.text
    elsewhere = {"x-forwarded-for": "203.0.113.9"}
    let_in = await browser.post(FORM, data={"nyckel": "n", "text": "En till"}, headers=elsewhere)
    assert let_in.status_code == 200
    pages.now += timedelta(minutes=11)
    assert (await browser.post(FORM, data={"nyckel": "n2", "text": "En till"})).status_code == 200


async def test_a_closed_question_says_so_and_what_came_of_it(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    await pages.do(acting.close_question, await pages.do(acting.find_question, question.code), "Disa")
    assert "stängd" in (await browser.get(FORM)).text
    closed = await pages.do(acting.find_question, question.code)
    await pages.do(answer_back, closed, Answer("done", "Matsalen öppnas på torsdagar."), "Disa")
    page = (await browser.get(FORM)).text
    assert "Så blev det" in page and "Matsalen öppnas på torsdagar." in page and "<form" not in page


async def test_an_answer_to_a_question_that_closed_meanwhile_is_kept(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    pages.now = NOON + timedelta(days=22)
    receipt = await browser.post(FORM, data={"nyckel": "n1", "text": "Jag hann inte klart förrän nu."})
    assert "hann stänga" in receipt.text
    [reply] = await stored(pages)
    assert reply.question_id is None


async def test_a_question_that_is_not_open_yet_is_not_shown(pages: Pages, browser: httpx.AsyncClient) -> None:
    await pages.do(acting.add_question, acting.Draft("hemlig", "Ett utkast?"), "Disa")
    for code in ("hemlig", "finns-inte"):
        page = await browser.get(f"/f/{code}")
        assert page.status_code == 404 and "Frågan finns inte" in page.text and "utkast" not in page.text


async def test_the_notice_tells_what_is_true_of_who_runs_it(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    assert "allmän handling" not in (await browser.get(FORM)).text
    pages.premises = replace(pages.premises, operator="authority")
    assert "allmän handling" in (await browser.get(FORM)).text
    assert "begäras ut" in (await answer(browser, "En lokal.")).text


async def test_english_is_there_for_the_asking(browser: httpx.AsyncClient, question: Question) -> None:
    page = (await browser.get(f"{FORM}?lang=en")).text
    assert 'lang="en"' in page and "Your answer" in page and 'action="/f/motesplats?lang=en"' in page
    receipt = await answer(browser, "A room.", f"{FORM}?lang=en")
    assert "Thank you!" in receipt.text


async def test_a_bot_is_offered_where_there_is_one(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    assert "t.me" not in (await browser.get(FORM)).text
    pages.premises = replace(pages.premises, bot_name="samspel_bot")
    assert 'href="https://t.me/samspel_bot?start=q-motesplats"' in (await browser.get(FORM)).text


async def test_the_first_page_lists_what_can_be_answered(
    browser: httpx.AsyncClient, question: Question
) -> None:
    page = (await browser.get("/")).text
    assert question.text in page and 'href="/f/motesplats"' in page
