"""Telling members that a question is open: those who want mailings, have not answered, and were not written to too often."""

from __future__ import annotations

from actions.deed import Deed
from actions.errors import WrongState
from actions.telling import tell
from dialogue.questions import Question, takes_replies
from dialogue.quiet import CAPPED, WEEK, next_waking
from storage import audit, members, outbox
from wording.chat.questions import announcement


async def announce(deed: Deed, question: Question, actor: str) -> int:
    """Queue the question to each member who may be told, for the next moment outside quiet hours.

    Returns how many are new: whoever was told before is not told again. Raises WrongState unless it can be answered.
    """
    if not takes_replies(question, deed.now):
        raise WrongState(f"The question {question.code!r} is not open; open it before you tell anybody.")
    due = next_waking(deed.now, deed.premises.quiet_hours)
    since = deed.now - WEEK
    had = await outbox.count_by_member(deed.connection, CAPPED, since)
    told = 0
    for member in await members.select_to_tell(deed.connection, question.id, due):
        if member.telegram is None or had.get(member.id, 0) >= deed.premises.weekly_cap:
            continue
        told += await tell(
            deed,
            member.telegram,
            announcement(member.language, question),
            f"question:{question.id}:{member.id}",
            "question",
            due=due,
            not_after=question.closes_at,
            member_id=member.id,
            question_id=question.id,
        )
    await audit.insert_audit(
        deed.connection, deed.now, actor, "announce-question", question.code, f"{told} members"
    )
    return told
