"""Questions in the office's chat: all of them, one in full, closing and archiving."""

from __future__ import annotations

from actions import questions as acting
from actions.errors import NotFound
from actions.office import count_question, count_questions, links_to
from actions.question_notices import REMINDED, may_remind, remind_now
from actions.rounds import figures
from actions.silence import silent
from bot.handlers.staff.first import tell_first
from bot.handlers.staff.office import Office
from dialogue.questions import Question
from storage import questions
from wording.chat import staff_questions as screens
from wording.chat.staff_silence import ask_close as ask_close_screen
from wording.chat.staff_silence import reminded


async def listing(office: Office, _: str) -> None:
    """Every question by state."""
    await office.show(screens.questions_screen(office.language, await count_questions(office.deed)))


async def show(office: Office, question_id: str) -> None:
    """One question in full."""
    counted = await count_question(office.deed, await find(office, question_id))
    links = links_to(office.deed, counted.question)
    sums = await figures(office.deed, counted.question)
    await office.show(screens.question_screen(office.language, counted, links, sums))


async def ask_close(office: Office, question_id: str) -> None:
    """Close it now? Who has not been heard is told first; where somebody closed it already, that is told."""
    question = await find(office, question_id)
    if question.status != "open":
        await tell_first(office, question.code, "close-question")
        await show(office, question_id)
        return
    heard_too_little = await silent(office.deed, question)
    may = await may_remind(office.deed, question)
    await office.show(ask_close_screen(office.language, question, heard_too_little, may_remind=may))


async def remind(office: Office, question_id: str) -> None:
    """Remind those who have not answered, before it closes; once, whoever presses."""
    question = await find(office, question_id)
    done = await remind_now(office.deed, question, office.person.id)
    if done is None:
        await tell_first(office, question.code, REMINDED)
    else:
        await office.talk.nod(reminded(office.language, done))
    await show(office, question_id)


async def close(office: Office, question_id: str) -> None:
    """Yes."""
    await acting.close_question(office.deed, await find(office, question_id), office.person.id)
    await show(office, question_id)


async def archive(office: Office, question_id: str) -> None:
    """Put it away."""
    question = await find(office, question_id)
    if question.status != "archived":
        await acting.archive_question(office.deed, question, office.person.id)
    await listing(office, "")


async def find(office: Office, question_id: str) -> Question:
    """The question. Raises NotFound."""
    question = await questions.select_question(office.deed.connection, question_id)
    if question is None:
        raise NotFound("There is no such question (any more).")
    return question
