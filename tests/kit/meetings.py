"""A meeting with questions and replies, as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from actions.deed import Deed
from actions.questions import Draft, add_question, open_question
from dialogue.meetings import Meeting
from dialogue.questions import Question
from storage.connection import Connection
from storage.meetings import upsert_meeting
from storage.replies import NewReply, insert_reply
from storage.theme_marks import update_theme
from tests.kit.cast import NOON, premises

MEETING: Final = Meeting(
    id="d1", code="dialogmote", title="Dialogmöte i höst", held_on=date(2026, 11, 10), date_words="", starts="13.15",
    ends="16.00", venue="Folkets hus, Älvstad", participants=41, organisations=24, purpose="Att tala med varandra",
    goals=("Medskick om mötesplatser", "Att lära känna varandra"), agenda=(("13.15", "Välkomna"), ("13.40", "Samtal")),
    next_meeting="våren 2027, Granvik", created_at=NOON, case_number="RS 2026-00123",
    links=(("Regionens kalender", "https://example.org/kalender"),),
)  # fmt: skip


async def a_meeting(connection: Connection, **changed: Any) -> Meeting:
    """The meeting above, with what is `changed`."""
    meeting = replace(MEETING, **changed)
    await upsert_meeting(connection, meeting)
    return meeting


async def an_asked_question(
    connection: Connection, code: str, text: str, label: str, meeting_id: str | None = MEETING.id
) -> Question:
    """An open question of a meeting."""
    deed = Deed(connection, NOON, premises())
    draft = Draft(code, text, closes_at=NOON + timedelta(days=21), meeting_id=meeting_id, label=label)
    question = await add_question(deed, draft, "Disa")
    await open_question(deed, question, "Disa", note="i provet")
    return question


async def a_said_reply(
    connection: Connection,
    reply_id: str,
    text: str,
    question: Question | None,
    *themes: str,
    at: datetime = NOON,
    **changed: Any,
) -> None:
    """A table's reply with confirmed `themes`, with what is `changed`."""
    reply = NewReply(
        id=reply_id, text=text, question_id=question.id if question else None, member_id=None, organisation_id=None,
        channel="meeting", source="table", visibility="unnamed", held=None, substance=True, received_at=at,
        table_name="1",
    )  # fmt: skip
    await insert_reply(connection, replace(reply, **changed))
    for theme in themes:
        await update_theme(connection, reply_id, theme, "confirmed", "Disa", NOON, "1")
