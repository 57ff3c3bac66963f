"""What staff see of a meeting while it lasts: its questions, and how much has come in from whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actions.deed import Deed
from actions.stepping import MOVED
from dialogue.compilation.ordering import natural
from dialogue.meetings import Meeting
from dialogue.questions import Question
from dialogue.tables import Stage, current, in_order, neighbour
from storage import audit, staff, stages, tables
from storage.connection import Row


@dataclass(frozen=True, slots=True)
class AskedThere:
    """A question of a meeting and what has come in: by table, and from persons and organisations apart."""

    question: Question
    tables: tuple[tuple[str, int], ...]
    persons: int
    organisations: int

    @property
    def replies(self) -> int:
        """All of them."""
        return sum(number for _, number in self.tables) + self.persons + self.organisations


@dataclass(frozen=True, slots=True)
class Live:
    """A meeting as it stands. `seats` counts the chats at each table; `mover` is who moved it last, '' for nobody."""

    meeting: Meeting
    stage: Stage
    at: Question | None
    asked: tuple[AskedThere, ...]
    seats: Mapping[str, int]
    mover: str
    may_go_on: bool
    may_go_back: bool


async def watch(deed: Deed, meeting: Meeting) -> Live:
    """The meeting at the deed's moment."""
    stage = await stages.select_stage(deed.connection, meeting.id)
    questions = await stages.select_asked(deed.connection, meeting.id)
    counted = await stages.count_said(deed.connection, meeting.id)
    at = current(stage, questions, deed.now)
    return Live(
        meeting=meeting,
        stage=stage,
        at=at,
        asked=tuple(_asked(one, counted) for one in in_order(questions)),
        seats=await tables.count_seats(deed.connection, meeting.id, deed.now),
        mover=await _mover(deed, meeting),
        may_go_on=neighbour(questions, at, 1, deed.now) is not None,
        may_go_back=neighbour(questions, at, -1, deed.now) is not None,
    )


def _asked(question: Question, counted: Sequence[Row]) -> AskedThere:
    here = [row for row in counted if row["question_id"] == question.id]
    at_tables = [(row["table_name"], row["n"]) for row in here if row["source"] == "table"]
    return AskedThere(
        question,
        tuple(sorted(at_tables, key=lambda pair: natural(pair[0]))),
        sum(row["n"] for row in here if row["source"] == "person"),
        sum(row["n"] for row in here if row["source"] == "organisation"),
    )


async def _mover(deed: Deed, meeting: Meeting) -> str:
    entry = await audit.select_latest(deed.connection, MOVED, meeting.code)
    if entry is None:
        return ""
    person = await staff.select_staff_by_id(deed.connection, entry["actor"])
    return person.name if person else str(entry["actor"])
