"""An organisation's contact sees what was said in its name and may object; the author and the office are told."""

from __future__ import annotations

import pytest

from actions.errors import NotAllowed
from actions.objecting import appoint_contact
from actions.own_data import find_member
from dialogue.members import Organisation
from dialogue.questions import Question
from sandbox.client import PersonClient
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, an_organisation


@pytest.fixture
async def fika(bot: Bot) -> Organisation:
    organisation: Organisation = await bot.database.write(an_organisation, FIKA)
    return organisation


async def appoint(bot: Bot, person: PersonClient, *, contact: bool = True) -> None:
    member = await bot.database.read(find_member, str(person.id))
    await bot.do(appoint_contact, member, "Disa", contact=contact)


async def joins(person: PersonClient) -> None:
    await person.says("/organisation")
    await person.sees("Vad heter")
    await person.says(FIKA)
    await person.sees(FIKA)


async def says_by_name(person: PersonClient, text: str) -> None:
    await person.says(text)
    await person.sees("Ditt medskick är sparat")
    await person.presses("Vem får se det?")
    await person.sees("Hur vill du att vi visar")
    await person.presses("Visa med föreningens namn")
    await person.sees("föreningens namn")


async def test_a_contact_objects_and_the_reply_is_put_aside(
    bot: Bot,
    amina: PersonClient,
    bertil: PersonClient,
    disa: PersonClient,
    fika: Organisation,
    loneliness: Question,
):
    await joins(amina)
    await says_by_name(amina, "Vi lägger ner allt vårt arbete nästa år")
    await joins(bertil)
    await appoint(bot, bertil)
    await bertil.says("/organisation")
    await bertil.sees("Du är kontakt för")
    await bertil.presses("Sagt i föreningens namn")
    await bertil.sees("Vi lägger ner allt vårt arbete")
    await bertil.presses("Invänd mot 1")
    await bertil.sees("undanlagt efter en invändning")
    await disa.sees("invänder mot ett medskick")
    [reply] = await bot.replies()
    assert reply.held == "objection"
    told = await amina.sees("vill inte att ett av dina medskick visas")
    assert FIKA in told.text


async def test_what_was_sent_without_the_name_is_not_shown_to_the_contact(
    bot: Bot, amina: PersonClient, bertil: PersonClient, fika: Organisation, loneliness: Question
):
    await joins(amina)
    await amina.says("Fler bänkar i parken")
    await amina.sees("Ditt medskick är sparat")
    await joins(bertil)
    await appoint(bot, bertil)
    await bertil.says("/organisation")
    await bertil.sees("Du är kontakt för")
    await bertil.presses("Sagt i föreningens namn")
    await bertil.sees("Inget har sagts")


async def test_nobody_else_sees_it_and_a_contact_without_organisation_is_refused(
    bot: Bot, amina: PersonClient, fika: Organisation
):
    await amina.says("/start")
    await amina.sees("Hej")
    with pytest.raises(NotAllowed, match="no organisation"):
        await appoint(bot, amina)
    await joins(amina)
    assert not [seen for seen in await amina.messages() if "Du är kontakt" in seen.text]
