"""Telling members that a question is open: at once where staff say so, in the evening where it opened by its date.

A question that was opened at a meeting is like any other once the meeting is over; those who met it there are not told.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, time

from actions.deed import Deed
from actions.errors import WrongState
from actions.office_told import tell_office
from actions.spreading import concerned, spread
from dialogue.language.dates import STOCKHOLM
from dialogue.members import Member
from dialogue.questions import Question, takes_replies
from dialogue.quiet import next_waking
from dialogue.recurring import Late
from dialogue.unprompted import WEEK, Sent, announcing_at, reminding_at, room_at
from storage import announcements, audit, meetings, outbox_gate
from storage.connection import moment
from wording.chat.announcing import told_notice
from wording.chat.questions import announcement

LAST_MINUTE = time(23, 59)
"""When a meeting whose day is known is over at the latest."""


async def announce(deed: Deed, question: Question, actor: str) -> int:
    """Queue the question to each member whom it concerns, for the next moment at which each may be told.

    Returns how many are new: whoever was told before is not told again, nor whoever has had enough this week until it
    closes. Raises WrongState unless it can be answered.
    """
    if not takes_replies(question, deed.now):
        raise WrongState(f"The question {question.code!r} is not open; open it before you tell anybody.")
    people = await concerned(deed, question)
    if question.at_meeting:
        met = await announcements.select_met(deed.connection, question.id)
        people = tuple(member for member in people if member.id not in met)
    due = await _due(deed, question, people)
    told = await spread(
        deed, question, "question", due, lambda language: announcement(language, question),
        not_after=question.closes_at,
    )  # fmt: skip
    first = await announcements.update_told(deed.connection, question.id, deed.now)
    later = [at for at in reminding_at(first, question.closes_at, deed.premises.quiet_hours) if at > deed.now]
    await announcements.update_remind_at(deed.connection, question.id, later[0] if later else None)
    await audit.insert_audit(
        deed.connection, deed.now, actor, "announce-question", question.code, f"{told} members"
    )
    return told


async def _due(deed: Deed, question: Question, people: tuple[Member, ...]) -> dict[Member, datetime]:
    """When each is to be told, by what went out this week or is about to; without those for whom that would be too late."""
    quiet, cap = deed.premises.quiet_hours, deed.premises.weekly_cap
    soonest = next_waking(deed.now, quiet)
    had: dict[str, list[Sent]] = defaultdict(list)
    for row in await outbox_gate.select_by_recipient(deed.connection, soonest - WEEK, soonest):
        had[row["recipient"]].append(Sent(row["kind"], row["question_id"], moment(row["at"])))
    due = {}
    for member in people:
        at = next_waking(max(soonest, member.quiet_until or soonest), quiet)
        room = room_at(Sent("question", question.id, at), had.get(str(member.telegram), ()), 0, cap)
        if room is None:
            continue
        at = next_waking(room, quiet)
        if question.closes_at is None or at < question.closes_at:
            due[member] = at
    return due


async def plan_announcing(deed: Deed) -> tuple[Late, ...]:
    """Before the calendar opens what is to open: the evening on which members are told. Nothing of it is ever late."""
    for question in await announcements.select_to_plan(deed.connection, deed.now):
        begins = question.opened_at or question.opens_at or deed.now
        if question.at_meeting:
            begins = max(begins, await _over_at(deed, question) or begins)
        at = announcing_at(begins, deed.premises.quiet_hours)
        await announcements.update_announce_at(deed.connection, question.id, at)
    return ()


async def _over_at(deed: Deed, question: Question) -> datetime | None:
    """When (UTC) the meeting of a question is over, None where its day is not known."""
    meeting = (
        await meetings.select_meeting(deed.connection, question.meeting_id) if question.meeting_id else None
    )
    if meeting is None or meeting.held_on is None:
        return None
    try:
        ends = time.fromisoformat(meeting.ends.replace(".", ":"))
    except ValueError:
        ends = LAST_MINUTE
    return datetime.combine(meeting.held_on, ends, STOCKHOLM).astimezone(UTC)


async def announce_due(deed: Deed) -> tuple[Late, ...]:
    """After the calendar has opened what was to open: tell members of it when its evening has come, and the office how
    many that were. What closed before is late."""
    await announcements.forget_unopened(deed.connection)
    late = []
    for question, at in await announcements.select_to_announce(deed.connection, deed.now):
        if takes_replies(question, deed.now):
            told = await announce(deed, question, "schedule")
            await _tell_office(deed, question, told)
        else:
            await announcements.update_told(deed.connection, question.id, deed.now)
            late.append(Late("question", question.code, "", at, "it closed before members were told"))
    return tuple(late)


async def _tell_office(deed: Deed, question: Question, told: int) -> None:
    due = next_waking(deed.now, deed.premises.quiet_hours)
    said = told_notice("sv", question, told)
    await tell_office(deed, f"told:{question.id}", said, due=due, question_id=question.id)
