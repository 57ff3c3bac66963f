"""An organisation's contact is reminded in the chat, answers with one press, and may change their mind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.consultation_reminding import remind_of_consultations
from actions.consultations import Draft, add_consultation
from actions.deed import Deed
from actions.inviting import invited_to
from dialogue.consultations import Consultation
from dialogue.invitations import Invited
from sandbox.client import PersonClient
from storage.connection import Connection
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, an_organisation


@pytest.fixture
async def plan(bot: Bot) -> Consultation:
    day = (bot.now() + timedelta(days=60)).date()

    async def unit(connection: Connection) -> Consultation:
        draft = Draft("kulturplan", "Regional kulturplan", "Regionen", day.isoformat())
        return await add_consultation(connection, draft, "Disa", bot.now())

    await bot.database.write(an_organisation, FIKA, bot.now())
    return await bot.database.write(unit)


async def belongs(bot: Bot, person: PersonClient, *, contact: bool) -> None:
    """The person is a member of Föreningen Fika, and perhaps its contact."""
    await person.opens()
    await person.sees("Hej")

    async def unit(deed: Deed) -> None:
        await deed.connection.run(
            "update member set organisation_id = (select id from organisation), contact = :contact",
            contact=contact,
        )

    await bot.do(unit)


async def standing(bot: Bot, plan: Consultation) -> Invited:
    return (await bot.database.read(invited_to, plan))[0]


async def test_a_contact_declines_with_one_press_and_takes_it_back_with_another(
    bot: Bot, amina: PersonClient, plan: Consultation
):
    await belongs(bot, amina, contact=True)
    assert await bot.do(remind_of_consultations) == []
    reminder = await amina.sees("Nytt förslag att tycka till om: Regional kulturplan")
    assert FIKA in reminder.text and "inget formellt yttrande" in reminder.text
    await amina.presses("Vi avstår")
    await amina.sees("Ni avstår. Vi påminner inte mer.")
    assert (await standing(bot, plan)).standing == "declined"
    await amina.presses("Vi svarar")
    await amina.sees("Ni svarar.")
    assert (await standing(bot, plan)).standing == "will-answer"


async def test_another_member_of_the_organisation_is_not_reminded(
    bot: Bot, amina: PersonClient, plan: Consultation
):
    await belongs(bot, amina, contact=False)
    await bot.do(remind_of_consultations)
    await amina.says("/hjalp")
    await amina.sees("/fragor")
    assert not any("kulturplan" in str(message["body"]) for message in await amina.transcript())
