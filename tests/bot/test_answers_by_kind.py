"""Questions of each kind in the chat: pressed and typed answers, the reason, numbers; what a receipt lets one do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from actions.questions import Draft, add_question, open_question
from dialogue.questions import Question, QuestionKind
from sandbox.client import PersonClient
from tests.kit.bots import Bot, real_clock

FOLLOW_UP = "Om inte – varför då?"


async def ask_for(bot: Bot, kind: QuestionKind, text: str, **more: Any) -> Question:
    """An open question of a kind."""
    draft = Draft(
        f"fraga-{kind}", text, closes_at=real_clock() + timedelta(days=21), background="Bakgrund.", owner="Disa",
        kind=kind, **more,
    )  # fmt: skip
    question: Question = await bot.do(add_question, draft, "test")
    await bot.do(open_question, question, "test")
    return replace(question, status="open")


@pytest.fixture
async def yes_or_no(bot: Bot) -> Question:
    return await ask_for(
        bot, "yes-no", "Ska föreningslokalen hållas öppen på kvällar?", follow_up=FOLLOW_UP,
        plain="Ska lokalen vara öppen på kvällen?", contact="Disa på kansliet",
    )  # fmt: skip


async def test_the_card_says_it_plainly_first_and_has_a_button_for_each_answer(
    amina: PersonClient, yes_or_no: Question
) -> None:
    await amina.opens("q-fraga-yes-no")
    card = await amina.sees("Frågan ordagrant")
    assert card.text.index("Ska lokalen vara öppen") < card.text.index("Ska föreningslokalen hållas")
    assert "Disa på kansliet" in card.text and "Svara senast" in card.text
    assert "Vi visar det utan namn" in card.text and card.buttons == ("Ja", "Nej")


async def test_a_pressed_no_is_stored_at_once_and_the_next_text_is_its_reason(
    bot: Bot, amina: PersonClient, yes_or_no: Question
) -> None:
    await amina.opens("q-fraga-yes-no")
    await amina.sees("Frågan ordagrant")
    await amina.presses("Nej")
    asked = await amina.sees("Ditt svar: Nej")
    assert FOLLOW_UP in asked.text
    [pressed] = await bot.replies()
    assert (pressed.answer, pressed.text, pressed.question_id) == ("no", "", yes_or_no.id)
    assert pressed.substance
    number = await amina.says("Ingen har råd med vakten")
    await amina.sees("Ingen har råd")
    [reply] = await bot.replies()
    assert (reply.id, reply.answer, reply.text) == (pressed.id, "no", "Ingen har råd med vakten")
    await amina.edits(number, "Ingen har råd med en vakt")
    await amina.sees("Jag har sparat din ändring")
    assert [(one.answer, one.text) for one in await bot.replies()] == [("no", "Ingen har råd med en vakt")]


async def test_a_yes_is_not_asked_what_a_no_is(bot: Bot, amina: PersonClient, yes_or_no: Question) -> None:
    await amina.opens("q-fraga-yes-no")
    await amina.sees("Frågan ordagrant")
    await amina.presses("Ja")
    asked = await amina.sees("Ditt svar: Ja")
    assert FOLLOW_UP not in asked.text and "Berätta gärna varför" in asked.text
    await amina.presses("Hoppa över")
    await amina.sees("Vem svarar du för?")
    await amina.says("En annan tanke om kvällarna")
    await amina.sees("En annan tanke")
    assert [one.text for one in await bot.replies()] == ["", "En annan tanke om kvällarna"]


async def test_the_other_button_changes_the_answer(
    bot: Bot, amina: PersonClient, yes_or_no: Question
) -> None:
    await amina.opens("q-fraga-yes-no")
    card = await amina.sees("Frågan ordagrant")
    await amina.presses("Ja")
    await amina.sees("Ditt svar: Ja")
    await amina.presses("Nej", message_id=card.id)
    await amina.sees("Ditt svar: Nej")
    assert [one.answer for one in await bot.replies()] == ["no"]


async def test_a_typed_no_with_its_reason_is_understood_and_asked_nothing_more(
    bot: Bot, amina: PersonClient, yes_or_no: Question
) -> None:
    await amina.says("Nej, för att det är för dyrt")
    seen = await amina.sees("Ditt svar: Nej")
    assert FOLLOW_UP not in seen.text
    [reply] = await bot.replies()
    assert (reply.answer, reply.text) == ("no", "Nej, för att det är för dyrt")


async def test_words_that_are_neither_are_kept_and_asked_about(
    bot: Bot, amina: PersonClient, yes_or_no: Question
) -> None:
    await amina.says("Det beror på vintern")
    await amina.sees("Är det ett ja eller ett nej?")
    await amina.presses("Ja")
    await amina.sees("Ditt svar: Ja")
    assert [(one.answer, one.text) for one in await bot.replies()] == [("yes", "Det beror på vintern")]


async def test_a_number_is_read_out_of_the_words_and_a_later_one_replaces_it(
    bot: Bot, amina: PersonClient
) -> None:
    await ask_for(bot, "number", "Hur många ringde er förra veckan?")
    await amina.says("vi hade tolv samtal")
    await amina.sees("Ditt svar: 12")
    await amina.says("jag räknade fel, 14 var det")
    await amina.sees("Det ersätter det tal du skrev förut: 12")
    await amina.says("3 av 20 var nya")
    await amina.sees("Vilket av talen är svaret?")
    await amina.presses("20")
    await amina.sees("Ditt svar: 20")
    await amina.says("ganska många")
    await amina.sees("Hur många var det?")
    assert [one.answer for one in await bot.replies()] == ["12", "14", "20", ""]


async def test_a_number_that_is_not_whole_is_asked_about_and_not_taken_for_a_greeting(
    bot: Bot, amina: PersonClient
) -> None:
    await ask_for(bot, "number", "Hur många ringde er förra veckan?")
    await amina.says("3,5")
    await amina.sees("Hur många var det?")


async def test_the_words_are_changed_from_the_receipt(
    bot: Bot, amina: PersonClient, loneliness: Question
) -> None:
    await amina.says("Fler promenader")
    seen = await amina.sees("Ditt medskick är sparat")
    assert seen.buttons == ("Ändra", "Ta bort", "Byt fråga", "Vem får se det?", "Det var en fråga till er")
    await amina.presses("Ändra")
    await amina.sees("Skriv den nya texten här")
    number = await amina.says("Fler promenader med fika")
    await amina.sees("Jag har sparat din ändring")
    assert [(one.version, one.text) for one in await bot.replies()] == [(2, "Fler promenader med fika")]
    await amina.edits(number, "Fler promenader med saft")
    await amina.sees("Det är version 3")
    assert [(one.version, one.text) for one in await bot.replies()] == [(3, "Fler promenader med saft")]


async def test_danger_is_never_taken_as_a_reason(bot: Bot, amina: PersonClient, yes_or_no: Question) -> None:
    await amina.opens("q-fraga-yes-no")
    await amina.sees("Frågan ordagrant")
    await amina.presses("Nej")
    await amina.sees("Ditt svar: Nej")
    await amina.says("Jag orkar inte leva längre")
    await amina.sees("Det låter som att du har det väldigt tungt")
    assert [(one.answer, one.held) for one in await bot.replies()] == [("no", None), ("", "crisis")]
