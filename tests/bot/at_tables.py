"""A meeting with two questions, and how it is stepped through."""

from __future__ import annotations

from dataclasses import replace

from actions.questions import Draft, add_question
from actions.stepping import go_on
from dialogue.meetings import Meeting
from storage.meetings import upsert_meeting
from tests.kit.bots import Bot
from tests.kit.meetings import MEETING

LINK = "m-dialogmote-3"


async def a_meeting_with_questions(bot: Bot) -> Meeting:
    """A meeting with two questions that nobody has seen."""
    held = replace(MEETING, held_on=None)
    await bot.database.write(upsert_meeting, held)
    for number, text in enumerate(("Vad saknas i byn?", "Vem kan hjälpa till?"), 1):
        draft = Draft(
            f"fraga-{number}", text, meeting_id=held.id, label=f"dialog 1, fråga {number}", owner="Disa"
        )
        await bot.do(add_question, draft, "test")
    return held


async def step(bot: Bot, meeting: Meeting, seen: str = "") -> str:
    """Staff go on; the id of the question that the meeting is at."""
    moved = await bot.do(go_on, meeting, 1, seen, "test")
    assert moved.done
    return str(moved.question.id)
