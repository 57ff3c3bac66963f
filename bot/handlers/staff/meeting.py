"""A meeting in the office's chat while it lasts: to the next question and back, what came in, the tables' links, the end.

A press carries the question that it moves from, so that two who press at once move the meeting one step, not two.
"""

from __future__ import annotations

from typing import Literal

from actions import stepping
from actions.errors import NotAllowed, NotFound, WrongState
from actions.office import links_to_table
from actions.watching import watch
from bot.handlers.staff.office import Office
from dialogue.meetings import Meeting
from storage import meetings
from wording.chat import staff_meeting as screens

TABLES_SHOWN = 6
"""Tables whose links are written out; others are made alike."""


async def listing(office: Office, _: str) -> None:
    """Which meeting? Where there is only one, that one."""
    coming = await stepping.coming_meetings(office.deed)
    if len(coming) == 1:
        await show(office, coming[0].id)
        return
    await office.show(screens.meetings_screen(office.language, coming))


async def show(office: Office, meeting_id: str) -> None:
    """Where the meeting is, and what has come in until now."""
    await _show(office, await find(office, meeting_id))


async def go_on(office: Office, rest: str) -> None:
    """To the next question; a draft is opened."""
    await _step(office, rest, 1)


async def go_back(office: Office, rest: str) -> None:
    """To the one before."""
    await _step(office, rest, -1)


async def _step(office: Office, rest: str, step: Literal[1, -1]) -> None:
    meeting_id, _, seen = rest.partition(":")
    meeting = await find(office, meeting_id)
    try:
        moved = await stepping.go_on(office.deed, meeting, step, seen, office.person.id)
    except NotAllowed:
        await office.show(screens.refused(office.language, meeting))
        return
    except WrongState:
        await _show(office, meeting)
        return
    if moved.done:
        await _show(office, meeting)
        return
    live = await watch(office.deed, meeting)
    told = screens.moved_by(office.language, live.mover, live.at)
    await office.talk.nod(told)
    await office.show(screens.live_screen(office.language, live))


async def ask_end(office: Office, meeting_id: str) -> None:
    """End it?"""
    await office.show(screens.ask_end(office.language, await find(office, meeting_id)))


async def end(office: Office, meeting_id: str) -> None:
    """Yes. Whoever presses second sees that it has ended."""
    meeting = await find(office, meeting_id)
    await stepping.end_meeting(office.deed, meeting, office.person.id)
    await _show(office, meeting)


async def begin_again(office: Office, meeting_id: str) -> None:
    """It was ended too early."""
    meeting = await find(office, meeting_id)
    await stepping.begin_again(office.deed, meeting, office.person.id)
    await _show(office, meeting)


async def links(office: Office, meeting_id: str) -> None:
    """The address of each table."""
    meeting = await find(office, meeting_id)
    shown = [links_to_table(office.deed, meeting, str(table))[0] for table in range(1, TABLES_SHOWN + 1)]
    await office.show(screens.links_screen(office.language, meeting, shown))


async def find(office: Office, meeting_id: str) -> Meeting:
    """The meeting. Raises NotFound."""
    meeting = await meetings.select_meeting(office.deed.connection, meeting_id)
    if meeting is None:
        raise NotFound("There is no such meeting (any more).")
    return meeting


async def _show(office: Office, meeting: Meeting) -> None:
    live = await watch(office.deed, meeting)
    await office.show(screens.live_screen(office.language, live))
