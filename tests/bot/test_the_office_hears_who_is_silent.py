"""Before a question is closed the office reads who has not been heard, and can remind them."""

from __future__ import annotations

from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import questions
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, STIGFINNARNA, an_organisation


async def asks_to_close(disa: PersonClient) -> None:
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Frågor")
    listed = await disa.sees("Hur kan vi minska")
    await disa.presses(listed.buttons[0])
    await disa.sees("Läge: öppen")
    await disa.presses("Stäng frågan")


async def test_who_was_not_heard_is_told_and_it_closes_anyway(
    bot: Bot, disa: PersonClient, loneliness: Question
) -> None:
    for name in (STIGFINNARNA, FIKA):
        await bot.database.write(an_organisation, name)
    await asks_to_close(disa)
    asked = await disa.sees("De här har inte hörts")
    assert "små föreningar" in asked.text and "Sjuhärad" in asked.text
    assert f"2 av 2 föreningar: {FIKA}, {STIGFINNARNA}" in asked.text
    await disa.presses("Stäng ändå")
    await disa.sees("Läge: stängd")


async def test_they_are_reminded_instead_and_it_stays_open(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
) -> None:
    await bot.database.write(an_organisation, STIGFINNARNA)
    await amina.says("/start")
    await amina.sees("Hej")
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Frågor")
    listed = await disa.sees("Hur kan vi minska")
    await disa.presses(listed.buttons[0])
    await disa.sees("Läge: öppen")
    await disa.presses("Berätta för medlemmarna")
    await disa.sees("får veta")
    await disa.presses("Visa frågan")
    await disa.sees("Läge: öppen")
    await disa.presses("Stäng frågan")
    await disa.sees("De här har inte hörts")
    await disa.presses("Påminn dem som inte svarat")
    await disa.sees_notice("påminns nu")
    kept = await bot.database.read(questions.select_question, loneliness.id)
    assert kept is not None and kept.status == "open"
