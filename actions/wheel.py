"""The annual wheel: staff add days of their own and take them off; everybody reads it, put together from all rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound, WrongState
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import LINK
from dialogue.wheel import Group, Happening, OwnEntry, OwnKind, WheelFacts, by_month, happenings
from storage import audit, consultations, meetings, questions, wheel
from storage.connection import Connection

AHEAD: Final = timedelta(days=366)
BEHIND: Final = timedelta(days=92)
"""How far back a subscribed calendar keeps what has been."""
_MONTH: Final = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What staff say of a day: on `on_day`, or some time in `month` ("2027-03")."""

    title: str
    kind: OwnKind
    on_day: date | None = None
    month: str = ""
    body: str = ""
    link: str = ""


async def add_entry(deed: Deed, new: NewEntry, actor: str) -> OwnEntry:
    """A new entry of the wheel. Raises NotAllowed for one without title or day, a strange month or a strange address."""
    title = " ".join(new.title.split())
    if not title:
        raise NotAllowed("The entry has no title; say what happens that day.")
    if bool(new.on_day) == bool(new.month):
        raise NotAllowed("Say when it is: either a day or a month.")
    if new.month and not _MONTH.fullmatch(new.month):
        raise NotAllowed(f"{new.month!r} is no month; write it as 2027-03.")
    if new.link and not LINK.fullmatch(new.link):
        raise NotAllowed(f"{new.link[:60]!r} is no address; begin it with https://.")
    entry = OwnEntry(
        new_id("w"), title, new.kind, new.on_day, new.month, " ".join(new.body.split()), new.link, False, deed.now,
        deed.now,
    )  # fmt: skip
    await wheel.insert_entry(deed.connection, entry)
    await audit.insert_audit(deed.connection, deed.now, actor, "wheel.add", entry.id)
    return entry


async def remove_entry(deed: Deed, entry_id: str, actor: str) -> OwnEntry:
    """Take an entry off. Calendars that subscribe hear that it is cancelled. Raises NotFound, WrongState."""
    entry = await wheel.select_entry(deed.connection, entry_id)
    if entry is None:
        raise NotFound(f"There is no entry {entry_id!r} on the wheel; see `medskick wheel list`.")
    if not await wheel.update_removed(deed.connection, entry.id, deed.now):
        raise WrongState(f"{entry.title!r} has been taken off already.")
    await audit.insert_audit(deed.connection, deed.now, actor, "wheel.remove", entry.id)
    return entry


async def read_wheel(connection: Connection, now: datetime) -> tuple[Group, ...]:
    """The wheel from today's month on for a year, what has been this month left out."""
    today = now.astimezone(STOCKHOLM).date()
    return by_month(await read_happenings(connection, today, today + AHEAD), today, today + AHEAD)


async def read_happenings(connection: Connection, first: date, until: date) -> tuple[Happening, ...]:
    """Everything on the wheel; of events those between two Stockholm days."""
    facts = WheelFacts(
        own=await wheel.select_entries(connection),
        questions=await questions.select_questions(connection),
        consultations=await consultations.select_consultations(connection),
        moved_from=await wheel.select_moved_from(connection),
        meetings=await meetings.select_meetings(connection),
        events=await wheel.select_wheel_events(
            connection, _midnight(first), _midnight(until + timedelta(days=1))
        ),
    )
    return happenings(facts)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM)
