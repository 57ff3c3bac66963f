"""Two of the office press at once: the second is told who was first, and when. Changes nothing."""

from __future__ import annotations

from datetime import datetime

from bot.handlers.staff.office import Office
from dialogue.members import Staff
from storage import audit, staff
from storage.connection import Row, moment
from wording.chat.staff_first import done_before

RENAMED = " ("
"""Stands in the name of somebody who has left, before their id."""


async def tell_first(office: Office, subject: str, *actions: str) -> None:
    """A notice over the chat of who did one of these `actions` (of the audit) to `subject` last, where anybody did."""
    deeds = [await audit.select_latest(office.deed.connection, action, subject) for action in actions]
    known = [deed for deed in deeds if deed is not None]
    if not known:
        return
    await tell_of(office, max(known, key=lambda deed: int(deed["id"])))


async def tell_of(office: Office, deed: Row) -> None:
    """A notice of one deed of the audit; none where nothing was pressed."""
    await tell_who(office, deed["actor"], moment(deed["at"]))


async def tell_who(office: Office, actor: str, at: datetime) -> None:
    """A notice of who did it, and when (UTC); none where nothing was pressed."""
    if office.talk.query:
        by = await doer(office, actor)
        await office.talk.nod(done_before(office.language, by, at, office.deed.now))


async def doer(office: Office, actor: str) -> str:
    """The name of whoever the audit calls `actor`; '' for the person who asks, the office for one who is no person."""
    if actor in (office.person.id, office.person.name):
        return ""
    people = await staff.select_all_staff(office.deed.connection)
    return _name(people, actor) or office.deed.house.office_in(office.language)


def _name(people: tuple[Staff, ...], actor: str) -> str:
    """The name of whoever acted: an issue is approved under a name, all else under an id."""
    found = [one.name.partition(RENAMED)[0] for one in people if actor in (one.id, one.name)]
    return found[0] if found else ""
