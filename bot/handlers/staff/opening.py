"""Opening a question in the office's chat: at once, or in spite of a warning with a note that is kept; telling members."""

from __future__ import annotations

from actions import questions as acting
from actions.announcing import announce as announcing
from bot.handlers.staff.office import Office
from bot.handlers.staff.questions import find, show
from dialogue.questions import may_open
from wording.chat import staff_questions as screens


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


async def announce(office: Office, question_id: str) -> None:
    """Tell the members who may be told."""
    question = await find(office, question_id)
    told = await announcing(office.deed, question, office.person.id)
    await office.show(screens.told_screen(office.language, question, told))
