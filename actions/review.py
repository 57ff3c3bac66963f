"""What the office does with replies: hold one back or let it go, decide on its themes, put it under a question.

The program proposes and holds; a person decides. Every decision leaves a row in the audit, without a word of the reply.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.recalling import recall_quoted
from dialogue.questions import Question
from dialogue.replies import Reply
from dialogue.themes import NO_SUBSTANCE, suggest
from storage import audit, coding, questions, replies, review, theme_marks

REASONS: Final = ("personal-data", "off-topic", "abusive", "duplicate", "staff")
"""Why a person may hold a reply back; "staff" says no more than that, a note may say it."""
HELD: Final = "hold-reply"

Verdict = Literal["confirmed", "rejected"]


async def release_reply(deed: Deed, reply_id: str, actor: str) -> bool:
    """Let a held reply be counted and shown; its themes are proposed now. False where it was not held.

    Raises NotFound, also for a reply that was withdrawn.
    """
    reply = await _find(deed, reply_id)
    if reply.held is None:
        return False
    await review.update_reviewed(deed.connection, reply.id, None, None, None)
    if reply.substance:
        question = await _question_of(deed, reply)
        frame = deed.frame_today
        found = suggest(reply.text, frame, question.text if question else None).themes
        await theme_marks.insert_suggestions(deed.connection, reply.id, found, str(frame.version))
    await _note(deed, actor, "release-reply", reply.id, reply.held)
    return True


async def keep_reply(deed: Deed, reply_id: str, actor: str) -> bool:
    """A person has looked at a held reply and it stays held. False where it is not held (any more). Raises NotFound."""
    reply = await _find(deed, reply_id)
    if reply.held is None:
        return False
    await review.update_reviewed(deed.connection, reply.id, reply.held, actor, deed.now)
    await _note(deed, actor, "keep-reply", reply.id, reply.held)
    return True


async def hold_reply(deed: Deed, reply_id: str, actor: str, reason: str = "staff", note: str = "") -> bool:
    """Hold a reply back, so that it is neither counted nor shown; `note` is why, in a person's words, and only the office
    reads it. False where it was held already.

    Raises NotFound, and NotAllowed for a reason that is none of `REASONS`.
    """
    if reason not in REASONS:
        raise NotAllowed(f"{reason[:40]!r} is no reason to hold a reply; choose from {', '.join(REASONS)}.")
    reply = await _find(deed, reply_id)
    if reply.held is not None:
        return False
    await review.update_reviewed(deed.connection, reply.id, reason, actor, deed.now)
    await recall_quoted(deed, reply.id)
    await _note(deed, actor, HELD, reply.id, ": ".join(filter(None, (reason, " ".join(note.split())[:300]))))
    return True


async def note_of(deed: Deed, reply_id: str) -> str:
    """What a person wrote when they held a reply back last; '' for nothing."""
    row = await audit.select_latest(deed.connection, HELD, reply_id)
    return "" if row is None else str(row["note"]).partition(": ")[2]


async def decide_themes(deed: Deed, marks: Iterable[tuple[str, str]], verdict: Verdict, actor: str) -> int:
    """Confirm or reject themes, each a pair of reply and theme; proposed or not, the person's word counts.

    Passes over what was withdrawn, held or so decided already; returns how many were decided. Raises NotFound for a
    theme that the coding frame does not hold.
    """
    decided = []
    for reply_id, theme_id in dict.fromkeys(marks):
        if deed.premises.frame.theme(theme_id) is None:
            raise NotFound(f"There is no theme {theme_id!r}; see `medskick themes list`.")
        if await _may_decide(deed, reply_id, theme_id, verdict):
            await _decide(deed, reply_id, theme_id, verdict, actor)
            decided.append(f"{reply_id}:{theme_id}")
    if decided:
        subject = decided[0] if len(decided) == 1 else ""
        await _note(deed, actor, f"theme-{verdict}", subject, str(len(decided)))
    return len(decided)


async def _decide(deed: Deed, reply_id: str, theme_id: str, verdict: Verdict, actor: str) -> None:
    """A person's word. That a reply says nothing leaves it no theme; taking that back makes it count again."""
    version = str(deed.premises.frame.version)
    await theme_marks.update_theme(deed.connection, reply_id, theme_id, verdict, actor, deed.now, version)
    if theme_id == NO_SUBSTANCE.id:
        await coding.update_substance(deed.connection, reply_id, verdict == "rejected")
        if verdict == "confirmed":
            await coding.reject_others(deed.connection, reply_id, theme_id, actor, deed.now, version)


async def _may_decide(deed: Deed, reply_id: str, theme_id: str, verdict: Verdict) -> bool:
    reply = await replies.select_reply(deed.connection, reply_id)
    if reply is None or reply.withdrawn_at is not None or reply.held is not None:
        return False
    marks = await theme_marks.select_marks_of(deed.connection, reply_id)
    return all(mark.theme_id != theme_id or mark.state != verdict for mark in marks)


async def place_reply(deed: Deed, reply_id: str, code: str, actor: str) -> Question:
    """Put a reply under the question that it belongs to. Raises NotFound; WrongState for a draft or archived one."""
    reply = await _find(deed, reply_id)
    question = await questions.select_question_by_code(deed.connection, code)
    if question is None:
        raise NotFound(f"There is no question {code!r}; see `medskick question list`.")
    if question.status in ("draft", "archived"):
        raise WrongState(f"The question {code!r} is {question.status} and takes no replies.")
    await replies.update_question(deed.connection, reply.id, question.id)
    await _note(deed, actor, "place-reply", reply.id, question.code)
    return question


async def _find(deed: Deed, reply_id: str) -> Reply:
    reply = await replies.select_reply(deed.connection, reply_id)
    if reply is None or reply.withdrawn_at is not None:
        raise NotFound("There is no such reply (any more); it may have been withdrawn.")
    return reply


async def _question_of(deed: Deed, reply: Reply) -> Question | None:
    if reply.question_id is None:
        return None
    return await questions.select_question(deed.connection, reply.question_id)


async def _note(deed: Deed, actor: str, action: str, subject: str, note: str = "") -> None:
    await audit.insert_audit(deed.connection, deed.now, actor, action, subject, note)
