"""What members named as their organisation waits for the office: accepted, found to be another, renamed or rejected."""

from __future__ import annotations

import pytest

from dialogue.members import Organisation
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import members, organisations
from tests.kit.bots import Bot
from tests.kit.cast import AMINA, STIGFINNARNA, an_organisation

BYALAGET = "Byalaget <i>i</i> Sjövik"


@pytest.fixture
async def proposed(bot: Bot, amina: PersonClient, loneliness: Question) -> Organisation:
    """Amina has answered for one that is not in the list."""
    await bot.database.write(an_organisation, STIGFINNARNA)
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Vem svarar du för?")
    await amina.presses("En förening")
    await amina.sees("Vad heter föreningen?")
    await amina.says(BYALAGET)
    await amina.sees("Är det en ny förening?")
    await amina.presses("Det är vår förenings namn")
    await amina.sees("kansliet tittar på den")
    [one] = [one for one in await register(bot) if one.state == "proposed"]
    return one


async def register(bot: Bot) -> tuple[Organisation, ...]:
    return await bot.database.read(organisations.select_organisations)


async def speaks_for(bot: Bot) -> tuple[str | None, set[str | None]]:
    """Whose member Amina is, and whose her replies are."""
    member = await bot.database.read(members.select_member_by_telegram, AMINA)
    replies = [reply for reply in await bot.replies() if reply.withdrawn_at is None]
    return member.organisation_id, {reply.organisation_id for reply in replies}


async def looks(person: PersonClient, name: str = BYALAGET) -> None:
    await person.says("/kansli")
    await person.sees("Kansliet")
    await person.presses("Nya föreningar att titta på (1)")
    shown = await person.sees(name)
    assert "Medlemmar: 1. Medskick: 1." in shown.text


async def test_it_is_accepted_and_the_second_is_told(
    bot: Bot, disa: PersonClient, edvin: PersonClient, proposed: Organisation
) -> None:
    await looks(disa)
    await looks(edvin)
    await disa.presses("Lägg till, visa inte")
    await disa.sees("finns nu i listan")
    await edvin.presses("Avslå")
    await edvin.sees("Den föreningen är redan klar")
    [kept] = [one for one in await register(bot) if one.id == proposed.id]
    assert (kept.state, kept.visible) == ("listed", False)


async def test_it_is_another_one(bot: Bot, disa: PersonClient, proposed: Organisation) -> None:
    await looks(disa)
    await disa.presses("Samma som en annan")
    await disa.sees("Vilken förening är det?")
    await disa.says("xyz")
    await disa.sees("Jag hittar ingen förening i listan för ”xyz”")
    await disa.says("stigfinarna")
    await disa.sees("Vilken av dem?")
    await disa.presses("Samma som Stigfinnarna")
    await disa.sees("Nu är de samma: Stigfinnarna")
    [left] = await register(bot)
    assert left.name == STIGFINNARNA
    assert await speaks_for(bot) == (left.id, {left.id})


async def test_it_is_renamed_and_one_that_is_like_it_is_offered(
    bot: Bot, disa: PersonClient, proposed: Organisation
) -> None:
    await looks(disa)
    await disa.presses("Byt namn")
    await disa.sees("Vad ska den heta?")
    await disa.says(STIGFINNARNA)
    await disa.sees("Det namnet finns redan i listan")
    await disa.says("Stigfinarna")
    shown = await disa.sees("Den kan vara samma som någon av de här")
    assert shown.buttons[0] == "Samma som Stigfinnarna"
    await disa.presses("Samma som Stigfinnarna")
    await disa.sees("Nu är de samma")
    assert [one.name for one in await register(bot)] == [STIGFINNARNA]


async def test_it_is_rejected_and_what_was_said_stays(
    bot: Bot, disa: PersonClient, proposed: Organisation
) -> None:
    await looks(disa)
    await disa.presses("Avslå")
    await disa.sees("blir kvar, men utan förening")
    await disa.presses("Ja, avslå")
    await disa.sees("är avslagen")
    assert await speaks_for(bot) == (None, {None})
    [reply] = [reply for reply in await bot.replies() if reply.withdrawn_at is None]
    assert (reply.text, reply.source) == ("Fler mötesplatser i byn", "person")
