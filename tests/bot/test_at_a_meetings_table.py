"""At a meeting's table: from scan to stored reply, the next question, leaving, the end."""

from __future__ import annotations

from datetime import timedelta

from actions.questions import Draft, add_question, close_question, open_question
from actions.stepping import end_meeting, follow_meetings, go_on
from dialogue.meetings import Meeting
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import members, questions, tables
from tests.bot.at_tables import LINK, step
from tests.bot.conftest import ask
from tests.kit.bots import Bot, real_clock

DANGER = "Jag orkar inte leva längre, jag tänker ta mitt liv ikväll"


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
