"""Answers that are owed: from a question's closing, and again from a day that was promised. The office hears once of each.

Whom it reaches: everybody of the office, by chat or else by mail. Nobody else is told of it.
"""

from __future__ import annotations

from actions.deed import Deed
from actions.noticing import Notice
from actions.office_told import tell_office
from dialogue.feedback import DAYS_TO_ANSWER, Owed
from dialogue.questions import Question
from storage import owed
from wording.chat.staff_feedback import owed_screen
from wording.feedback import owed_letter


async def owe_answer(deed: Deed, question: Question) -> None:
    """A question has closed: its owner owes an answer."""
    due = deed.now + DAYS_TO_ANSWER
    await owed.upsert_owed(
        deed.connection, Owed(f"question:{question.id}", question.code, question.owner, due)
    )


async def alarm_of_owed(deed: Deed) -> tuple[()]:
    """Tell the office of each answer that has come due, once. Nothing of it is ever late."""
    for one in await owed.select_to_alarm(deed.connection, deed.now):
        key = f"owed:{one.subject}:{one.due_at:%Y-%m-%d}"
        heading, paragraphs = owed_letter("sv", one)
        await tell_office(deed, key, owed_screen("sv", one), Notice("staff-mail", heading, paragraphs))
        await owed.update_alarmed(deed.connection, one.subject, deed.now)
    return ()
