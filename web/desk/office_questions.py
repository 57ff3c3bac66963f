"""Members' questions to the office at the desk: answered by form, sent through the bot."""

from __future__ import annotations

from contextlib import suppress

from actions.deed import Deed
from actions.errors import WrongState
from actions.office_questions import answer_office_question
from web.desk.asked import Asked, Done
from web.errors import Refused


async def answer(deed: Deed, asked: Asked) -> Done:
    """Answer one; where somebody did before, the page tells who and when."""
    question, text = asked.path["question"], asked.form["text"]
    if not text:
        raise Refused("no-answer")
    with suppress(WrongState):
        await answer_office_question(deed, question, text, asked.person)
    return Done("answer-office-question", question)
