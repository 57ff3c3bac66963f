"""What someone at a meeting's table can do: sit down by its link, say for whom they speak, get up.

What staff do while a meeting lasts stands in `actions.stepping`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions.deed import Deed
from actions.errors import WrongState
from actions.meetings import find_meeting
from actions.replies import Sender
from dialogue.meetings import Meeting
from dialogue.members import Member
from dialogue.questions import Question
from dialogue.tables import Seat, SpeaksAs, current, seat_ends
from storage import members, stages, tables

MOST_BEHALF = 120
"""Characters of an organisation's name that are kept."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat, and what the meeting is at; `question` is None before the first one."""

    seat: Seat
    meeting: Meeting
    question: Question | None


async def take_seat(deed: Deed, member: Member, code: str, table: str) -> Seated:
    """Bind a member's chat to a table. At the same table again, what was chosen there stays.

    Raises NotFound for the meeting, WrongState where staff have ended it.
    """
    meeting = await find_meeting(deed.connection, code)
    stage = await stages.select_stage(deed.connection, meeting.id)
    if stage.ended_at is not None:
        raise WrongState(f"The meeting {code!r} is over; answer its questions at their own pages.")
    question = current(stage, await stages.select_asked(deed.connection, meeting.id), deed.now)
    shown = question.id if question else None
    ends_at = seat_ends(meeting, deed.now)
    seat = Seat(member.id, meeting.id, table, "table", "", shown, "", deed.now, ends_at)
    before = await seat_of(deed, member)
    if before is not None and (before.meeting_id, before.table_name) == (meeting.id, table):
        seat = replace(before, shown=shown, receipt_key="", ends_at=ends_at)
    await tables.upsert_seat(deed.connection, seat)
    await members.update_question(deed.connection, member.id, None)
    return Seated(seat, meeting, question)


async def seat_of(deed: Deed, member: Member) -> Seat | None:
    """Where the member sits now."""
    return await tables.select_seat(deed.connection, member.id, deed.now)


async def get_up(deed: Deed, member: Member) -> bool:
    """Leave the table; False for somebody who sat at none."""
    return await tables.delete_seat(deed.connection, member.id)


async def speak_as(deed: Deed, seat: Seat, speaks_as: SpeaksAs, behalf: str = "") -> Seat:
    """For whom the member speaks at the table from now on; `behalf` is a smaller organisation's name as it was written."""
    named = " ".join(behalf.split())[:MOST_BEHALF]
    await tables.update_speaks_as(deed.connection, seat.member_id, speaks_as, named)
    return replace(seat, speaks_as=speaks_as, behalf=named)


def sender_at(seat: Seat, sender: Sender) -> Sender:
    """The sender of what is written at a table. A table group is counted apart from persons and organisations."""
    visibility = "hidden" if sender.visibility == "hidden" else "unnamed"
    source = {"table": "table", "person": "person", "behalf": "organisation"}[seat.speaks_as]
    return replace(
        sender,
        source=source,
        table_name=seat.table_name,
        organisation_id=sender.organisation_id if seat.speaks_as == "person" else None,
        behalf=seat.behalf if seat.speaks_as == "behalf" else "",
        visibility=visibility,
    )


async def question_at(deed: Deed, meeting_id: str) -> Question | None:
    """The question that a meeting is at now."""
    stage = await stages.select_stage(deed.connection, meeting_id)
    return current(stage, await stages.select_asked(deed.connection, meeting_id), deed.now)
