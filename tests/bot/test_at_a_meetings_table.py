"""At a meeting's table: from scan to stored reply, the next question, one receipt, for whom one speaks, the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.own_data import erase_member
from actions.questions import Draft, add_question, close_question, open_question
from actions.stepping import end_meeting, follow_meetings, go_on
from dialogue.meetings import Meeting
from dialogue.questions import Question
from sandbox.client import PersonClient, SandboxClient
from storage import members, questions, tables
from storage.meetings import upsert_meeting
from tests.bot.conftest import ask
from tests.kit.bots import Bot, eventually, real_clock
from tests.kit.meetings import MEETING

LINK = "m-dialogmote-3"
DANGER = "Jag orkar inte leva längre, jag tänker ta mitt liv ikväll"


@pytest.fixture
async def meeting(bot: Bot) -> Meeting:
    """A meeting of today with two questions that nobody has seen."""
    held = replace(MEETING, held_on=None)
    await bot.database.write(upsert_meeting, held)
    for number, text in enumerate(("Vad saknas i byn?", "Vem kan hjälpa till?"), 1):
        draft = Draft(
            f"fraga-{number}", text, meeting_id=held.id, label=f"dialog 1, fråga {number}", owner="Disa"
        )
        await bot.do(add_question, draft, "test")
    return held


async def step(bot: Bot, meeting: Meeting, seen: str = "") -> str:
    """Staff go on; the id of the question that the meeting is at."""
    moved = await bot.do(go_on, meeting, 1, seen, "test")
    assert moved.done
    return str(moved.question.id)


async def test_from_scan_to_stored_reply_in_one_tap_and_one_message(
    bot: Bot, amina: PersonClient, meeting: Meeting
):
    await step(bot, meeting)
    await amina.opens(LINK)
    seen = await amina.sees("Vad saknas i byn?")
    assert "bord 3" in seen.text and "Dialogmöte i höst" in seen.text
    assert (
        "automatisk tjänst" in seen.text
        and "Kansliet läser" in seen.text
        and "Vi visar inte ditt namn" in seen.text
    )
    await amina.says("Ett kök som får användas på kvällar")
    receipt = await amina.sees("Sparat från bord 3")
    assert "Ett kök som får användas" in receipt.text and "utan ditt namn" in receipt.text
    [reply] = await bot.replies()
    [question] = [one for one in await bot.database.read(questions.select_questions) if one.status == "open"]
    assert (reply.question_id, reply.source, reply.table_name, reply.channel) == (
        question.id, "table", "3", "telegram",
    )  # fmt: skip
    assert (reply.organisation_id, reply.visibility) == (None, "unnamed")
    said = await amina.transcript()
    assert [message["from_bot"] for message in said] == [False, True, False, True]


async def test_the_tables_get_the_next_question_at_once_and_texts_go_to_it(
    bot: Bot, amina: PersonClient, bertil: PersonClient, meeting: Meeting
):
    first = await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    second = await step(bot, meeting, first)
    await amina.sees("Nästa fråga")
    await amina.sees("Vem kan hjälpa till?")
    await amina.says("Föreningen Fika kan bjuda på kaffe")
    await amina.sees("Sparat från bord 3")
    await bertil.opens("m-dialogmote-4")  # late to the table
    assert "Vem kan hjälpa till?" in (await bertil.sees("bord 4")).text
    await bertil.says("Vi kan låna ut bord")
    await bertil.sees("Sparat från bord 4")
    stored = await bot.replies()
    assert [(one.question_id, one.table_name) for one in stored] == [(second, "3"), (second, "4")]


async def test_somebody_who_comes_before_the_first_question_gets_it_when_it_comes(
    bot: Bot, amina: PersonClient, meeting: Meeting
):
    await amina.opens(LINK)
    await amina.sees("Mötet har inte börjat med frågorna än")
    await step(bot, meeting)
    await amina.sees("Vad saknas i byn?")


async def test_where_staff_set_nothing_the_meetings_open_question_is_the_one_and_the_calendar_follows(
    bot: Bot, amina: PersonClient, meeting: Meeting
):
    other = await ask(bot, "annat", "En helt annan fråga?")
    one = Draft(
        "oppen", "Vilken väg är bäst?", closes_at=real_clock() + timedelta(days=9), meeting_id=meeting.id
    )
    opened = await bot.do(add_question, one, "test")
    await bot.do(open_question, opened, "test")
    await amina.opens(LINK)
    await amina.sees("Vilken väg är bäst?")
    await amina.says("Den gamla vägen")
    await amina.sees("Sparat från bord 3")
    [reply] = await bot.replies()
    assert reply.question_id == opened.id != other.id
    later = Draft("senare", "Och när?", closes_at=real_clock() + timedelta(days=9), meeting_id=meeting.id)
    added = await bot.do(add_question, later, "test")
    await bot.do(open_question, added, "test")
    found = await bot.database.read(questions.select_question, opened.id)
    await bot.do(close_question, found, "test")
    await bot.do(follow_meetings)
    await amina.sees("Och när?")
    await bot.do(follow_meetings)
    assert len([one for one in await amina.messages() if "Och när?" in one.text]) == 1


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
    assert len(await bot.replies()) == 1


async def test_whoever_leaves_or_stops_is_at_no_table_any_more(
    bot: Bot, amina: PersonClient, bertil: PersonClient, meeting: Meeting
):
    first = await step(bot, meeting)
    for person in (amina, bertil):
        await person.opens(LINK)
        await person.sees("Vad saknas i byn?")
    await amina.says("/avbryt")
    await amina.sees("Du är inte längre med vid bordet")
    await bertil.says("stopp")
    await bertil.sees("Du får inga fler utskick")
    assert (await bot.do(go_on, meeting, 1, first, "test")).told == 0


async def test_the_end_unbinds_and_the_questions_stay_open_for_everyone(
    bot: Bot, amina: PersonClient, bertil: PersonClient, meeting: Meeting
):
    await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    await bot.do(end_meeting, meeting, "test")
    await amina.sees("Mötet Dialogmöte i höst är slut")
    await amina.says("Och ett förråd")
    await amina.sees("Ditt medskick är sparat")
    await bertil.opens(LINK)
    await bertil.sees("Mötet är slut. Du kan fortfarande svara")
    await bertil.sees("Vad saknas i byn?")
    [reply] = await bot.replies()
    assert (reply.source, reply.table_name) == ("person", "") and reply.question_id is not None


async def test_a_seat_whose_time_has_passed_is_given_up(bot: Bot, amina: PersonClient, meeting: Meeting):
    await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    [member] = await bot.database.read(members.select_members)
    later = real_clock() + timedelta(hours=12, minutes=1)
    assert await bot.database.read(tables.select_seat, member.id, later) is None


async def test_a_link_to_no_meeting_says_so_and_gives_the_ordinary_start(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("m-finns-inte-3")
    await amina.sees("Det mötet hittar jag inte")
    await amina.sees("Hur kan vi minska ensamheten")


async def test_danger_at_a_table_is_answered_calmly_and_no_question_follows(
    bot: Bot, amina: PersonClient, meeting: Meeting
):
    first = await step(bot, meeting)
    await amina.opens(LINK)
    await amina.sees("Vad saknas i byn?")
    await amina.says(DANGER)
    await amina.sees("90101")
    assert (await bot.do(go_on, meeting, 1, first, "test")).told == 0


async def test_staff_lead_a_meeting_and_the_second_is_told_what_the_first_did(
    bot: Bot, amina: PersonClient, disa: PersonClient, edvin: PersonClient, meeting: Meeting
):
    await amina.opens(LINK)
    await amina.sees("Mötet har inte börjat")
    for person in (disa, edvin):
        await person.says("/kansli")
        await person.sees("Kansliet")
        await person.presses("Möte")
        assert "Ställ första frågan" in (await person.sees("Ingen fråga är igång")).buttons
    await disa.presses("Ställ första frågan")
    await disa.sees("Nu, fråga 1 av 2: Vad saknas i byn?")
    await amina.sees("Vad saknas i byn?")
    await edvin.presses("Ställ första frågan")
    await edvin.sees_notice("Disa gick redan till ”Vad saknas i byn?”")
    await edvin.sees("Nu, fråga 1 av 2")
    await amina.says("Ett kök")
    await amina.sees("Sparat från bord 3")
    await edvin.presses("Uppdatera")
    await edvin.sees("bord 3: 1")
    await edvin.presses("Bord och QR")
    await edvin.sees("https://medskick.example.se/m/dialogmote-1")
    await edvin.presses("12 bord")
    sheet = await edvin.sees("Öppna filen och skriv ut den")
    assert sheet.body["document"]["file_name"] == "dialogmote.html"
    await edvin.presses("Tillbaka")
    await edvin.sees("1 chatt är med")
    await edvin.presses("Nästa fråga")
    assert "Förra frågan" in (await edvin.sees("Nu, fråga 2 av 2")).buttons
    await amina.sees("Vem kan hjälpa till?")
    await edvin.presses("Avsluta mötet")
    await edvin.sees("Avsluta Dialogmöte i höst?")
    await edvin.presses("Ja, avsluta")
    await edvin.sees("Mötet är avslutat")
    await amina.sees("är slut")
    opened = [one for one in await bot.database.read(questions.select_questions) if one.status == "open"]
    assert len(opened) == 2 and all(one.at_meeting and one.closes_at for one in opened)


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


async def test_an_earlier_question_is_answered_by_replying_to_its_message(
    bot: Bot, amina: PersonClient, meeting: Meeting
):
    first = await step(bot, meeting)
    await amina.opens(LINK)
    card = await amina.sees("Vad saknas i byn?")
    await step(bot, meeting, first)
    await amina.sees("Vem kan hjälpa till?")
    await amina.says("Ett kök till", reply_to=card.id)
    await amina.sees("Sparat från bord 3")
    [reply] = await bot.replies()
    assert (reply.question_id, reply.source) == (first, "table")
