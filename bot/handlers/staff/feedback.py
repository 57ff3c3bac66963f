"""Answering back in the office's chat: what came of what was said, read once more before it is kept."""

from __future__ import annotations

from actions import questions as acting
from actions.errors import NotFound
from bot.handlers.staff.office import Office
from bot.handlers.staff.questions import find, show
from wording.chat import staff_questions as screens
from wording.chat.staff import words


async def ask(office: Office, question_id: str) -> None:
    """The next text is the feedback."""
    question = await find(office, question_id)
    await office.expect(f"feedback:{question.id}")
    await office.show(screens.ask_feedback(office.language, question))


async def take(office: Office, question_id: str, text: str) -> None:
    """The text, shown as it will stand."""
    await office.expect("", feedback=text)
    question = await find(office, question_id)
    await office.show(screens.feedback_preview(office.language, question, text))


async def save(office: Office, question_id: str) -> None:
    """Keep it. Raises NotFound where it was kept already, or another one has been begun."""
    text = office.person.draft.get("feedback", "")
    if not text:
        raise NotFound("There is no feedback to keep.")
    await acting.answer_back(office.deed, await find(office, question_id), text, office.person.id)
    await office.forget("feedback")
    await office.talk.nod(words(office.language).text("feedback.saved"))
    await show(office, question_id)
