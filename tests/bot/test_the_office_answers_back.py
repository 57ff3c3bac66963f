"""The office answers back in the chat: how it stands, what that promises, and how many are told before it goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.questions import close_question, find_question
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage.meetings import upsert_meeting
from tests.kit.bots import Bot
from tests.kit.meetings import MEETING


@pytest.fixture
async def closed(bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question) -> Question:
    """A closed question that Amina has answered, in front of Disa."""
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await bot.do(close_question, await bot.do(find_question, loneliness.code), "Disa")
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    return loneliness


async def opens_the_question(disa: PersonClient) -> None:
    await disa.presses("Frågor")
    await disa.sees("1. Hur kan vi minska")
    await disa.presses("1. Hur kan vi minska ensamheten…")
    await disa.sees("Läge:")


async def test_what_is_worked_on_names_a_day_and_reaches_its_author_once(
    closed: Question, disa: PersonClient, amina: PersonClient
) -> None:
    await opens_the_question(disa)
    await disa.presses("Svara tillbaka")
    await disa.sees("Välj hur det står till")
    await disa.presses("Vi arbetar med det")
    await disa.sees("När berättar du mer?")
    await disa.says("i går")
    await disa.sees("Den dagen går inte")
    await disa.says("15 mars 2030")
    await disa.sees("Vad hände med det som medlemmarna sa?")
    await disa.says("Vi letar efter en lokal.")
    seen = await disa.sees("1 person får svaret i chatten")
    assert "Vi arbetar med det." in seen.text and "15 mars 2030" in seen.text
    await disa.presses("Skicka")
    await disa.sees("Läge: återkopplad")
    told = await amina.sees("Du får svar på det du har sagt")
    for words in (
        "Hur kan vi minska ensamheten",
        "Vi arbetar med det.",
        "Vi letar efter en lokal.",
        "15 mars 2030",
    ):
        assert words in told.text
    await amina.says("/mina_medskick")
    await amina.sees("Återkoppling: Vi arbetar med det.")


async def test_better_words_are_kept_without_telling_anybody(
    closed: Question, disa: PersonClient, amina: PersonClient
) -> None:
    for button, text in (
        ("Svara tillbaka", "Fikat börjar i mars."),
        ("Ändra återkopplingen", "Fikat börjar i maj."),
    ):
        await opens_the_question(disa)
        await disa.presses(button)
        await disa.sees("Välj hur det står till")
        await disa.presses("Inte vår fråga, skickad vidare")
        await disa.sees("Vem har fått frågan?")
        await disa.says("Kommunen")
        await disa.sees("Vad hände med det som medlemmarna sa?")
        await disa.says(text)
        seen = await disa.sees(text)
        again = "Spara utan att skicka" in seen.buttons
        assert again == (text == "Fikat börjar i maj.")
        await disa.presses("Spara utan att skicka" if again else "Skicka")
        await disa.sees("Läge: återkopplad")
        await disa.says("/kansli")
        await disa.sees("Kansliet")
    told = await amina.sees("Fikat börjar i mars.")
    assert "Vi har skickat den till Kommunen" in told.text
    await amina.says("/mina_medskick")
    mine = await amina.sees("Fikat börjar i maj.")
    assert mine.id > told.id


async def test_a_meetings_answers_are_sent_from_its_question(
    bot: Bot, loneliness: Question, disa: PersonClient
) -> None:
    held = await bot.database.write(upsert_meeting, replace(MEETING, present=("Okända vänner",)))

    async def asked_there(connection) -> None:  # type: ignore[no-untyped-def]
        await connection.run(
            "update question set meeting_id = :held, status = 'answered', feedback = 'Klart.'", held=held
        )

    await bot.database.write(asked_there)
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await opens_the_question(disa)
    await disa.presses("Skicka svaren till mötet")
    seen = await disa.sees("Svar efter Dialogmöte i höst")
    assert "Ingen förening väntar på svar" in seen.text
