"""After an answer a member is shown what others answered, and may agree: once, and taken back by the same button."""

from __future__ import annotations

import pytest

from actions.reading import Wanted, exported_replies
from actions.review import decide_themes, hold_reply
from dialogue.questions import Question
from sandbox.client import PersonClient, SandboxClient
from storage import members
from tests.kit.bots import Bot

ASKED = "Håller du med om något?"


@pytest.fixture
async def chidi(client: SandboxClient, bot: Bot) -> PersonClient:
    return await client.add_person(1003, "Chidi", language_code="sv")


async def says(person: PersonClient, text: str) -> None:
    """A first reply, and nothing chosen after it."""
    await person.says(text)
    await person.sees("Vem svarar du för?")


async def published(bot: Bot, *texts: str) -> None:
    """The office has looked at these replies."""
    theme = bot.premises.frame.themes[0].id
    marks = [(one.id, theme) for one in await bot.replies() if one.text in texts]
    await bot.do(decide_themes, marks, "confirmed", "Disa")


async def agreed(bot: Bot, text: str) -> tuple[int, int]:
    rows = await bot.database.read(exported_replies, bot.premises.frame, Wanted())
    [row] = [one for one in rows if one["text"] == text]
    return row["agrees"], row["agreeing_organisations"]


async def test_what_the_office_has_looked_at_is_shown_once_and_agreed_with(
    bot: Bot, amina: PersonClient, bertil: PersonClient, chidi: PersonClient, loneliness: Question
) -> None:
    await says(amina, "Fler mötesplatser i byn")
    await says(bertil, "En buss på kvällen")
    await published(bot, "Fler mötesplatser i byn")
    await says(chidi, "Ring den som är ensam")
    await chidi.presses("Mig själv")
    shown = await chidi.sees(ASKED)
    assert "Fler mötesplatser i byn" in shown.text and "En buss på kvällen" not in shown.text
    assert shown.buttons == ("Håller med 1",)
    await chidi.presses("Håller med 1")
    await chidi.sees("Du håller med.")
    assert await agreed(bot, "Fler mötesplatser i byn") == (1, 0)
    await chidi.presses("Ta tillbaka 1")
    await chidi.sees_notice("tagit tillbaka")
    assert await agreed(bot, "Fler mötesplatser i byn") == (0, 0)
    await chidi.says("Och bjud på fika")
    await chidi.sees("Och bjud på fika")
    assert len([one for one in await chidi.messages() if ASKED in one.text]) == 1


async def test_what_is_held_meanwhile_can_not_be_agreed_with(
    bot: Bot, amina: PersonClient, bertil: PersonClient, chidi: PersonClient, loneliness: Question
) -> None:
    await says(amina, "Fler mötesplatser i byn")
    await says(bertil, "En buss på kvällen")
    await published(bot, "Fler mötesplatser i byn", "En buss på kvällen")
    await says(chidi, "Ring den som är ensam")
    await chidi.presses("Hoppa över")
    assert (await chidi.sees(ASKED)).buttons == ("Håller med 1", "Håller med 2")
    for reply in await bot.replies():
        await bot.do(hold_reply, reply.id, "Disa")
    await chidi.presses("Håller med 1")
    await chidi.sees_notice("gäller inte längre")
    assert await agreed(bot, "Fler mötesplatser i byn") == (0, 0)


async def test_somebody_in_distress_is_shown_nothing(
    bot: Bot, amina: PersonClient, bertil: PersonClient, chidi: PersonClient, loneliness: Question
) -> None:
    await says(amina, "Fler mötesplatser i byn")
    await says(bertil, "En buss på kvällen")
    await published(bot, "Fler mötesplatser i byn", "En buss på kvällen")
    await chidi.says("Jag orkar inte leva längre")
    await chidi.sees("Det låter som att du har det väldigt tungt")
    await chidi.says("Ring den som är ensam")
    await chidi.sees("Vem svarar du för?")
    await chidi.presses("Hoppa över")
    await chidi.sees("Vi visar dina medskick utan namn")
    assert not [one for one in await chidi.messages() if ASKED in one.text]
    [member] = [one for one in await bot.database.read(members.select_members) if one.telegram == 1003]
    assert member.quiet_until is not None
