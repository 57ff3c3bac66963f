"""At a meeting's table: receipts in a row are one message, and each says for whom one spoke."""

from __future__ import annotations

from actions.own_data import erase_member
from actions.stepping import go_on
from dialogue.meetings import Meeting
from sandbox.client import PersonClient, SandboxClient
from tests.bot.at_tables import LINK, step
from tests.kit.bots import Bot


async def test_receipts_in_a_row_are_one_message(bot: Bot, amina: PersonClient, meeting: Meeting):
    first = await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    await amina.says("Ett kök")
    once = await amina.sees("Sparat från bord 3")
    await amina.says("En buss på kvällen")
    twice = await amina.sees("2 medskick sparade från bord 3")
    await amina.says("Belysning längs vägen")
    thrice = await amina.sees("3 medskick sparade från bord 3")
    assert once.id == twice.id == thrice.id and "Belysning längs vägen" in thrice.text
    assert len(await amina.messages()) == 2
    await amina.presses("Ta bort")
    await amina.sees("Ditt medskick är borttaget")
    assert [one.withdrawn_at is not None for one in await bot.replies()] == [False, False, True]
    await step(bot, meeting, first)
    await amina.sees("Vem kan hjälpa till?")
    await amina.says("Fika")
    below = await amina.sees("3 medskick sparade")
    assert below.id != once.id  # under another question it begins anew, where it is seen


async def test_a_receipt_that_is_gone_is_said_anew(
    bot: Bot, amina: PersonClient, client: SandboxClient, meeting: Meeting
):
    await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    await amina.says("Ett kök")
    once = await amina.sees("Sparat från bord 3")
    await client.fault(
        method="editMessageText", code=400, description="Bad Request: message to edit not found", times=1
    )
    await amina.says("En buss på kvällen")
    twice = await amina.sees("2 medskick sparade från bord 3")
    assert twice.id != once.id
    await amina.says("Belysning")
    assert (await amina.sees("3 medskick sparade")).id == twice.id


async def test_texts_in_a_burst_are_all_stored_and_the_last_receipt_counts_them(
    bot: Bot, amina: PersonClient, meeting: Meeting
):
    await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    for text in ("Ett kök", "En buss", "En bänk", "Belysning"):
        await amina.says(text)
    await amina.sees("4 medskick sparade")
    assert [(one.text, one.source) for one in await bot.replies()] == [
        (text, "table") for text in ("Ett kök", "En buss", "En bänk", "Belysning")
    ]


async def test_for_whom_one_speaks_is_chosen_by_a_button_and_stays(
    bot: Bot, amina: PersonClient, meeting: Meeting
):
    await step(bot, meeting)
    await amina.opens(LINK)
    seen = await amina.sees("Svaren sparas som bordets")
    assert seen.buttons[-2:] == ("Bara jag", "För en mindre förening")
    await amina.presses("Bara jag")
    await amina.sees("Svaren sparas som dina egna")
    await amina.says("Jag vill ha ett kök")
    await amina.sees("Sparat från bord 3")
    await amina.opens(LINK)  # the link again changes nothing that was chosen
    await amina.sees("Svaren sparas som dina egna")
    await amina.presses("För en mindre förening")
    await amina.sees("Vilken förening svarar du för?")
    await amina.says("Byalaget i Ekby")
    await amina.sees("på uppdrag av Byalaget i Ekby")
    await amina.says("De vill ha en brygga")
    await amina.sees("på uppdrag av Byalaget i Ekby")
    own, passed_on = await bot.replies()
    assert (own.source, own.table_name, own.behalf) == ("person", "3", "")
    assert (passed_on.source, passed_on.behalf, passed_on.organisation_id) == (
        "organisation", "Byalaget i Ekby", None,
    )  # fmt: skip


async def test_a_text_where_a_name_was_asked_for_is_not_lost(bot: Bot, amina: PersonClient, meeting: Meeting):
    await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    await amina.presses("För en mindre förening")
    await amina.sees("Vilken förening svarar du för?")
    await amina.says("Det saknas en brygga.")  # a sentence is a reply
    await amina.sees("Sparat från bord 3")
    await amina.presses("För en mindre förening")
    await amina.sees("Vilken förening svarar du för?")
    await amina.says("Fler lekplatser")
    await amina.sees("på uppdrag av Fler lekplatser")
    await amina.presses("Det var ett medskick")
    await amina.sees("Fler lekplatser»")
    assert [(one.text, one.source) for one in await bot.replies()] == [
        ("Det saknas en brygga.", "table"),
        ("Fler lekplatser", "table"),
    ]


async def test_erasing_a_member_frees_the_seat_and_takes_the_name_away(
    bot: Bot, amina: PersonClient, meeting: Meeting
):
    first = await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    await amina.presses("För en mindre förening")
    await amina.sees("Vilken förening svarar du för?")
    await amina.says("Byalaget i Ekby")
    await amina.sees("på uppdrag av Byalaget i Ekby")
    await amina.says("De vill ha en brygga")
    await amina.sees("Sparat från bord 3")
    await bot.do(erase_member, "1001", "test")
    assert (await bot.do(go_on, meeting, 1, first, "test")).told == 0
    [reply] = await bot.replies()
    assert (reply.behalf, reply.text, reply.table_name) == ("", "", "3")
