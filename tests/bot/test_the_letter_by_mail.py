"""/nyhetsbrev in the chat: an address is asked for, its owner presses the link, and nothing that was written is lost."""

from __future__ import annotations

import re

import pytest

from actions.members import find_organisations, join_organisation
from actions.signing_up import confirm_newsletter
from actions.subscribers import subscriber_shown
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import members, subscribers
from storage.connection import Connection
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, an_organisation
from tests.kit.post import Mail, mails_that_wait

ADDRESS = "amina@example.org"


async def the_mail(bot: Bot) -> Mail:
    [mail] = await mails_that_wait(bot.database, bot.now())
    return mail


async def pressed(bot: Bot) -> None:
    found = re.search(r"https://medskick\.example\.se/nyhetsbrev/(\S+)", (await the_mail(bot)).text)
    assert found is not None
    assert await bot.do(confirm_newsletter, found[1]) is not None


async def states(bot: Bot) -> dict[str, str]:
    return {one.email: one.state for one in await bot.database.read(subscribers.select_listed)}


async def test_an_address_that_was_asked_for_gets_a_mail_and_is_the_members_own(
    bot: Bot, amina: PersonClient, loneliness: Question
) -> None:
    await bot.database.write(an_organisation, FIKA)
    await amina.says("/nyhetsbrev")
    await amina.sees("Skriv din mejladress här")
    [member] = await bot.database.read(members.select_members)
    [fika] = await bot.do(find_organisations, FIKA)
    await bot.do(join_organisation, member, fika)
    await amina.says("/nyhetsbrev")
    await amina.says("Amina@Example.org")
    await amina.sees("Ett mejl är på väg till Amina@Example.org")
    assert (await the_mail(bot)).recipient == ADDRESS and await states(bot) == {ADDRESS: "pending"}
    await pressed(bot)
    [listed] = await bot.database.read(subscribers.select_listed)
    assert (listed.state, listed.organisation) == ("active", FIKA)
    shown = await bot.do(subscriber_shown, ADDRESS)
    assert shown["proof"]["way"] == "chat"
    await amina.says("/nyhetsbrev")
    assert "Brevet går till amina@example.org" in (await amina.sees("Brevet går till")).text
    assert await bot.replies() == ()


@pytest.mark.parametrize("said", ["prenumerera amina@example.org", "/nyhetsbrev amina@example.org"])
async def test_the_address_may_stand_in_the_same_message(bot: Bot, amina: PersonClient, said: str) -> None:
    await amina.says(said)
    await amina.sees("Ett mejl är på väg")
    assert await states(bot) == {ADDRESS: "pending"}


async def test_what_is_no_address_is_a_reply(bot: Bot, amina: PersonClient, loneliness: Question) -> None:
    await amina.says("/nyhetsbrev")
    await amina.sees("Skriv din mejladress här")
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await amina.says("amina@example.org är min adress och vi behöver fler lokaler")
    assert {reply.text for reply in await bot.replies()} >= {"Fler mötesplatser i byn"}
    assert await states(bot) == {}


async def test_a_slip_of_the_finger_is_asked_about_once_more(bot: Bot, amina: PersonClient) -> None:
    await amina.says("/nyhetsbrev")
    await amina.sees("Skriv din mejladress här")
    await amina.says("amina@example")
    await amina.says("amina@@example.org")
    await amina.sees("ser inte ut som en mejladress")
    await amina.says(ADDRESS)
    await amina.sees("Ett mejl är på väg till amina@example.org")


async def test_nobody_signs_up_a_whole_street(bot: Bot, amina: PersonClient) -> None:
    for number in range(6):
        await amina.says(f"prenumerera r{number}@example.org")
    await amina.sees("Du har skrivit många adresser i dag")
    assert len(await states(bot)) == 5


async def test_whoever_left_is_asked_again(bot: Bot, amina: PersonClient) -> None:
    await amina.says("prenumerera amina@example.org")
    await amina.sees("Ett mejl är på väg")
    await pressed(bot)
    await bot.database.write(_left)
    await amina.says("/nyhetsbrev")
    await amina.sees("Skriv din mejladress här")


async def _left(connection: Connection) -> None:
    await connection.run("update subscriber set state = 'unsubscribed'")
