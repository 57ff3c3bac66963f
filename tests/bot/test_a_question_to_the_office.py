"""A member asks the office through the bot, and the office answers without seeing who it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.coming_due import turn_calendar
from actions.deed import Deed
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import office_questions, outbox
from storage.connection import Connection
from tests.kit.bots import Bot, eventually

ASKED = "Var söker man pengar till lokalen?"


async def test_it_is_no_reply_any_more_and_the_answer_comes_back(
    bot: Bot, amina: PersonClient, disa: PersonClient, edvin: PersonClient, loneliness: Question
) -> None:
    await amina.says(ASKED)
    await amina.sees("Ditt medskick är sparat")
    await amina.presses("Det var en fråga till er")
    await amina.sees("har fått din fråga")
    told = await disa.sees("En fråga till er")
    assert ASKED in told.text and "Amina" not in told.text and told.buttons == ("Svara",)
    [reply] = await bot.replies()
    assert not reply.substance
    await disa.presses("Svara")
    await disa.sees("Skriv svaret här")
    await disa.says("Hos kommunen, till den sista mars.")
    await disa.sees("Svaret är på väg")
    answered = await amina.sees("Svar från")
    assert "Hos kommunen" in answered.text and ASKED in answered.text
    await edvin.sees("En fråga till er")
    await edvin.presses("Svara")
    await edvin.sees("Disa har redan svarat")
    await amina.says("/mina_medskick")
    assert "Hos kommunen" in (await amina.sees("Dina frågor till")).text


async def test_its_words_are_changed_without_being_taken_for_a_greeting(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
) -> None:
    number = await amina.says(ASKED)
    await amina.sees("Ditt medskick är sparat")
    await amina.presses("Det var en fråga till er")
    await amina.sees("har fått din fråga")
    await amina.edits(number, f"{ASKED} Vi är nya.")
    await eventually(lambda: receipts(amina, "har fått din fråga", 2))
    assert not [one for one in await amina.messages() if "Tack för att du hör av dig" in one.text]
    waiting = await bot.database.read(office_questions.select_waiting, 10)
    assert [one.text for one in waiting] == [f"{ASKED} Vi är nya."]


async def receipts(person: PersonClient, text: str, number: int) -> bool:
    return len([one for one in await person.messages() if text in one.text]) == number


@pytest.mark.parametrize(
    ("written", "reaches"),
    [
        ("Du skrev att du inte orkar leva längre. Ring gärna 90101.", True),
        ("Jag orkar inte leva längre", False),
    ],
)
async def test_an_answer_that_speaks_of_the_members_danger_is_sent_and_the_writers_own_is_answered(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question, written: str, reaches: bool
) -> None:
    await amina.says(ASKED)
    await amina.sees("Ditt medskick är sparat")
    await amina.presses("Det var en fråga till er")
    await disa.sees("En fråga till er")
    await disa.presses("Svara")
    await disa.sees("Skriv svaret här")
    await disa.says(written)
    if reaches:
        assert written in (await amina.sees("Svar från")).text
        assert [reply.held for reply in await bot.replies()] == [None]
    else:
        await disa.sees("90101")
        assert sorted(str(reply.held) for reply in await bot.replies()) == ["None", "crisis"]


async def test_pressed_twice_it_is_asked_once(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
) -> None:
    await amina.says(ASKED)
    receipt = await amina.sees("Ditt medskick är sparat")
    await amina.presses("Det var en fråga till er", message_id=receipt.id)
    await amina.sees("har fått din fråga")
    waiting = await bot.database.read(office_questions.select_waiting, 10)
    assert [one.text for one in waiting] == [ASKED]


async def test_the_office_is_reminded_once_when_nobody_answers(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
) -> None:
    await amina.says(ASKED)
    await amina.sees("Ditt medskick är sparat")
    await amina.presses("Det var en fråga till er")
    await disa.sees("En fråga till er")

    async def due(connection: Connection, days: int) -> None:
        await turn_calendar(Deed(connection, bot.now() + timedelta(days=days), bot.premises))

    for days in (6, 8, 9):
        await bot.database.write(due, days)
    rows = await bot.database.read(outbox.select_after, 0)
    assert len([row for row in rows if row["key"].startswith("office-question-late")]) == 1
