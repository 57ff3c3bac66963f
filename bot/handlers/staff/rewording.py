"""Other words for a question in the office's chat; once somebody has answered, the earlier ones are kept as a version."""

from __future__ import annotations

from dataclasses import replace

from actions.editing import edit_question
from bot.handlers.staff.office import Office
from bot.handlers.staff.questions import find, show
from storage.questions import has_replies
from wording.chat.staff_aims import ask_words


async def ask(office: Office, question_id: str) -> None:
    """How shall it be asked instead? The next text is the question."""
    question = await find(office, question_id)
    replied = await has_replies(office.deed.connection, question.id)
    await office.expect(f"reword:{question.id}")
    await office.show(ask_words(office.language, question, replied=replied))


async def take(office: Office, question_id: str, text: str) -> None:
    """The new words. Raises WrongState where it is archived by now."""
    question = await find(office, question_id)
    await office.expect("")
    await edit_question(office.deed, question, replace(question, text=text), office.person.id)
    await show(office, question_id)
