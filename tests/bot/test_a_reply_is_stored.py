"""A member answers: what is stored, what is said back, and that nothing of it is lost or doubled."""

from __future__ import annotations

from actions.questions import close_question
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import members
from tests.bot.conftest import ask
from tests.kit.bots import Bot


async def test_by_a_link_the_first_reply_is_stored_after_one_tap_and_one_message(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("q-ensamhet")
    seen = await amina.sees("Hur kan vi minska ensamheten bland äldre?")
    assert "automatisk tjänst" in seen.text and "Vi visar inte ditt namn" in seen.text
    await amina.says("Fler mötesplatser där man kan äta ihop")
    receipt = await amina.sees("Ditt medskick är sparat")
    assert "Fler mötesplatser där man kan äta ihop" in receipt.text and "Hur kan vi minska" in receipt.text
    assert "utan ditt namn" in receipt.text
    [reply] = await bot.replies()
    assert (reply.question_id, reply.channel, reply.version) == (loneliness.id, "telegram", 1)
    assert reply.text == "Fler mötesplatser där man kan äta ihop"


async def test_what_is_not_needed_is_asked_once_and_after_the_receipt(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("q-ensamhet")
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await amina.sees("Vem svarar du för?")
    await amina.says("Och bussar på kvällen så att man kan ta sig dit")
    await amina.sees("Och bussar")
    asked = [seen for seen in await amina.messages() if "Vem svarar du för?" in seen.text]
    assert len(asked) == 1 and len(await bot.replies()) == 2


async def test_a_link_that_was_typed_in_capitals_opens_the_question_too(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("q-ENSAMHET")
    assert "Hur kan vi minska" in (await amina.sees("Svara senast")).text
    assert not [one for one in await amina.messages() if "Den länken känner jag inte igen" in one.text]


async def test_with_one_open_question_it_is_enough_to_write(
    bot: Bot, bertil: PersonClient, loneliness: Question
):
    await bertil.says("Promenader tillsammans en gång i veckan")
    await bertil.sees("Fråga: Hur kan vi minska")
    [reply] = await bot.replies()
    assert reply.question_id == loneliness.id


async def test_with_two_open_questions_it_is_asked_which_and_the_reply_moves_there(
    bot: Bot, bertil: PersonClient, loneliness: Question
):
    rooms = await ask(bot, "lokaler", "Vilka lokaler saknar ni?")
    await bertil.says("Vi saknar ett kök som får användas på kvällar")
    receipt = await bertil.sees("Vilken fråga hör det till?")
    assert [label for label in receipt.buttons if label.startswith(("1.", "2."))] == [
        "1. Hur kan vi minska ensamheten…",
        "2. Vilka lokaler saknar ni?",
    ]
    await bertil.presses("2. Vilka lokaler saknar ni?")
    moved = await bertil.sees("Fråga: Vilka lokaler saknar ni?")
    assert moved.text.startswith("Klart!")
    await bertil.says("Och ett förråd att låna")
    await bertil.sees("Och ett förråd")
    stored = await bot.replies()
    assert [reply.question_id for reply in stored] == [rooms.id, rooms.id]


async def test_a_reply_to_the_questions_message_belongs_to_that_question(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("q-ensamhet")
    card = await amina.sees("Hur kan vi minska")
    rooms = await ask(bot, "lokaler", "Vilka lokaler saknar ni?")
    await amina.opens("q-lokaler")
    await amina.sees("Vilka lokaler")
    await amina.says("Ring den som är ensam", reply_to=card.id)
    await amina.sees("Fråga: Hur kan vi minska")
    await amina.says("Ett kök")
    await amina.sees("Fråga: Vilka lokaler")
    stored = await bot.replies()
    assert [reply.question_id for reply in stored] == [loneliness.id, rooms.id]


async def test_a_reply_to_a_closed_question_is_kept_and_said_to_be_late(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("q-ensamhet")
    card = await amina.sees("Hur kan vi minska")
    await ask(bot, "lokaler", "Vilka lokaler saknar ni?")
    await bot.do(close_question, loneliness, "test")
    await amina.says("Ring den som är ensam", reply_to=card.id)
    await amina.sees("Frågan har stängt, men ditt medskick är sparat")
    [reply] = await bot.replies()
    assert reply.question_id is None


async def test_an_edited_message_becomes_version_two(bot: Bot, amina: PersonClient, loneliness: Question):
    number = await amina.says("Fler mötesplattser")
    await amina.sees("Ditt medskick är sparat")
    await amina.edits(number, "Fler mötesplatser, och öppna på söndagar")
    seen = await amina.sees("Jag har sparat din ändring")
    assert "version 2" in seen.text and "öppna på söndagar" in seen.text
    [reply] = await bot.replies()
    assert (reply.version, reply.text) == (2, "Fler mötesplatser, och öppna på söndagar")


async def test_a_reply_is_taken_back_from_its_receipt_and_its_words_are_gone(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await amina.presses("Ta bort")
    await amina.sees("Ditt medskick är borttaget")
    [reply] = await bot.replies()
    assert reply.withdrawn_at is not None and reply.text == ""


async def test_own_replies_are_listed_with_their_state_and_taken_back_one_by_one(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("Fler mötesplatser i byn")
    await amina.says("Promenader med fika efteråt")
    await amina.sees("Promenader med fika")
    await amina.says("Hej!")
    await amina.sees("Tack för att du hör av dig")
    await amina.says("/mina_medskick")
    listed = await amina.sees("Dina medskick")
    assert "Promenader med fika" in listed.text and "Hej!" not in listed.text
    assert listed.buttons == ("Ändra 1", "Ta bort 1", "Vem ser 1", "Ändra 2", "Ta bort 2", "Vem ser 2")
    await amina.presses("Ta bort 2")
    await amina.sees_notice("Borttaget")
    assert (await amina.sees("Borttaget")).buttons == ("Ändra 1", "Ta bort 1", "Vem ser 1")


async def test_who_may_see_it_is_chosen_and_remembered(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await amina.presses("Vem får se det?")
    choices = await amina.sees("Hur vill du att vi visar")
    assert choices.buttons == ("Visa utan namn", "Visa inte för andra")
    await amina.presses("Visa inte för andra")
    await amina.sees("Vi visar det inte för andra")
    await amina.says("Promenader med fika efteråt")
    await amina.sees("Kansliet läser det")
    stored = await bot.replies()
    assert [reply.visibility for reply in stored] == ["hidden", "hidden"]


async def test_a_greeting_is_kept_and_not_counted(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.says("Hej och tack!")
    await amina.sees("Tack för att du hör av dig")
    [reply] = await bot.replies()
    assert not reply.substance


async def test_personal_data_is_held_and_can_be_taken_back_at_once(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("Ring min granne Kerstin på 070-123 45 67, hon är ensam")
    seen = await amina.sees("ser ut att innehålla personuppgifter")
    assert seen.buttons == ("Ta bort",)
    [reply] = await bot.replies()
    assert reply.held == "personal-data"


async def test_the_same_person_is_one_member_however_often_they_write(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens()
    await amina.opens("q-ensamhet")
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    [member] = await bot.database.read(members.select_members)
    assert (member.telegram, member.language, member.asked) == (1001, "sv", True)
