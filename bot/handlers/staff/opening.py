"""Opening a question in the office's chat: at once, on a day by itself, at the meeting; in spite of a warning with a note
that is kept. Telling members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from actions import questions as acting
from actions.announcing import announce as announcing
from actions.editing import edit_question
from actions.errors import NotFound
from bot.handlers.staff.first import tell_first, tell_of
from bot.handlers.staff.office import Office
from bot.handlers.staff.questions import find, show
from bot.handlers.staff.wizard_end import coming_meeting
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import Question, may_open
from dialogue.questions.writing import opening_of, read_last_day
from storage import audit
from wording.chat import staff_openings as openings
from wording.chat import staff_questions as screens
from wording.chat.staff_wizard import not_that_day


async def open_now(office: Office, question_id: str) -> None:
    """Open it, or say what speaks against it."""
    question = await find(office, question_id)
    refusals = may_open(question, office.deed.now) if question.status == "draft" else ()
    if refusals:
        await office.show(screens.may_not_open_screen(office.language, question, refusals))
        return
    await acting.open_question(office.deed, question, office.person.id, strict=True)
    await show(office, question_id)


async def ask_note(office: Office, question_id: str) -> None:
    """Why is it opened all the same? The next text is the note."""
    question = await find(office, question_id)
    await office.expect(f"note:{question.id}")
    await office.show(screens.ask_note(office.language))


async def take_note(office: Office, question_id: str, text: str) -> None:
    """The note: the question opens, unless something firm has come in the way."""
    question = await find(office, question_id)
    await office.expect("")
    if any(one.firm for one in may_open(question, office.deed.now)):
        await open_now(office, question_id)
        return
    await acting.open_question(office.deed, question, office.person.id, strict=True, note=text)
    await show(office, question_id)


async def at_meeting(office: Office, question_id: str) -> None:
    """Open it at the tables of the coming meeting, which asks for no days to answer."""
    question = await find(office, question_id)
    if question.status == "draft":
        meeting = await coming_meeting(office)
        held = meeting.id if meeting else question.meeting_id
        there = replace(question, at_meeting=True, meeting_id=held)
        await edit_question(office.deed, question, there, office.person.id)
    await open_now(office, question_id)


async def ask_day(office: Office, question_id: str) -> None:
    """On which day shall it open by itself? The next text is the day."""
    question = await find(office, question_id)
    await office.expect(f"opens:{question.id}")
    await office.show(openings.ask_day(office.language))


async def take_day(office: Office, question_id: str, text: str) -> None:
    """The day: it is planned, or what speaks against that is said."""
    question = await find(office, question_id)
    read = read_last_day(text, office.deed.now.astimezone(STOCKHOLM).date())
    if read.day is None:
        await office.show(not_that_day(office.language, read, choose=f"qp:{question.id}"))
        return
    await plan(office, f"{question.id}:{read.day.isoformat()}")


async def plan(office: Office, rest: str) -> None:
    """Plan it for "id:day", unless something speaks against it; then a note is asked for, or another day."""
    question, opens_at = await _planned(office, rest)
    if question.opens_at == opens_at or question.status != "draft":
        await tell_first(office, question.code, "plan-question", "open-question")
        await show(office, question.id)
        return
    refusals = acting.against(office.deed, replace(question, opens_at=opens_at))
    await office.expect("")
    if refusals:
        way = f"qk:{rest}"
        await office.show(screens.may_not_open_screen(office.language, question, refusals, way))
        return
    await acting.plan_question(office.deed, question, opens_at, office.person.id)
    await show(office, question.id)


async def _planned(office: Office, rest: str) -> tuple[Question, datetime]:
    """The question and the moment of "id:day". Raises NotFound."""
    question_id, _, day = rest.partition(":")
    try:
        opens_at = opening_of(date.fromisoformat(day))
    except ValueError:
        raise NotFound("There is no such day.") from None
    return await find(office, question_id), opens_at


async def ask_plan_note(office: Office, rest: str) -> None:
    """Why is it planned all the same? The next text is the note."""
    await office.expect(f"plan:{rest}")
    await office.show(screens.ask_note(office.language))


async def take_plan_note(office: Office, rest: str, text: str) -> None:
    """The note: it is planned with it. Raises NotAllowed where something firm has come in the way."""
    question, opens_at = await _planned(office, rest)
    await office.expect("")
    await acting.plan_question(office.deed, question, opens_at, office.person.id, text)
    await show(office, question.id)


async def announce(office: Office, question_id: str) -> None:
    """Tell the members who may be told."""
    question = await find(office, question_id)
    before = await audit.select_latest(office.deed.connection, "announce-question", question.code)
    told = await announcing(office.deed, question, office.person.id)
    if not told and before is not None:
        await tell_of(office, before)
    await office.show(screens.told_screen(office.language, question, told))
