"""Commands in every spelling, bare words, danger, stop, groups, and coming and going."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.deed import Deed
from actions.staff import add_staff, chat_ticket
from actions.telling import tell
from dialogue.questions import Question
from sandbox.client import PersonClient, SandboxClient
from storage import members, outbox, outbox_gate
from tests.kit.bots import Bot, eventually
from wording.said import Said

DANGER = "Jag orkar inte leva längre, jag tänker ta mitt liv ikväll"


@pytest.mark.parametrize(
    "written", ["/fragor", "/frågor", "/FRAGOR", "/questions", "/fragor@medskick_sandbox_bot"]
)
async def test_a_command_is_understood_however_it_is_spelt(
    bot: Bot, amina: PersonClient, loneliness: Question, written: str
):
    await amina.says(written)
    await amina.sees("Öppna frågor")
    assert await bot.replies() == ()


@pytest.mark.parametrize("written", ["Hjälp!", "help", "Hej, hjälp tack"])
async def test_a_bare_help_is_taken_at_once(
    bot: Bot, amina: PersonClient, loneliness: Question, written: str
):
    await amina.says(written)
    await amina.sees("Så här gör du")


async def test_any_other_bare_command_word_is_kept_and_asked_about(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("q-ensamhet")
    await amina.says("Kalender")
    seen = await amina.sees("Menar du /kalender?")
    assert "Ta bort" in seen.buttons and "Hur kan vi minska" in seen.text
    [reply] = await bot.replies()
    assert (reply.text, reply.question_id) == ("Kalender", loneliness.id)


async def test_a_bare_stop_stops_and_only_start_by_itself_begins_again(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("Stopp, tack!")
    await amina.sees("Du får inga fler utskick")
    await amina.opens("q-ensamhet")
    await amina.sees("Hur kan vi minska")
    [member] = await bot.database.read(members.select_members)
    assert not member.mailings
    await amina.says("/start")
    await amina.sees("Nu får du utskick igen")
    [member] = await bot.database.read(members.select_members)
    assert member.mailings


async def test_one_word_is_enough_in_other_spellings_too_and_what_waited_is_dropped(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("q-ensamhet")
    await amina.sees("Hur kan vi minska")

    async def queue(deed: Deed) -> None:
        later = deed.now + timedelta(days=1)
        await tell(deed, 1001, Said("Glöm inte frågan"), "reminder", "question-reminder", due=later)

    await bot.do(queue)
    await amina.says("SLUTA")
    await amina.sees("Du får inga fler utskick")
    fate = await bot.database.read(outbox_gate.select_fate, "reminder")
    assert fate is not None and (fate["state"], fate["answer"]) == ("cancelled", "stopped")
    assert not await bot.replies()


@pytest.mark.parametrize(
    "written",
    [
        "Kan ni sluta skicka så mycket",
        "Avregistrera mig",
        "Jag vill inte ha fler meddelanden",
        "unsubscribe me",
    ],
)
async def test_a_wish_to_stop_in_a_sentence_is_kept_and_asked_about(
    bot: Bot, amina: PersonClient, loneliness: Question, written: str
):
    await amina.says(written)
    await amina.sees("Menar du att du vill slippa utskick?")
    [member] = await bot.database.read(members.select_members)
    assert member.mailings and len(await bot.replies()) == 1


async def test_a_reply_that_speaks_of_stopping_something_is_a_reply(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("Stoppa nedläggningen av biblioteken, de är våra mötesplatser")
    assert "Menar du" not in (await amina.sees("Ditt medskick är sparat")).text


async def test_an_unknown_command_says_so_and_one_that_goes_on_is_a_reply(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("/lotteri")
    await amina.sees("Det kommandot har jag inte")
    await amina.says("/Amina här. Vi behöver fler ledare")
    await amina.sees("Ditt medskick är sparat")
    [reply] = await bot.replies()
    assert reply.text == "/Amina här. Vi behöver fler ledare"


@pytest.mark.parametrize("written", [DANGER, f"/hjalp {DANGER}"])
async def test_danger_is_answered_before_everything_else_and_nobody_is_asked_anything(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question, written: str
):
    await amina.says(written)
    answer = await amina.sees("90101")
    assert answer.buttons == () and "automatisk tjänst" in answer.text and "Tack" not in answer.text
    assert "112" in answer.text and DANGER not in answer.text
    alert = await disa.sees("väntar på granskning")
    assert DANGER not in alert.text and alert.buttons == ("Väntar på granskning",)
    [reply] = await bot.replies()
    [amina_row] = [one for one in await bot.database.read(members.select_members) if one.telegram == 1001]
    assert reply.held == "crisis" and amina_row.quiet_until is not None and not amina_row.asked


async def test_danger_is_seen_where_a_name_was_asked_for(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.says("/organisation")
    await amina.sees("Vad heter föreningen?")
    await amina.says(DANGER)
    await amina.sees("90101")


async def test_an_edit_that_speaks_of_danger_is_answered_too(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    number = await amina.says("Det är tungt i byn")
    await amina.sees("Ditt medskick är sparat")
    await amina.edits(number, DANGER)
    await amina.sees("90101")


@pytest.mark.parametrize("written", ["/hjalp", "/organisation"])
async def test_danger_in_an_edit_of_what_was_no_reply_is_answered_and_held(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question, written: str
):
    number = await amina.says(written)
    await amina.sees("Så här gör du" if written == "/hjalp" else "Vad heter föreningen?")
    await amina.edits(number, DANGER)
    await amina.sees("90101")
    await disa.sees("väntar på granskning")
    assert [reply.held for reply in await bot.replies()] == ["crisis"]


async def test_danger_in_an_edit_of_a_withdrawn_reply_is_answered_and_not_kept(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    number = await amina.says("Det är tungt i byn")
    await amina.sees("Ditt medskick är sparat")
    await amina.presses("Ta bort")
    await amina.sees("borttaget")
    await amina.edits(number, DANGER)
    await amina.sees("90101")
    assert [reply.text for reply in await bot.replies()] == [""]
    [member] = await bot.database.read(members.select_members)
    assert member.quiet_until is not None


async def test_in_groups_the_bot_points_to_the_private_chat_and_nothing_else(
    bot: Bot, amina: PersonClient, client: SandboxClient, loneliness: Question
):
    await client.post("groups", {"id": -100, "title": "Byalaget"})
    await amina.says("/fragor@medskick_sandbox_bot", group_id=-100)
    assert await client.wait({"chat": -100, "text": "Skriv till mig i en privat chatt"}, 10)
    await amina.says("Fler mötesplatser", group_id=-100)
    await amina.says("/hjalp")
    await amina.sees("Så här gör du")
    assert await bot.replies() == ()
    assert await bot.database.read(members.select_member_by_telegram, -100) is None


async def test_who_blocks_the_bot_is_left_alone_until_they_come_back(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await amina.blocks()
    await state_becomes(bot, "blocked")
    await amina.unblocks()
    await amina.opens()
    await amina.sees("Hej!")
    await state_becomes(bot, "active")


async def test_who_writes_is_reached_again_though_nothing_told_that_they_came_back(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await bot.database.write(members.update_state_by_telegram, 1001, "blocked")
    await amina.says("Och fler bänkar")
    await amina.sees("fler bänkar")
    await state_becomes(bot, "active")


async def state_becomes(bot: Bot, state: str) -> None:
    async def so() -> bool:
        return [one.state for one in await bot.database.read(members.select_members)] == [state]

    await eventually(so)


async def test_the_language_is_chosen_and_kept(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.opens()
    await amina.sees("Hej!")
    await amina.presses("In English")
    await amina.sees("From now on I write in English")
    await amina.says("More meeting places in the village")
    await amina.sees("Your reply is saved")


async def test_somebody_outside_the_office_learns_nothing_of_its_menu(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("/kansli")
    await amina.sees("Det kommandot har jag inte")


async def test_a_button_whose_time_has_passed_says_so(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.says("Fler mötesplatser i byn")
    receipt = await amina.sees("Ditt medskick är sparat")
    await amina.says("/mina_medskick")
    listed = await amina.sees("Dina medskick")
    await amina.presses("Ta bort", receipt.id)
    await amina.sees("Ditt medskick är borttaget")
    await amina.presses("Ta bort 1", listed.id)
    await amina.sees_notice("Det var redan borttaget")


async def test_a_ticket_binds_a_chat_to_the_office_once(bot: Bot, client: SandboxClient, amina: PersonClient):
    person = await bot.do(add_staff, "Disa", None, None)
    word = await bot.do(chat_ticket, person)
    await amina.opens(f"s-{word}")
    await amina.sees("Välkommen, Disa!")
    await amina.says("/kansli")
    await amina.sees("Kansliet")

    async def listed() -> bool:
        return "kansli" in await amina.menu()

    await eventually(listed)
    await amina.opens(f"s-{word}")
    await amina.sees("Den länken har gått ut")


async def test_every_message_left_the_outbox(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.opens("q-ensamhet")
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Vem svarar du för?")
    counts = await bot.database.read(outbox.count_by_state)
    assert set(counts) <= {"sent", "sending"}


async def test_what_stands_behind_a_command_that_takes_nothing_is_kept_too(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("/frågor vi behöver lokaler på kvällen")
    await amina.sees("Öppna frågor")
    [reply] = await bot.replies()
    assert reply.text == "vi behöver lokaler på kvällen"
    await amina.says("/frågor tack")
    await amina.says("/kalender")
    await amina.sees("kalendern")
    assert len(await bot.replies()) == 1
