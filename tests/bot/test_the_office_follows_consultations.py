"""Consultations in the office's chat: who stands how, who has not answered, another last day, what was decided."""

from __future__ import annotations

from datetime import timedelta

from actions.consultation_answers import answer_for
from actions.consultations import Draft, add_consultation, find_consultation
from dialogue.consultations import Consultation
from sandbox.client import PersonClient
from storage.connection import Connection
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, MÅNEN, an_organisation


async def added(bot: Bot) -> Consultation:
    async def unit(connection: Connection) -> Consultation:
        day = (bot.now() + timedelta(days=60)).date().isoformat()
        return await add_consultation(
            connection, Draft("kultur", "Kulturplan", "Regionen", day), "x", bot.now()
        )

    return await bot.database.write(unit)


async def test_the_office_sees_who_is_silent_moves_the_last_day_and_tells_the_outcome(
    bot: Bot, disa: PersonClient
) -> None:
    fika = await bot.database.write(an_organisation, FIKA, bot.now())
    await bot.database.write(an_organisation, MÅNEN, bot.now())
    plan = await added(bot)
    await bot.do(answer_for, plan, fika.id, "declined", "link")
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Remisser")
    assert "inte svarat: 1, avstår: 1" in (await disa.sees("Kulturplan")).text
    await disa.presses("Kulturplan")
    await disa.sees("Regionen")
    await disa.presses("Vilka har inte svarat?")
    silent = await disa.sees("Inte svarat än: 1")
    assert MÅNEN in silent.text and FIKA not in silent.text
    await disa.presses("Tillbaka")
    await disa.sees("Regionen")
    await disa.presses("Flytta sista dagen")
    await disa.sees("Vilken är den nya sista dagen")
    await disa.says("31 februari 2031")
    await disa.sees("Det går inte att läsa som en dag")
    await disa.says("våren 2031")
    await disa.sees("Ny sista dag för Kulturplan: våren 2031")
    await disa.presses("Tillbaka")
    await disa.sees("Regionen")
    await disa.presses("Skriv vad som beslutades")
    await disa.sees("Vad beslutades om")
    await disa.says("Det blir ett hus till.")
    await disa.sees("Sparat: vad som beslutades")
    found = await bot.database.read(find_consultation, "kultur")
    assert (found.state, found.outcome, found.deadline_words) == (
        "decided",
        "Det blir ett hus till.",
        "våren 2031",
    )
