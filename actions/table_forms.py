"""A reply that comes by the form of a meeting's table: counted as the table's unless it says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from actions.deed import Deed
from actions.forms import form_key, take_form
from actions.meetings import find_meeting
from actions.replies import Kept, Sender
from actions.tables import MOST_BEHALF
from dialogue.meetings import Meeting
from dialogue.questions import Question, takes_replies
from dialogue.tables import Stage, current, in_order
from storage import stages


@dataclass(frozen=True, slots=True)
class Place:
    """A table of a meeting as it stands. `asked` are the meeting's questions that take replies, `at` the one it is at."""

    meeting: Meeting
    table: str
    stage: Stage
    asked: tuple[Question, ...]
    at: Question | None

    def shown(self, code: str) -> Question | None:
        """The question that a form was written under while it takes replies, else the one the meeting is at."""
        return next((one for one in self.asked if one.code == code), self.at)

    @property
    def over(self) -> bool:
        """Whether staff have ended the meeting."""
        return self.stage.ended_at is not None


@dataclass(frozen=True, slots=True)
class FilledAtTable:
    """What was filled in. `question` is the code of the one that was shown; `behalf` as it was typed; `answer` was given
    by a field of its own."""

    text: str
    key: str
    question: str
    behalf: str = ""
    alone: bool = False
    each_line: bool = False
    answer: str = ""


async def look_at_table(deed: Deed, code: str, table: str) -> Place:
    """Where a table's meeting is. Raises NotFound."""
    meeting = await find_meeting(deed.connection, code)
    stage = await stages.select_stage(deed.connection, meeting.id)
    asked = await stages.select_asked(deed.connection, meeting.id)
    at = current(stage, asked, deed.now) if stage.ended_at is None else None
    opened = tuple(one for one in in_order(asked) if takes_replies(one, deed.now))
    return Place(meeting, table, stage, opened, at)


async def receive_at_table(deed: Deed, place: Place, filled: FilledAtTable) -> tuple[Kept, ...]:
    """Take in a table's form, for the question that it was written under while that is open, else where the meeting is."""
    behalf = " ".join(filled.behalf.split())[:MOST_BEHALF]
    sender = Sender(
        "meeting",
        source="organisation" if behalf else "person" if filled.alone else "table",
        table_name=place.table,
        once=form_key(filled.key, place.meeting.id, place.table, filled.question, filled.answer, filled.text),
        answer=filled.answer,
        behalf=behalf,
    )
    return await take_form(
        deed, sender, filled.text, place.shown(filled.question), each_line=filled.each_line
    )
