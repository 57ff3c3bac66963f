"""A contact says in the chat what its organisation seeks; who offers it is named only after both have said yes."""

from __future__ import annotations

from actions.matching import add_offer, answer_match
from dialogue.members import Organisation
from sandbox.client import PersonClient
from storage import members, offers
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, STIGFINNARNA, an_organisation


async def the_contact(bot: Bot, amina: PersonClient) -> Organisation:
    """Amina is a contact of Stigfinnarna."""
    organisation: Organisation = await bot.database.write(an_organisation, STIGFINNARNA)
    await amina.says("/hjalp")
    await amina.sees("/fragor")
    known = await bot.database.read(members.select_member_by_telegram, 1001)
    assert known is not None
    await bot.database.write(members.update_organisation, known.id, organisation.id)
    await bot.database.write(members.update_contact, known.id, True)
    return organisation


async def test_a_contact_seeks_and_says_yes_in_the_chat(amina: PersonClient, bot: Bot) -> None:
    mine = await the_contact(bot, amina)
    theirs = await bot.database.write(an_organisation, FIKA)
    await amina.says("/organisation")
    await amina.sees("Söker ni något")
    await amina.presses("Vi söker")
    await amina.sees("Vad söker ni?")
    await amina.says("En sal <b>med piano")
    await amina.sees("Vad handlar det om?")
    await amina.presses("Mötesplatser och nätverk")
    await amina.sees("det är sparat")
    [sought] = await bot.database.read(offers.select_offers)
    assert (sought.kind, sought.text, sought.organisation_id) == ("seeks", "En sal <b>med piano", mine.id)
    await bot.do(add_offer, theirs, "offers", "Vår sal står tom", "motesplatser-natverk", "", "test")
    [pair] = await bot.database.read(offers.select_matches)
    rows = await bot.database.read(
        lambda connection: connection.all("select body from outbox where kind = 'match'")
    )
    assert len(rows) == 1
    assert FIKA not in str(rows[0]["body"]) and "Vår sal" not in str(rows[0]["body"])
    await bot.do(answer_match, pair.seeks_id, pair.offers_id, theirs.id, yes=True, actor="test")
    assert [one.told_at for one in await bot.database.read(offers.select_matches)] == [None]


async def test_who_is_no_contact_is_not_asked(bertil: PersonClient, bot: Bot) -> None:
    await bertil.says("/organisation")
    asked = await bertil.sees("Vad heter föreningen?")
    assert "Vi söker" not in asked.buttons
