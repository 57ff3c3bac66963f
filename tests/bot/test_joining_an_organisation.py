"""Members come by their organisation's own link; organisations that want to become a party write, and are answered."""

from __future__ import annotations

from actions.joining import confirm_member, invite_to, revoke_invite
from actions.party_requests import answer_wish
from dialogue.members import Member, Organisation
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import members, party_requests, register
from storage.review import select_seen
from tests.kit.bots import Bot
from tests.kit.cast import AMINA, FIKA, STIGFINNARNA, an_organisation


async def member(bot: Bot) -> Member:
    return await bot.database.read(members.select_member_by_telegram, AMINA)


async def joined(bot: Bot, one: Organisation) -> list[str]:
    return [row["joined"] for row in await bot.database.read(register.select_joined, one.id)]


async def looks_unconfirmed(bot: Bot, person: PersonClient) -> bool:
    """What the office sees beside the person's newest reply."""
    await person.says("Fler bussar på kvällen, tack.")
    await person.sees("Tack")
    newest = max(await bot.replies(), key=lambda reply: reply.received_at)
    seen = await bot.database.read(select_seen, newest.id)
    assert seen is not None
    return seen.unconfirmed


async def test_a_link_binds_a_member_until_it_is_out_of_use(
    bot: Bot, amina: PersonClient, bertil: PersonClient, loneliness: Question
) -> None:
    one = await bot.database.write(an_organisation, FIKA)
    word = await bot.do(invite_to, one, "Disa")
    assert await bot.do(invite_to, one, "Disa") == word
    await amina.says(f"/start o-{word}")
    await amina.sees(f"Nu svarar du för {FIKA}")
    assert (await member(bot)).organisation_id == one.id and await joined(bot, one) == ["invited"]
    await bot.do(invite_to, one, "Disa", new=True)
    await bertil.says(f"/start o-{word}")
    await bertil.sees("Länken gäller inte längre")
    assert await joined(bot, one) == ["invited"]

    await bot.do(revoke_invite, one, "Disa")
    assert await bot.database.read(register.select_invite, one.id) is None


async def test_who_asked_is_confirmed_and_asks_anew_at_another(
    bot: Bot, amina: PersonClient, loneliness: Question
) -> None:
    fika = await bot.database.write(an_organisation, FIKA)
    other = await bot.database.write(an_organisation, STIGFINNARNA)
    await amina.says("/organisation")
    await amina.sees("Vad heter föreningen?")
    await amina.says(FIKA)
    await amina.sees(FIKA)
    assert await joined(bot, fika) == ["asked"]
    assert await looks_unconfirmed(bot, amina)
    who = await member(bot)

    await bot.do(confirm_member, fika, who, "Disa")
    assert await joined(bot, fika) == ["confirmed"]
    assert not await looks_unconfirmed(bot, amina)
    await amina.says("/organisation")
    await amina.sees(f"{FIKA}")
    await amina.says(STIGFINNARNA)
    await amina.sees(STIGFINNARNA)
    assert await joined(bot, other) == ["asked"]


async def test_a_wish_to_become_a_party_is_answered_where_it_came_from(
    bot: Bot, amina: PersonClient, disa: PersonClient
) -> None:
    await amina.says("/organisation")
    await amina.sees("Vad heter föreningen?")
    await amina.presses("Vi vill bli underskrivare")
    await amina.sees("ingen anmälan än")
    await amina.says("Byalaget <i>i</i> Sjövik, by@example.org")
    await amina.sees("har fått ert meddelande")
    await disa.sees("vill bli underskrivare")
    [wish] = await bot.database.read(party_requests.select_requests)
    assert (wish.state, wish.text) == ("waiting", "Byalaget <i>i</i> Sjövik, by@example.org")
    assert not await bot.replies()

    assert await bot.do(answer_wish, wish.id, "Kom på mötet i maj!", "Disa")
    await amina.sees("Kom på mötet i maj!")
