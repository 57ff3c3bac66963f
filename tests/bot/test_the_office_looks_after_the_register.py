"""In the office's chat: lines that may be about an organisation we know, and organisations that want to become a party."""

from __future__ import annotations

from actions.deed import Deed
from actions.organisations import keep_portion, plan_import, portions
from actions.party_requests import wish_on_page
from dialogue.register_lines import RegisterRow
from sandbox.client import PersonClient
from storage import organisations, party_requests, register
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, STIGFINNARNA

ROWS = [
    RegisterRow(2, STIGFINNARNA),
    RegisterRow(3, FIKA),
    RegisterRow(4, "Stigfinarna", municipality="Borås"),
    RegisterRow(5, "Fika ideell förening"),
]


async def _take(deed: Deed) -> None:
    for rows in portions(await plan_import(deed, ROWS)):
        await keep_portion(deed, rows, "Disa")


async def test_a_person_decides_whether_two_are_one(
    bot: Bot, disa: PersonClient, edvin: PersonClient
) -> None:
    await bot.do(_take)
    for person in (disa, edvin):
        await person.says("/kansli")
        await person.sees("2 rader som kan vara kända föreningar")
        await person.presses("Kanske samma förening (2)")
        await person.sees("Stigfinarna")
    await disa.presses(f"Samma som {STIGFINNARNA}")
    await disa.sees("Fika ideell förening")
    await edvin.presses(f"Samma som {STIGFINNARNA}")
    await disa.presses("Nej, en egen förening")
    await disa.sees("Inga rader väntar")
    kept = await bot.database.read(organisations.select_organisations)
    assert {(one.name, one.aliases, one.municipality) for one in kept} == {
        (STIGFINNARNA, ("Stigfinarna",), "Borås"),
        (FIKA, (), ""),
        ("Fika ideell förening", (), ""),
    }
    assert not await bot.database.read(register.count_asides)


async def test_a_wish_is_answered_from_the_chat(bot: Bot, disa: PersonClient) -> None:
    await bot.do(wish_on_page, "Byalaget", "Vi ordnar <b>fika</b>.", "by@example.org", "sv")
    await disa.says("/kansli")
    await disa.sees("1 vill bli underskrivare")
    await disa.presses("Vill bli underskrivare (1)")
    await disa.sees("Byalaget")
    await disa.presses("Svara")
    await disa.sees("Skriv svaret")
    await disa.says("Kom på mötet i maj!")
    await disa.sees("Svaret är på väg")
    [wish] = await bot.database.read(party_requests.select_requests)
    assert (wish.state, wish.answer) == ("answered", "Kom på mötet i maj!")
