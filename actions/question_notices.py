"""A word about a question the day before it opens, and a reminder to those who have not answered it.

State stands in the question's row, so that an outage gives one late message and not many.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from actions.deed import Deed
from actions.spreading import at_once, concerned, spread
from dialogue.questions import Question, may_open, takes_replies
from dialogue.quiet import next_waking
from dialogue.recurring import Late
from dialogue.unprompted import LEAST_LEFT, announcing_at, pre_announcing_at, reminding_at
from storage import announcements, audit, questions
from wording.chat.announcing import pre_announcement, reminder

AHEAD: Final = timedelta(days=3)
"""How far ahead of its opening a question may be spoken of: the slot of the day before, and a night."""
REMINDED: Final = "remind-of-question"
LAST_CHANCE: Final = timedelta(hours=2)
"""A reminder that was put off is of no use any more when the question closes sooner."""


async def pre_announce_due(deed: Deed) -> tuple[Late, ...]:
    """Tell whom it concerns that a question comes tomorrow; where it has come meanwhile, that is late.

    One that was written down too late is not told of; one that cannot open as it stands waits until somebody has seen to it.
    """
    quiet = deed.premises.quiet_hours
    late = []
    for question in await announcements.select_to_pre_announce(deed.connection, deed.now + AHEAD):
        assert question.opens_at is not None
        at = pre_announcing_at(question.opens_at, quiet)
        missed = question.opens_at <= deed.now
        if at > deed.now or question.at_meeting or not (missed or await _will_open(deed, question)):
            continue
        if at >= question.created_at and missed:
            late.append(Late("pre-announcement", question.code, "", at, "its day has come meanwhile"))
        elif at >= question.created_at:
            await _pre_announce(deed, question, announcing_at(question.opens_at, quiet))
        await announcements.update_pre_announced(deed.connection, question.id, deed.now)
    return tuple(late)


async def _will_open(deed: Deed, question: Question) -> bool:
    """As the calendar sees it when it opens a draft."""
    if not any(one.everywhere for one in may_open(question, deed.now)):
        return True
    return bool(await questions.select_override_note(deed.connection, question.id))


async def _pre_announce(deed: Deed, question: Question, comes: datetime) -> None:
    due = at_once(await concerned(deed, question), next_waking(deed.now, deed.premises.quiet_hours))
    told = await spread(
        deed, question, "pre-announcement", due,
        lambda language: pre_announcement(language, deed.house, question, comes), not_after=comes,
    )  # fmt: skip
    await audit.insert_audit(
        deed.connection, deed.now, "schedule", "pre-announce-question", question.code, f"{told} members"
    )


async def remind_due(deed: Deed) -> tuple[Late, ...]:
    """Remind those who got a question and have not answered it; several reminders that were missed are one."""
    late: list[Late] = []
    for question, at in await announcements.select_to_remind(deed.connection, deed.now):
        told_at = await announcements.select_told_at(deed.connection, question.id)
        slots = reminding_at(told_at or at, question.closes_at, deed.premises.quiet_hours)
        missed = [slot for slot in slots if at <= slot <= deed.now][:-1]
        late += [_late(question, slot, "a later reminder is sent in its place") for slot in missed]
        reason = _too_late(question, deed.now)
        if reason:
            late.append(_late(question, at, reason))
        else:
            await _remind(deed, question, at, "schedule")
        later = [slot for slot in slots if slot > deed.now]
        await announcements.update_remind_at(deed.connection, question.id, later[0] if later else None)
    return tuple(late)


async def may_remind(deed: Deed, question: Question) -> bool:
    """Whether a reminder of an open question is still to come, and would come in time."""
    planned = await announcements.select_remind_at(deed.connection, question.id)
    return planned is not None and not _too_late(question, deed.now)


async def remind_now(deed: Deed, question: Question, actor: str) -> int | None:
    """Send the next reminder that is planned now instead of on its day; returns how many are reminded; None where none is to come.

    Where nobody has got the question yet, the day stands. It is unasked for, so it meets the quiet hours and the weekly cap.
    """
    at = await announcements.select_remind_at(deed.connection, question.id)
    if at is None or _too_late(question, deed.now):
        return None
    reminded = await _remind(deed, question, at, actor)
    if not reminded:
        return 0
    told_at = await announcements.select_told_at(deed.connection, question.id)
    later = [
        slot
        for slot in reminding_at(told_at or at, question.closes_at, deed.premises.quiet_hours)
        if slot > at
    ]
    await announcements.update_remind_at(deed.connection, question.id, later[0] if later else None)
    return reminded


async def _remind(deed: Deed, question: Question, at: datetime, actor: str) -> int:
    """Remind those who got the question and have not answered; `at` is the planned moment, by which it is once only."""
    assert question.closes_at is not None
    told = await announcements.select_told(deed.connection, question.id)
    people = (member for member in await concerned(deed, question) if member.id in told)
    due = at_once(people, next_waking(deed.now, deed.premises.quiet_hours))
    reminded = await spread(
        deed, question, "question-reminder", due, lambda language: reminder(language, question),
        round_key=f":{at:%Y-%m-%d}", not_after=question.closes_at - LAST_CHANCE,
    )  # fmt: skip
    await audit.insert_audit(deed.connection, deed.now, actor, REMINDED, question.code, f"{reminded} members")
    return reminded


def _too_late(question: Question, now: datetime) -> str:
    if not takes_replies(question, now):
        return "the question has closed"
    short = question.closes_at is not None and question.closes_at - now < LEAST_LEFT
    return "the question closes too soon" if short else ""


def _late(question: Question, due: datetime, reason: str) -> Late:
    return Late("question-reminder", question.code, "", due, reason)
