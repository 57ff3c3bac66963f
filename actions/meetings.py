"""What staff do with meetings: keep one, with its agenda. What they do while it lasts stands in `actions.stepping`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from dialogue.meetings import Meeting
from dialogue.questions import LINK
from storage import audit, meetings
from storage.connection import Connection


async def keep_meeting(connection: Connection, meeting: Meeting, actor: str, now: datetime) -> Meeting:
    """Keep a meeting; one of the same code is changed and keeps its id. Returns it as it is kept."""
    known = await meetings.select_meeting_by_code(connection, meeting.code)
    if known is not None:
        meeting = replace(
            meeting, id=known.id, created_at=known.created_at, signup=known.signup, roles=known.roles,
            cancelled=known.cancelled,
        )  # fmt: skip
        if known == meeting:
            return known
    kept = await meetings.upsert_meeting(connection, meeting)
    await audit.insert_audit(connection, now, actor, "meeting.keep", meeting.code)
    return replace(meeting, id=kept)


async def add_meeting(connection: Connection, meeting: Meeting, actor: str, now: datetime) -> Meeting:
    """A meeting that is yet to be. Raises WrongState for a code that is taken."""
    if await meetings.select_meeting_by_code(connection, meeting.code) is not None:
        raise WrongState(f"There is a meeting {meeting.code!r} already; choose another code.")
    return await keep_meeting(connection, meeting, actor, now)


async def edit_meeting(deed: Deed, meeting: Meeting, actor: str) -> Meeting:
    """A meeting as it is to be from now on; its id and code stay. Raises NotAllowed for a strange address."""
    for address in filter(None, (meeting.signup, *(address for _, address in meeting.links))):
        if not LINK.fullmatch(address):
            raise NotAllowed(f"{address[:60]!r} is no address; begin it with https://.")
    await meetings.update_meeting(deed.connection, meeting)
    await audit.insert_audit(deed.connection, deed.now, actor, "meeting.edit", meeting.code)
    return meeting


async def find_meeting(connection: Connection, code: str) -> Meeting:
    """A meeting by code. Raises NotFound."""
    meeting = await meetings.select_meeting_by_code(connection, code)
    if meeting is None:
        raise NotFound(f"There is no meeting {code!r}; see `medskick meeting list`.")
    return meeting
