"""A meeting in the office's chat while it lasts: to the next question and back, what came in, the tables' links and sheets, the end.

A press carries the question that it moves from, so that two who press at once move the meeting one step, not two.
"""

from __future__ import annotations

from typing import Literal

from actions import stepping
from actions.errors import NotAllowed, NotFound, WrongState
from actions.meeting_before import before_meeting
from actions.office import links_to_table
from actions.telling import tell_file
from actions.watching import watch
from bot.handlers.staff.office import Office
from dialogue.meetings import Meeting
from documents.qr import Card, qr_sheet
from storage import meetings
from wording.catalogues import translator
from wording.chat import staff_meeting as screens
from wording.chat.staff_before import before_screen

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


async def before(office: Office, meeting_id: str) -> None:
    """What has come in since the last one, and what is left to do."""
    found = await before_meeting(office.deed, await find(office, meeting_id))
    came_in = [(one.question, one.replies, one.themes) for one in found.came_in]
    frame = office.deed.premises.frame
    await office.show(before_screen(office.language, found.meeting, found.since, came_in, found.left, frame))


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


async def sheet(office: Office, rest: str) -> None:
    """A page to print with a code for each table, as a file in the chat."""
    meeting_id, _, number = rest.partition(":")
    meeting = await find(office, meeting_id)
    if number not in screens.SHEETS:
        raise NotFound("There is no such sheet.")
    t = translator("compilation", office.language)
    here, chat = t.text("codes.here"), t.text("codes.chat")
    tables = {
        str(table): links_to_table(office.deed, meeting, str(table))[0] for table in range(1, int(number) + 1)
    }
    cards = [
        Card(t.text("codes.table", name=table), here, chat, address) for table, address in tables.items()
    ]
    page = qr_sheet(meeting.title, cards, office.language).decode()
    talk, caption = office.talk, screens.sheet_caption(office.language)
    key = f"sheet:{talk.query}"
    await tell_file(
        office.deed, talk.chat, f"{meeting.code}.html", page, "text/html", caption, key, talk.member.id
    )


async def find(office: Office, meeting_id: str) -> Meeting:
    """The meeting. Raises NotFound."""
    meeting = await meetings.select_meeting(office.deed.connection, meeting_id)
    if meeting is None:
        raise NotFound("There is no such meeting (any more).")
    return meeting


async def _show(office: Office, meeting: Meeting) -> None:
    live = await watch(office.deed, meeting)
    await office.show(screens.live_screen(office.language, live))
