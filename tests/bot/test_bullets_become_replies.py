"""Several bullets in one message become several replies where the sender says so, at a table and elsewhere."""

from __future__ import annotations

from dialogue.meetings import Meeting
from dialogue.questions import Question
from sandbox.client import PersonClient
from tests.bot.at_tables import LINK, step
from tests.kit.bots import Bot, eventually


async def test_bullets_become_replies_of_their_own_when_the_sender_says_so(
    bot: Bot, amina: PersonClient, meeting: Meeting
):
    await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    await amina.says("- Ett kök\n  - med spis\n- En buss på kvällen")
    seen = await amina.sees("Ska jag spara dem som 3 medskick?")
    assert seen.buttons[:2] == ("Dela upp", "Behåll som ett")
    await amina.presses("Dela upp", seen.id)
    await amina.sees("Nu är det 3 medskick")
    stored = await bot.replies()
    assert [(one.text, one.level, one.version) for one in stored] == [
        ("Ett kök", 0, 2), ("med spis", 1, 1), ("En buss på kvällen", 0, 1),
    ]  # fmt: skip
    assert stored[1].parent == stored[0].id and stored[2].parent is None
    assert {(one.table_name, one.source, one.question_id) for one in stored} == {
        ("3", "table", stored[0].question_id)
    }


async def test_bullets_are_offered_to_be_split_outside_meetings_too_and_an_edit_follows(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    number = await amina.says("1) Promenader\n2) Fika i parken")
    seen = await amina.sees("Ska jag spara dem som 2 medskick?")
    await amina.presses("Dela upp", seen.id)
    await amina.sees("Nu är det 2 medskick")
    await amina.edits(number, "1) Promenader i skogen\n2) Fika i parken\n3) Körsång")

    async def edited() -> bool:
        return [one.text for one in await bot.replies()] == [
            "Promenader i skogen", "Fika i parken", "Körsång",
        ]  # fmt: skip

    await eventually(edited)
    await amina.edits(number, "1) Promenader i skogen\n2) Körsång")

    async def shorter() -> bool:
        return [one.text for one in await bot.replies()] == ["Promenader i skogen", "Körsång", ""]

    await eventually(shorter)


async def test_bullets_may_stay_one_reply(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.says("- Promenader\n- Fika")
    await amina.sees("Ska jag spara dem som 2 medskick?")
    await amina.presses("Behåll som ett")
    await amina.sees_notice("Det får vara ett medskick")
    assert "Dela upp" not in (await amina.sees("Ditt medskick är sparat")).buttons
    assert len(await bot.replies()) == 1
