"""Minutes pasted in the office's chat: in pieces, over a restart, looked over with their remarks, kept once."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.staff import add_staff
from bot.handlers.staff.minutes import MOST
from dialogue.questions import Question
from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
from storage import questions, staff
from tests.kit.bots import Bot, running_bot
from tests.kit.minutes import REPLIES, TEXT

CUT = TEXT.index("öppen fram till fem")
"""In the middle of a reply, as a messenger may cut what is pasted."""
SLIPS = "".join(f"\n\n- Den 30 februari {year} ses vi igen" for year in range(2027, 2039))


@pytest.fixture
async def menu(disa: PersonClient) -> PersonClient:
    """Disa, where the minutes are asked for."""
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Protokoll")
    await disa.sees("Klistra in texten från protokollet")
    return disa


async def pastes(disa: PersonClient, *pieces: str) -> None:
    for piece in pieces:
        await disa.says(piece)
        await disa.sees("Nu har jag")


async def test_minutes_are_pasted_in_pieces_looked_over_and_kept(bot: Bot, menu: PersonClient):
    await pastes(menu, TEXT[:CUT], TEXT[CUT:])
    await menu.presses("Läs igenom")
    preview = await menu.sees("Sammanlagt 12 medskick. Inget är sparat än.")
    assert "fredag 13 november 2026" in preview.text and "3 föreningar var med" in preview.text
    assert "Vad gör en mötesplats levande" in preview.text and "(5 medskick)" in preview.text
    assert await bot.replies() == ()
    await menu.presses("Spara")
    kept = await menu.sees("Protokollet är sparat")
    assert "12 nya medskick" in kept.text
    stored = await bot.replies()
    assert [one.text for one in stored] == [text for _, _, text in REPLIES]
    assert {(one.channel, one.source) for one in stored} == {("meeting", "table")}


async def test_the_same_minutes_once_more_change_nothing(bot: Bot, menu: PersonClient):
    for told in ("12 nya medskick", "0 nya medskick"):
        await pastes(menu, TEXT)
        await menu.presses("Läs igenom")
        await menu.sees("Sammanlagt 12 medskick")
        await menu.presses("Spara")
        await menu.sees(told)
        await menu.says("/kansli")
        await menu.sees("Kansliet")
        await menu.presses("Protokoll")
        await menu.sees("Klistra in texten från protokollet")
    assert len(await bot.replies()) == 12
    assert len(await bot.database.read(questions.select_questions)) == 3


async def test_remarks_are_shown_with_their_lines_a_page_at_a_time(bot: Bot, menu: PersonClient):
    await pastes(menu, TEXT.replace("- Träffas oftare", f"- Träffas oftare{SLIPS}"))
    await menu.presses("Läs igenom")
    preview = await menu.sees("Inget är sparat än")
    label = next(label for label in preview.buttons if label.startswith("Att titta på"))
    await menu.presses(label)
    first = await menu.sees("Att titta på i protokollet")
    assert (
        "Rad 49: Fortsätter från rad 47" in first.text
        and "Nästa" in first.buttons
        and "Föregående" not in first.buttons
    )
    await menu.presses("Nästa")
    second = await menu.sees("Den 30 februari 2038 ses vi igen")
    assert "Föregående" in second.buttons
    await menu.presses("Tillbaka")
    await menu.sees("Inget är sparat än")


async def test_pasted_pieces_survive_a_restart(sandbox: Sandbox, client: SandboxClient, tmp_path: Path):
    path = tmp_path / "medskick.db"
    async with running_bot(sandbox, path) as bot:
        await bot.do(add_staff, "Disa", None, 2001)
        disa = await client.add_person(2001, "Disa", language_code="sv", started=True)
        await disa.says("/kansli")
        await disa.sees("Kansliet")
        await disa.presses("Protokoll")
        await disa.sees("Klistra in")
        await pastes(disa, TEXT[:CUT])
    async with running_bot(sandbox, path) as bot:
        await pastes(disa, TEXT[CUT:])
        await disa.presses("Läs igenom")
        await disa.sees("Sammanlagt 12 medskick")


async def test_a_text_without_replies_is_said_to_have_none(bot: Bot, menu: PersonClient):
    await pastes(menu, "Hej Disa! Här kommer lite om fikat på fredag.")
    await menu.presses("Läs igenom")
    said = await menu.sees("Jag hittade inga medskick i texten")
    assert "Spara" not in said.buttons
    await menu.presses("Avbryt")
    await menu.sees("Texten är slängd. Inget är sparat.")
    assert await bot.database.read(questions.select_questions) == ()
    [disa] = await bot.database.read(staff.select_staff)
    assert disa.draft == {} and disa.expects == ""


async def test_what_was_pasted_after_the_look_is_looked_at_before_it_is_kept(bot: Bot, menu: PersonClient):
    await pastes(menu, TEXT)
    await menu.presses("Läs igenom")
    await menu.sees("Sammanlagt 12 medskick")
    await pastes(menu, "Dialog 3\n\nFråga 1: Vad mer?\n\n- Mer fika")
    await menu.presses("Spara")
    await menu.sees("Sammanlagt 13 medskick. Inget är sparat än.")
    assert await bot.replies() == ()


async def test_too_much_text_is_left_out_and_said(bot: Bot, menu: PersonClient):
    piece = "Mötesplatser för alla åldrar. " * 130
    for _ in range(MOST // len(piece.encode())):
        await menu.says(piece)
        await menu.sees("Nu har jag")
    await menu.says(piece)
    await menu.sees("Det blev för mycket text")
    [disa] = await bot.database.read(staff.select_staff)
    assert len(disa.draft["minutes"].encode()) <= MOST


async def test_a_document_is_answered_with_how_its_text_gets_in(bot: Bot, menu: PersonClient):
    await menu.sends("document", caption="Protokollet")
    await menu.sees("Jag kan inte öppna filer här. Klistra in texten i stället")
    assert await bot.replies() == ()


async def test_danger_that_somebody_at_the_tables_told_of_is_kept_and_held_back(bot: Bot, menu: PersonClient):
    await pastes(menu, TEXT.replace("- Träffas oftare", "- Jag vill inte leva längre"))
    await menu.presses("Läs igenom")
    await menu.sees("Sammanlagt 12 medskick")
    await menu.presses("Spara")
    await menu.sees("1 väntar på granskning")
    assert [one.held for one in await bot.replies() if one.held] == ["crisis"]


async def test_danger_in_own_words_comes_before_the_minutes(
    bot: Bot, menu: PersonClient, loneliness: Question
):
    await menu.says("Jag vill inte leva längre")
    await menu.sees("112")
    [reply] = await bot.replies()
    assert reply.held == "crisis"
