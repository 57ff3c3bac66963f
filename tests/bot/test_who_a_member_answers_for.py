"""A member names an organisation: found, one of several, unknown, or no name at all."""

from __future__ import annotations

import pytest

from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import members, organisations
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, MÅNEN, STIGFINNARNA, an_organisation


@pytest.fixture
async def register(bot: Bot) -> None:
    for name in (STIGFINNARNA, MÅNEN, FIKA, "Föreningen Norden"):
        await bot.database.write(an_organisation, name)


async def asked_for_a_name(amina: PersonClient) -> None:
    await amina.opens("q-ensamhet")
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Vem svarar du för?")
    await amina.presses("En förening")
    await amina.sees("Vad heter föreningen?")


async def test_a_name_that_fits_is_taken_and_the_reply_was_for_it(
    bot: Bot, amina: PersonClient, loneliness: Question, register: None
):
    await asked_for_a_name(amina)
    await amina.says("kvinnojouren manen")
    await amina.sees("Nu svarar du för Kvinnojouren Månen")
    choices = await amina.sees("Hur vill du att vi visar")
    assert choices.buttons[0] == "Visa med föreningens namn"
    await amina.presses("Visa med föreningens namn")
    await amina.sees("Vi kan visa det med föreningens namn: Kvinnojouren Månen")
    [reply] = await bot.replies()
    [member] = await bot.database.read(members.select_members)
    assert (reply.source, reply.visibility, reply.organisation_id) == (
        "organisation",
        "named",
        member.organisation_id,
    )
    await amina.says("Och ett kök")
    assert "Kvinnojouren Månen" in (await amina.sees("Ditt medskick är sparat")).text


async def test_several_names_are_offered_and_what_was_written_is_no_reply(
    bot: Bot, amina: PersonClient, loneliness: Question, register: None
):
    await asked_for_a_name(amina)
    await amina.says("föreningen")
    offered = await amina.sees("Menar du någon av de här?")
    assert offered.buttons == (FIKA, "Föreningen Norden", "Det är vår förenings namn", "Det är ett medskick")
    await amina.presses(FIKA)
    await amina.sees("Nu svarar du för Föreningen Fika")
    stored = await bot.replies()
    assert [(reply.withdrawn_at is None, reply.text) for reply in stored] == [
        (True, "Fler mötesplatser i byn"),
        (False, ""),
    ]


async def test_a_name_inside_a_sentence_is_found(
    bot: Bot, amina: PersonClient, loneliness: Question, register: None
):
    await asked_for_a_name(amina)
    await amina.says("Vi heter Stigfinnarna!")
    offered = await amina.sees("Menar du någon av de här?")
    assert offered.buttons[0] == STIGFINNARNA


async def test_an_unknown_name_is_proposed_to_the_office(
    bot: Bot, amina: PersonClient, loneliness: Question, register: None
):
    await asked_for_a_name(amina)
    await amina.says("Byalaget i Sjövik")
    await amina.sees("Jag hittar ingen förening med det namnet")
    await amina.presses("Det är vår förenings namn")
    await amina.sees("kansliet tittar på den")
    known = await bot.database.read(organisations.select_organisations)
    [proposed] = [one for one in known if one.state == "proposed"]
    stored = await bot.replies()
    assert proposed.name == "Byalaget i Sjövik"
    assert [reply.organisation_id for reply in stored if reply.withdrawn_at is None] == [proposed.id]


async def test_a_text_that_was_no_name_is_a_reply_all_the_same(
    bot: Bot, amina: PersonClient, loneliness: Question, register: None
):
    await asked_for_a_name(amina)
    await amina.says("Ja, och så behövs det bussar på kvällen")
    receipt = await amina.sees("Ditt medskick är sparat")
    assert "Jag letade efter en förening men sparade texten som ett medskick." in receipt.text
    assert "Ja, och så behövs det bussar på kvällen" in receipt.text and "Ta bort" in receipt.buttons
    stored = await bot.replies()
    assert all(reply.withdrawn_at is None for reply in stored) and len(stored) == 2


async def test_what_may_be_a_new_name_stays_a_reply_when_its_sender_says_so(
    bot: Bot, amina: PersonClient, loneliness: Question, register: None
):
    await asked_for_a_name(amina)
    await amina.says("Fler bussar på kvällen")
    await amina.sees("Är det en ny förening? Jag sparade texten som ett medskick så länge")
    await amina.presses("Det är ett medskick")
    await amina.sees("Ditt medskick är sparat")
    stored = await bot.replies()
    assert all(reply.withdrawn_at is None for reply in stored) and len(stored) == 2


@pytest.mark.parametrize(
    "written", ["Stigfinarna", "kvinojouren manen", "Månens kvinnojour", "Vi är med i stigfinnarnna"]
)
async def test_one_letter_may_be_wrong(
    bot: Bot, amina: PersonClient, loneliness: Question, register: None, written: str
):
    await asked_for_a_name(amina)
    await amina.says(written)
    offered = await amina.sees("Menar du någon av de här?")
    assert offered.buttons[0] == (MÅNEN if "nojour" in written else STIGFINNARNA)


async def test_who_answers_as_a_person_is_not_offered_a_name(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Vem svarar du för?")
    await amina.presses("Mig själv")
    choices = await amina.sees("Hur vill du att vi visar")
    assert choices.buttons == ("Visa utan namn", "Visa inte för andra")
    await amina.presses("Visa utan namn")
    await amina.sees("Tack, då vet jag.")


async def test_skipping_is_fine(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Vem svarar du för?")
    await amina.presses("Hoppa över")
    await amina.sees("Vi visar dina medskick utan namn")
