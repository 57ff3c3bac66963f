"""The history of an organisation: each change with who made it, when, and what stood before.

Addresses are written masked, so that whoever is not a contact any more does not stay in it.
"""

from __future__ import annotations

from actions.deed import Deed
from dialogue.members import Organisation
from dialogue.register_plan import changes
from storage import organisations, register

CREATED = "created"
RELATIONS = ("parent_id", "umbrella_id")


async def record(deed: Deed, before: Organisation | None, after: Organisation, actor: str) -> None:
    """Note what differs; for a new one that it is there."""
    if before is None:
        await note(deed, after.id, actor, CREATED, "", after.name)
        return
    for field, was, is_now in changes(before, after):
        texts = [await _told(deed, field, value) for value in (was, is_now)]
        await note(deed, after.id, actor, field.removesuffix("_id"), *texts)


async def note(
    deed: Deed, organisation_id: str, actor: str, field: str, before: str = "", after: str = ""
) -> None:
    """Note one change."""
    change = register.Change(organisation_id, deed.now, actor, field, before, after)
    await register.insert_changes(deed.connection, [change])


def masked(address: str) -> str:
    """An address by which only its owner knows it again.

    >>> masked("amina@stig.example")
    'a…@stig.example'
    """
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}" if at else ""


async def _told(deed: Deed, field: str, value: object) -> str:
    if field == "email":
        return masked(str(value or ""))
    if field in RELATIONS:
        found = await organisations.select_organisation(deed.connection, str(value or ""))
        return found.name if found else ""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value or "")
