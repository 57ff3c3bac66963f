"""A contact is asked whether it wants to be in touch, and hears who the other is when both said yes."""

from __future__ import annotations

from actions.matching import add_offer, answer_match
from sandbox.client import PersonClient
from storage import members, offers
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, STIGFINNARNA, an_organisation


async def test_a_contact_says_yes_in_the_chat(amina: PersonClient, bot: Bot) -> None:
    mine = await bot.database.write(an_organisation, STIGFINNARNA)
    theirs = await bot.database.write(an_organisation, FIKA)
    await amina.says("/hjalp")
    await amina.sees("/fragor")
    known = await bot.database.read(members.select_member_by_telegram, 1001)
    assert known is not None
    await bot.database.write(members.update_organisation, known.id, mine.id)
    await bot.database.write(members.update_contact, known.id, True)
    await bot.do(add_offer, mine, "seeks", "En sal på tisdagar", "motesplatser-natverk", "", "test")
    await bot.do(add_offer, theirs, "offers", "Vår sal står tom", "motesplatser-natverk", "", "test")
    [pair] = await bot.database.read(offers.select_matches)
    rows = await bot.database.read(
        lambda connection: connection.all("select body from outbox where kind = 'match'")
    )
    assert len(rows) == 1 and FIKA not in str(rows[0]["body"]) and "En sal" in str(rows[0]["body"])
    await bot.do(answer_match, pair.seeks_id, pair.offers_id, theirs.id, yes=True, actor="test")
    assert [one.told_at for one in await bot.database.read(offers.select_matches)] == [None]
