"""Members' questions in the office's chat: the list, and the answer that goes back through the bot."""

from __future__ import annotations

from actions.office_questions import answer_office_question, find_office_question
from bot.handlers.staff.office import Office
from storage import office_questions, staff
from wording.chat import office_questions as screens

STEP = "office-answer"
MOST = 10


async def listing(office: Office, _: str) -> None:
    """What waits for an answer, oldest first."""
    waiting = await office_questions.select_waiting(office.deed.connection, MOST)
    await office.show(screens.listing(office.language, waiting))


async def ask(office: Office, question_id: str) -> None:
    """The next text is the answer. Raises NotFound."""
    if await _told_who_was_first(office, question_id):
        return
    await office.expect(f"{STEP}:{question_id}")
    await office.say(
        screens.ask_answer(office.language, await find_office_question(office.deed, question_id)),
        "ask-answer",
    )


async def take(office: Office, question_id: str, text: str) -> None:
    """The answer goes to the member. Raises NotFound, NotAllowed."""
    await office.expect("")
    if await _told_who_was_first(office, question_id):
        return
    reached = await answer_office_question(office.deed, question_id, text, office.person)
    await office.say(screens.sent(office.language, reached=reached), "answered")


async def _told_who_was_first(office: Office, question_id: str) -> bool:
    """Whether somebody of the office has answered; then that is said."""
    question = await find_office_question(office.deed, question_id)
    if question.state != "answered":
        return False
    known = {one.id: one.name for one in await staff.select_all_staff(office.deed.connection)}
    by = known.get(question.answered_by or "", office.deed.house.office)
    await office.say(screens.answered_already(office.language, by), "already")
    return True
