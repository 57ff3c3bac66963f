"""The office writes to whoever sent a reply, without seeing who it is, and the answer comes back; replies are hidden with a reason."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from actions.members import stop_mailings
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import audit, members, office_questions, outbox
from storage.connection import Connection
from tests.bot.test_the_office_confirms_themes import LONELY as LONELY_THEME
from tests.bot.test_the_office_confirms_themes import called
from tests.kit.bots import Bot
from tests.kit.cast import AMINA

LONELY = "Många är ensamma om kvällarna"
WORDS = "Var i byn ser ni det? Vi vill gärna veta mer."
HELLO = "Hej hej!"


@pytest.fixture
async def walk(bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question) -> PersonClient:
    """Disa, with Amina's reply in front of her."""
    await amina.says(LONELY)
    await amina.sees("Ditt medskick är sparat")
    await disa.says("/kansli")
    await disa.sees("1 medskick att sortera")
    await disa.presses("Medskick per tema")
    await disa.sees("Allt som kommit in")
    await disa.presses(f"{called(LONELY_THEME)} (1)")
    shown = await disa.sees(LONELY)
    assert "Amina" not in shown.text
    return disa


async def test_the_author_answers_and_no_name_is_seen(
    bot: Bot, walk: PersonClient, amina: PersonClient
) -> None:
    await walk.presses("Svara den som skrev")
    await walk.sees("Ni ser inte varandras namn")
    await walk.says(WORDS)
    await walk.sees("Skickat.")
    got = await amina.sees("Kansliet skriver till dig")
    assert LONELY in got.text and WORDS in got.text and "Disa" not in got.text
    await amina.says("Vid stationen, mest.", reply_to=got.id)
    await amina.sees("har fått din fråga")
    told = await walk.sees("Vid stationen")
    assert "svar på det ni skrev" in told.text and "Amina" not in told.text
    [asked] = await bot.database.read(office_questions.select_waiting, 10)
    assert asked.text == "Vid stationen, mest." and len(await bot.replies()) == 1
    kept = await bot.database.read(audit.select_audit)
    assert not any(WORDS in str(value) for row in kept for value in tuple(row))


async def test_of_two_who_write_the_second_is_told_and_sends_nothing(
    bot: Bot, walk: PersonClient, edvin: PersonClient, amina: PersonClient
) -> None:
    await edvin.says("/kansli")
    await edvin.sees("1 medskick att sortera")
    await edvin.presses("Medskick per tema")
    await edvin.sees("Allt som kommit in")
    await edvin.presses(f"{called(LONELY_THEME)} (1)")
    await edvin.sees(LONELY)
    for person in (walk, edvin):
        await person.presses("Svara den som skrev")
        await person.sees("Ni ser inte varandras namn")
    await walk.says(WORDS)
    await walk.sees("Skickat.")
    await edvin.says("Tack för det här!")
    await edvin.sees("Disa skrev till samma person medan du skrev")
    rows = await bot.database.read(outbox.select_after, 0)
    assert len([row for row in rows if row["kind"] == "office-word"]) == 1


async def test_who_has_said_stop_is_not_written_to(bot: Bot, walk: PersonClient) -> None:
    member = await bot.database.read(members.select_member_by_telegram, AMINA)
    await bot.do(stop_mailings, member)
    await walk.presses("Svara den som skrev")
    await walk.sees("Inget är skickat")


async def test_who_is_left_in_peace_gets_it_afterwards_and_the_office_knows(
    bot: Bot, walk: PersonClient
) -> None:
    member = await bot.database.read(members.select_member_by_telegram, AMINA)
    await bot.database.write(rest, member.id, bot.now() + timedelta(days=7))
    await walk.presses("Svara den som skrev")
    await walk.sees("Ni ser inte varandras namn")
    await walk.says(WORDS)
    await walk.sees("Personen får vara i fred till")


async def rest(connection: Connection, member_id: str, until: datetime) -> None:
    await connection.run("update member set quiet_until = :until where id = :id", id=member_id, until=until)


async def test_a_reply_is_hidden_with_a_note_and_its_author_reads_the_reason(
    bot: Bot, walk: PersonClient, amina: PersonClient
) -> None:
    await walk.presses("Dölj")
    await walk.sees("Varför ska medskicket döljas?")
    await walk.presses("Annat skäl")
    await walk.sees("Skriv en mening")
    await walk.says("Vi frågar föreningen först.")
    await walk.sees("Klart!")
    [reply] = await bot.replies()
    assert reply.held == "staff"
    await amina.says("/mina_medskick")
    assert "Dolt av kansliet: någon läser det en gång till" in (await amina.sees("Dina medskick")).text
    await walk.says("/kansli")
    await walk.sees("Inget väntar just nu")
    await walk.presses("Dolda medskick")
    assert "Anteckning: Vi frågar föreningen först." in (await walk.sees(LONELY)).text
    await walk.presses("Släpp fram")
    await walk.sees_notice("Framsläppt")
    [reply] = await bot.replies()
    assert reply.held is None


async def test_what_was_found_to_say_nothing_can_be_counted_after_all(
    bot: Bot, amina: PersonClient, disa: PersonClient
) -> None:
    await amina.says(HELLO)
    await amina.sees("Tack för att du hör av dig")
    await disa.says("/kansli")
    await disa.sees("Inget väntar just nu")
    await disa.presses("Räknas inte")
    await disa.sees(HELLO)
    await disa.presses("Räkna med det")
    await disa.sees_notice("Borttaget")
    [reply] = await bot.replies()
    assert reply.substance
