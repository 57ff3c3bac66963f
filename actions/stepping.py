"""What staff do while a meeting lasts: go to the next question, look at what comes in, end it; and telling the tables.

Who sits at a table gets the next question at once: coming there by its link was asking for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Literal

from actions.deed import Deed
from actions.errors import WrongState
from actions.questions import open_question
from actions.telling import tell
from dialogue.language.dates import STOCKHOLM
from dialogue.meetings import Meeting
from dialogue.questions import Question
from dialogue.questions.writing import end_of_day
from dialogue.recurring import Late
from dialogue.tables import OPEN_AFTERWARDS, Stage, current, neighbour
from storage import audit, meetings, questions, stages, tables
from wording.chat.tables import next_question, over
from wording.said import Said

MOVED: Final = "meeting.move"
ENDED: Final = "meeting.end"
HELPS_FOR: Final = timedelta(hours=1)
"""How late a question may come to a table and still help."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the meeting is now, and how many chats were told. `done` is False where somebody else had moved it before."""

    question: Question | None
    told: int
    done: bool


async def go_on(deed: Deed, meeting: Meeting, step: Literal[1, -1], seen: str, actor: str) -> Moved:
    """Go to the next question (1) or back to the one before (-1), and open it where it is a draft.

    `seen` is the id of the question that whoever presses saw, '' for none: where the meeting is at another, nothing is
    done. Raises WrongState where there is no such question, NotAllowed where it may not be opened.
    """
    stage = await stages.select_stage(deed.connection, meeting.id)
    asked = await stages.select_asked(deed.connection, meeting.id)
    at = current(stage, asked, deed.now)
    if (at.id if at else "") != seen:
        return Moved(at, 0, done=False)
    to = neighbour(asked, at, step, deed.now)
    if to is None:
        raise WrongState(
            f"The meeting {meeting.code!r} has no question {'after' if step == 1 else 'before'} this one."
        )
    to = await _opened(deed, to, actor)
    await stages.update_stage(deed.connection, meeting.id, Stage(to.id, stage.moves + 1))
    await audit.insert_audit(deed.connection, deed.now, actor, MOVED, meeting.code, to.code)
    return Moved(to, await _tell_tables(deed, meeting.id, stage.moves + 1, to), done=True)


async def _opened(deed: Deed, question: Question, actor: str) -> Question:
    """The question, open: at a meeting that needs no least number of days, and it stays open afterwards."""
    if question.status == "open":
        return question
    closes_at = question.closes_at
    if closes_at is None or closes_at <= deed.now:
        day = (deed.now + OPEN_AFTERWARDS).astimezone(STOCKHOLM).date()
        closes_at = end_of_day(day)
    await stages.update_asked_here(deed.connection, question.id, closes_at)
    here = replace(question, closes_at=closes_at, at_meeting=True)
    await open_question(deed, here, actor)
    opened = await questions.select_question(deed.connection, question.id)
    assert opened is not None
    return opened


async def _tell_tables(deed: Deed, meeting_id: str, moves: int, question: Question) -> int:
    told = 0
    for sitter in await tables.select_sitters(deed.connection, meeting_id, deed.now):
        if sitter.shown == question.id:
            continue
        await tables.update_shown(deed.connection, sitter.member_id, question.id)
        told += await tell(
            deed,
            sitter.telegram,
            next_question(sitter.language, question),
            f"table:{meeting_id}:{moves}:{question.id}:{sitter.member_id}",
            "table-question",
            not_after=deed.now + HELPS_FOR,
            member_id=sitter.member_id,
            question_id=question.id,
        )
    return told


async def end_meeting(deed: Deed, meeting: Meeting, actor: str) -> bool:
    """The meeting is over: the tables are told and given up, its questions stay open. False where it was over before."""
    stage = await stages.select_stage(deed.connection, meeting.id)
    if stage.ended_at is not None:
        return False
    await stages.update_stage(deed.connection, meeting.id, replace(stage, ended_at=deed.now))
    await _tell_the_end(deed, meeting, stage.moves, lambda language: over(language, meeting))
    await tables.delete_seats(deed.connection, meeting.id)
    await audit.insert_audit(deed.connection, deed.now, actor, ENDED, meeting.code)
    return True


async def _tell_the_end(deed: Deed, meeting: Meeting, moves: int, said: Callable[[str], Said]) -> None:
    for sitter in await tables.select_sitters(deed.connection, meeting.id, deed.now):
        await tell(
            deed,
            sitter.telegram,
            said(sitter.language),
            f"table-end:{meeting.id}:{moves}:{sitter.member_id}",
            "table-question",
            not_after=deed.now + HELPS_FOR,
            member_id=sitter.member_id,
        )


async def begin_again(deed: Deed, meeting: Meeting, actor: str) -> None:
    """It was ended too early; who sat there comes back by the table's link."""
    stage = await stages.select_stage(deed.connection, meeting.id)
    if stage.ended_at is not None:
        await stages.update_stage(
            deed.connection, meeting.id, replace(stage, ended_at=None, moves=stage.moves + 1)
        )
        await audit.insert_audit(deed.connection, deed.now, actor, "meeting.begin", meeting.code)


async def follow_meetings(deed: Deed) -> tuple[Late, ...]:
    """What the calendar says: a table whose question closed, or opened, by another way is told where the meeting is; seats
    whose time has passed are given up. Nothing of it is ever late."""
    await tables.delete_over(deed.connection, deed.now)
    for meeting_id in await tables.select_attended(deed.connection, deed.now):
        stage = await stages.select_stage(deed.connection, meeting_id)
        at = current(stage, await stages.select_asked(deed.connection, meeting_id), deed.now)
        if at is not None:
            await _tell_tables(deed, meeting_id, stage.moves, at)
    return ()


async def coming_meetings(deed: Deed) -> tuple[Meeting, ...]:
    """Today's and later meetings, and those without a day; the latest one where there are none."""
    today = deed.now.astimezone(STOCKHOLM).date()
    coming = await meetings.select_coming_meetings(deed.connection, today)
    latest = await meetings.select_latest_meeting(deed.connection, today)
    return coming or ((latest,) if latest else ())
