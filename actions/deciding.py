"""What is decided about the words of a reply, and what follows at once: themes proposed, a quiet week after a crisis."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from actions.deed import Deed
from dialogue.questions import Question
from dialogue.replies import Incoming, Reply, Taken, take
from storage import members, questions, review, theme_marks

QUIET_AFTER_CRISIS: Final = timedelta(days=7)
"""Nothing unprompted to someone who spoke of own danger (domain.md, "Crisis")."""


def decided(deed: Deed, text: str, question: Question | None, *, with_file: bool, answer: str = "") -> Taken:
    """What is made of a text. `with_file`: a file came with it; `answer` was given by a button or a field."""
    asked = question.text if question else ""
    kind = question.kind if question else "text"
    return take(Incoming(text, asked, deed.operator, with_file, kind, answer), deed.frame_today)


async def still_held(deed: Deed, reply: Reply) -> str | None:
    """Why a reply stays held after an edit: it spoke of danger, or a person held it. What a rule held is let go."""
    seen = await review.select_seen(deed.connection, reply.id) if reply.held else None
    by_a_person = seen is not None and seen.reviewed_at is not None
    return reply.held if reply.held == "crisis" or by_a_person else None


async def suggest(deed: Deed, reply_id: str, taken: Taken) -> None:
    """Propose the themes that were found, under today's coding frame."""
    await theme_marks.insert_suggestions(
        deed.connection, reply_id, taken.themes, str(deed.premises.frame.version)
    )


async def after_crisis(deed: Deed, member_id: str | None, taken: Taken) -> None:
    """Whoever spoke of danger is left in peace for a week."""
    if taken.crisis and member_id is not None:
        await members.update_quiet_until(deed.connection, member_id, deed.now + QUIET_AFTER_CRISIS)


async def question_of(deed: Deed, reply: Reply) -> Question | None:
    """The question that a reply belongs to."""
    if reply.question_id is None:
        return None
    return await questions.select_question(deed.connection, reply.question_id)
