"""What the calendar does with questions: it closes those whose last day is over, and opens those whose first day has come."""

from __future__ import annotations

from contextlib import suppress

from actions.deed import Deed
from actions.errors import NotAllowed
from actions.questions import close_question, open_question
from dialogue.recurring import Late
from storage import questions


async def open_and_close_due(deed: Deed) -> tuple[Late, ...]:
    """What the calendar says: close what is over, open drafts whose first day has come. Nothing of it is ever late.

    What was worth a warning was told when the draft was planned; what has become impossible since stays a draft.
    """
    for question in await questions.select_due_to_close(deed.connection, deed.now):
        await close_question(deed, question, "schedule")
    for question in await questions.select_due_to_open(deed.connection, deed.now):
        with suppress(NotAllowed):
            await open_question(deed, question, "schedule")
    return ()
