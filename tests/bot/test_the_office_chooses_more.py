"""The office in the chat: what may be added to a new question, and opening it on a day or at the meeting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dialogue.language.dates import STOCKHOLM
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import questions
from storage.connection import Connection
from storage.question_versions import select_wordings
from tests.kit.bots import Bot, real_clock
from tests.kit.cast import STIGFINNARNA, an_organisation
from tests.kit.meetings import a_meeting

ROOM = "Har ni en lokal att träffas i?"


@pytest.fixture
async def summary(disa: PersonClient) -> PersonClient:
    """Disa, with a whole question in front of her."""
    await to_the_summary(disa, "12 december 2030")
    return disa


async def to_the_summary(disa: PersonClient, last_day: str) -> None:
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Ny fråga")
    await disa.sees("Vad vill ni fråga om?")
    await disa.says(ROOM)
    await disa.sees("Vad behöver man veta")
    await disa.says("Budgeten beslutas i mars.")
    await disa.sees("Vilken är sista dagen")
    await disa.says(last_day)
    await disa.sees("Vem återkopplar")
    await disa.presses("Jag, Disa")
    await disa.sees("Så här ser frågan ut")


async def the_question(bot: Bot) -> Question:
    [question] = await bot.database.read(questions.select_questions)
    return question


async def test_what_may_be_added_lies_behind_one_button(bot: Bot, summary: PersonClient):
    disa = summary

    async def stock(connection: Connection) -> None:
        await an_organisation(connection, STIGFINNARNA)

    await bot.database.write(stock)
    await disa.presses("Fler val")
    options = await disa.sees("Inget av det här behövs")
    assert "Följdfråga vid nej" not in options.buttons
    await disa.presses("Sorts svar")
    await disa.sees("Vad för slags svar")
    await disa.presses("Ja eller nej, gärna med varför")
    assert "Följdfråga vid nej" in (await disa.sees("Sorts svar: Ja eller nej")).buttons
    await disa.presses("Följdfråga vid nej")
    await disa.sees("den som svarar nej")
    await disa.says("Om inte, varför då?")
    await disa.sees("Följdfråga vid nej: Om inte")
    await disa.presses("Enklare ord")
    await disa.sees("enklare ord")
    await disa.says("Har ni någonstans att vara?")
    await disa.sees("Enklare ord: Har ni någonstans")
    await disa.presses("Vilka den gäller")
    await disa.sees("Nu: alla.")
    await disa.presses("delregion Sjuhärad")
    await disa.sees("Nu: delregion Sjuhärad.")
    await disa.presses("Tillbaka")
    await disa.sees("Vilka den gäller: delregion Sjuhärad")
    await disa.presses("Kort namn")
    await disa.says("Ett namn som är alldeles för långt för en knapp")
    await disa.sees("längre än 30 tecken")
    await disa.says("Lokal")
    await disa.sees("Kort namn: Lokal")
    await disa.presses("Tema")
    await disa.sees("Vilket område")
    await disa.presses("Hoppa över")
    await disa.sees("Inget av det här behövs")
    await disa.presses("Klart")
    await disa.sees("Så här ser frågan ut")
    await disa.presses("Öppna nu")
    await disa.sees("Frågan är öppen")
    question = await the_question(bot)
    assert (question.kind, question.follow_up, question.plain) == (
        "yes-no", "Om inte, varför då?", "Har ni någonstans att vara?",
    )  # fmt: skip
    assert (question.short_title, question.audience) == ("Lokal", {"subregions": ["Sjuhärad"]})


async def test_a_question_is_planned_for_a_day(bot: Bot, summary: PersonClient):
    disa = summary
    await disa.presses("Öppna ett visst datum")
    await disa.sees("Vilken dag ska frågan öppnas?")
    await disa.says("13 december 2030")
    await disa.sees("före sista dagen")
    await disa.says("10 december 2030")
    short = await disa.sees("Öppnas av sig själv: tisdag 10 december 2030")
    assert "mindre än en vecka" in short.text and "Planera öppningen" not in short.buttons
    await disa.presses("Öppna direkt i stället")
    await disa.sees("Så här ser frågan ut")
    await disa.presses("Öppna ett visst datum")
    await disa.sees("Vilken dag ska frågan öppnas?")
    await disa.says("2 december 2030")
    await disa.sees("Öppnas av sig själv: måndag 2 december 2030")
    await disa.presses("Planera öppningen")
    await disa.sees("Frågan öppnas av sig själv måndag 2 december 2030")
    question = await the_question(bot)
    assert (question.status, question.opens_at) == ("draft", datetime(2030, 12, 2, 7, tzinfo=UTC))


async def test_at_the_meeting_nobody_needs_a_week_to_answer(bot: Bot, disa: PersonClient):
    today = real_clock().astimezone(STOCKHOLM).date()

    async def stock(connection: Connection) -> None:
        await a_meeting(connection, held_on=today)

    await bot.database.write(stock)
    last_day = today + timedelta(days=2)
    await to_the_summary(disa, last_day.isoformat())
    assert "mindre än en vecka" in (await disa.sees("Så här ser frågan ut")).text
    await disa.presses("Öppna vid mötet")
    shown = await disa.sees("Öppnas vid mötet: Dialogmöte i höst")
    assert "mindre än en vecka" not in shown.text
    await disa.presses("Öppna nu")
    await disa.sees("Frågan är öppen")
    question = await the_question(bot)
    assert (question.status, question.at_meeting, question.meeting_id) == ("open", True, "d1")


async def test_a_draft_is_planned_from_the_list_with_a_note_where_something_speaks_against_it(
    bot: Bot, summary: PersonClient
):
    disa = summary
    await disa.presses("Spara som utkast")
    await disa.sees("sparad som utkast")
    await disa.presses("Visa frågan")
    await disa.sees("Läge: utkast")
    await disa.presses("Öppna ett visst datum")
    await disa.sees("Vilken dag ska frågan öppnas?")
    await disa.says("10 december 2030")
    await disa.sees("mindre än en vecka")
    await disa.presses("Öppna ändå, med en anteckning")
    await disa.sees("Varför öppnar ni den ändå?")
    await disa.says("Alla vet redan om den.")
    await disa.sees("Öppnas av sig själv: tisdag 10 december 2030")
    question = await the_question(bot)
    assert question.opens_at == datetime(2030, 12, 10, 7, tzinfo=UTC)
    note = await bot.database.read(questions.select_override_note, question.id)
    assert note == "Alla vet redan om den."
    await disa.presses("Öppna vid mötet")
    await disa.sees("Läge: öppen")
    assert (await the_question(bot)).at_meeting


async def test_an_open_question_gets_other_words_and_the_answered_ones_are_kept(
    bot: Bot, disa: PersonClient, amina: PersonClient, loneliness: Question
):
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Frågor")
    await disa.sees("Öppna")
    await disa.presses("1. Hur kan vi minska ensamheten…")
    await disa.sees("Läge: öppen")
    await disa.presses("Skriv om frågan")
    await disa.sees("Någon har redan svarat")
    await disa.says("Vad hjälper mot ensamhet?")
    await disa.sees("Det här är lydelse 2")
    kept = await the_question(bot)
    [before] = await bot.database.read(select_wordings, kept.id)
    assert (kept.text, kept.version, before.text) == ("Vad hjälper mot ensamhet?", 2, loneliness.text)
