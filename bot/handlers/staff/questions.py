"""Questions in the office's chat: all of them, one in full, closing and archiving."""

from __future__ import annotations

from actions import questions as acting
from actions.errors import NotFound
from actions.office import count_question, count_questions, links_to
from actions.rounds import figures
from bot.handlers.staff.office import Office
from dialogue.questions import Question
from storage import questions
from wording.chat import staff_questions as screens


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
    """Close it now?"""
    await office.show(screens.ask_close(office.language, await find(office, question_id)))


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
