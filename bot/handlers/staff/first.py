"""Two of the office press at once: the second is told who was first, and when. Changes nothing."""

from __future__ import annotations

from bot.handlers.staff.office import Office
from dialogue.members import Staff
from storage import audit, staff
from storage.connection import moment
from wording.chat.staff_first import done_before

RENAMED = " ("
"""Stands in the name of somebody who has left, before their id."""


async def tell_first(office: Office, subject: str, *actions: str) -> None:
    """A notice over the chat of who did one of these `actions` (of the audit) to `subject` last, where anybody did."""
    deeds = [await audit.select_latest(office.deed.connection, action, subject) for action in actions]
    known = [deed for deed in deeds if deed is not None]
    if not known:
        return
    latest = max(known, key=lambda deed: int(deed["id"]))
    people = await staff.select_all_staff(office.deed.connection)
    by = _name(people, latest["actor"]) or office.deed.house.office_in(office.language)
    yourself = latest["actor"] in (office.person.id, office.person.name)
    at = moment(latest["at"])
    await office.talk.nod(done_before(office.language, "" if yourself else by, at, office.deed.now))


def _name(people: tuple[Staff, ...], actor: str) -> str:
    """The name of whoever acted: an issue is approved under a name, all else under an id."""
    found = [one.name.partition(RENAMED)[0] for one in people if actor in (one.id, one.name)]
    return found[0] if found else ""
