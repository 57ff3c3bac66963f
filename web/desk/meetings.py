"""What the desk does with meetings: add one, go on while it lasts, end it."""

from __future__ import annotations

from datetime import date

from actions import stepping
from actions.deed import Deed, new_id
from actions.meetings import add_meeting, find_meeting
from dialogue.meeting_file import MeetingFileError, check_code
from dialogue.meetings import Meeting
from dialogue.questions.writing import code_from
from storage import meetings
from web.desk.asked import Asked, Done
from web.errors import Refused


async def add(deed: Deed, asked: Asked) -> Done:
    """A meeting that is yet to be."""
    form = asked.form
    title = " ".join(form["titel"].split())
    if not title:
        raise Refused("no-text")
    known = {one.code for one in await meetings.select_meetings(deed.connection)}
    meeting = Meeting(
        id=new_id("d"), code=_code(form["kod"].lower() or code_from(title, known)), title=title,
        held_on=_day(form["dag"]), date_words="", starts=form["borjar"][:5], ends=form["slutar"][:5],
        venue=form["plats"][:120], participants=None, organisations=None, purpose="", goals=(), agenda=(),
        next_meeting="", created_at=deed.now,
    )  # fmt: skip
    kept = await add_meeting(deed.connection, meeting, asked.person.id, deed.now)
    return Done("meeting.keep", kept.code)


async def step(deed: Deed, asked: Asked) -> Done:
    """To the next question or the one before; where somebody else went on meanwhile, only that is told."""
    meeting = await find_meeting(deed.connection, asked.path["code"])
    back = asked.form["gor"] == "tillbaka"
    await stepping.go_on(deed, meeting, -1 if back else 1, asked.form["vid"], asked.person.id)
    return Done(stepping.MOVED, meeting.code)


async def end(deed: Deed, asked: Asked) -> Done:
    """The tables are told; the questions stay open."""
    meeting = await find_meeting(deed.connection, asked.path["code"])
    await stepping.end_meeting(deed, meeting, asked.person.id)
    return Done(stepping.ENDED, meeting.code)


async def begin_again(deed: Deed, asked: Asked) -> Done:
    """It was ended too early."""
    meeting = await find_meeting(deed.connection, asked.path["code"])
    await stepping.begin_again(deed, meeting, asked.person.id)
    return Done("meeting.begin", meeting.code)


def _code(typed: str) -> str:
    try:
        return check_code(typed)
    except MeetingFileError:
        raise Refused("strange-code", code=typed[:60]) from None


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise Refused("strange-day", typed=typed[:60]) from None
