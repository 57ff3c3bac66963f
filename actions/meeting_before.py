"""What has come in since the last meeting, per question and theme, and what is left to do: read before the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from actions.deed import Deed
from dialogue.compilation.counting import most_spoken_of, tally
from dialogue.followups import ActionItem
from dialogue.language.dates import STOCKHOLM
from dialogue.meetings import Meeting
from dialogue.questions import Question
from storage import compilations, followups, meetings, questions


@dataclass(frozen=True, slots=True)
class SinceThen:
    """One question (None: what answers none) and the counted replies it got; `themes` are ids with their numbers."""

    question: Question | None
    replies: int
    organisations: int
    themes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Before:
    """`since` is the last meeting's day, None where there was none: then everything counts. `left` is not done yet."""

    meeting: Meeting
    since: date | None
    came_in: tuple[SinceThen, ...]
    left: tuple[ActionItem, ...]


async def before_meeting(deed: Deed, meeting: Meeting) -> Before:
    """What to read before a meeting."""
    today = deed.now.astimezone(STOCKHOLM).date()
    last = await meetings.select_latest_meeting(deed.connection, min(meeting.held_on or today, today))
    since = last.held_on if last else None
    moment = datetime.combine(since, time(), STOCKHOLM).astimezone(UTC) if since else None
    said = await compilations.select_said(deed.connection, None, moment)
    asked = {one.id: one for one in await questions.select_questions(deed.connection)}
    came_in = []
    for question_id in dict.fromkeys(one.question_id for one in said):
        replies = [one for one in said if one.question_id == question_id]
        counted = tally(replies)
        if counted.replies:
            question = asked.get(question_id or "")
            came_in.append(
                SinceThen(question, counted.replies, counted.organisations, most_spoken_of(replies))
            )
    left = [one for one in await followups.select_actions(deed.connection) if one.done_at is None]
    return Before(meeting, since, tuple(came_in), tuple(left))
