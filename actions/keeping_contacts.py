"""An organisation's contacts by role: added, changed, removed. Of whoever is removed no name and no address is left."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound
from actions.recording import masked, note, record
from actions.subscribers import checked_address
from dialogue.language.printable import printable
from dialogue.members import Member, Organisation
from storage import contacts, members, organisations, register
from storage.contacts import Channel, ContactRow

LONGEST: Final = 120
FIELD: Final = "contact"


async def add_contact(
    deed: Deed,
    one: Organisation,
    actor: str,
    *,
    email: str = "",
    name: str = "",
    role: str = "",
    member: Member | None = None,
    channel: Channel = "mail",
    language: str = "",
) -> ContactRow:
    """Somebody speaks for an organisation. The first address is the organisation's own.

    Raises NotAllowed for no way to reach them, an address that is none, or one that is there already.
    """
    address, wrong = checked_address(email) if email.strip() else ("", "")
    if wrong:
        raise NotAllowed(f"{email[:80]!r} cannot be written to: {wrong}.")
    if (channel != "chat" and not address) or (channel != "mail" and member is None):
        raise NotAllowed("A contact by mail needs an address, one by chat a member; name both for both.")
    known = await contacts.select_contacts(deed.connection, one.id)
    if any((address and row.email == address) or (member and row.member_id == member.id) for row in known):
        raise NotAllowed(f"That contact of {one.name} is there already.")
    contact = ContactRow(
        new_id("c"), one.id, _short(name), _short(role), address, member.id if member else None, channel,
        language or one.language, "active", None, deed.now,
    )  # fmt: skip
    await contacts.insert_contact(deed.connection, contact)
    if member is not None:
        await _speaks(deed, member, one)
    if address and not one.email:
        await _write_address(deed, one, address, actor)
    await note(deed, one.id, actor, FIELD, "", masked(address) or "chat")
    return contact


async def remove_contact(deed: Deed, one: Organisation, who: str, actor: str) -> None:
    """Somebody is not a contact any more: `who` is an id or an address. Raises NotFound."""
    rows = await contacts.select_contacts(deed.connection, one.id)
    row = next((row for row in rows if who.casefold() in (row.id, row.email.casefold())), None)
    address = row.email if row else who
    own = bool(one.email) and (one.email or "").casefold() == address.casefold()
    if row is None and not own:
        raise NotFound(f"{one.name} has no contact {who[:80]!r}; see `medskick organisation contact list`.")
    if row is not None:
        await drop(deed, row)
    if own:
        others = (
            other.email for other in rows if other.email and other is not row and other.channel != "chat"
        )
        await _write_address(deed, one, next(others, None), actor)
    await note(deed, one.id, actor, FIELD)
    if address:
        await register.blank_changes(deed.connection, one.id, masked(address))


async def change_contact(
    deed: Deed, row: ContactRow, actor: str, *, name: str, role: str, email: str
) -> ContactRow:
    """The details are these from now on. Raises NotAllowed for an address that is none."""
    address, wrong = checked_address(email) if email.strip() else ("", "")
    if wrong or (not address and row.channel != "chat"):
        raise NotAllowed(f"{email[:80]!r} cannot be written to{f': {wrong}' if wrong else ''}.")
    changed = replace(row, name=_short(name), role=_short(role), email=address)
    await contacts.update_contact(deed.connection, changed)
    if row.email != address:
        one = await organisations.select_organisation(deed.connection, row.organisation_id)
        if one is not None and one.email == row.email and address:
            await _write_address(deed, one, address, actor)
        await register.blank_changes(deed.connection, row.organisation_id, masked(row.email))
    await note(deed, row.organisation_id, actor, FIELD, "", masked(address) or "chat")
    return changed


async def drop(deed: Deed, row: ContactRow) -> None:
    """The row stays, nothing in it is about anybody."""
    gone = replace(row, name="", role="", email="", member_id=None, state="removed")
    await contacts.update_contact(deed.connection, gone)
    if row.member_id is not None:
        await members.update_contact(deed.connection, row.member_id, False)


async def _speaks(deed: Deed, member: Member, one: Organisation) -> None:
    if member.organisation_id != one.id:
        await members.update_organisation(deed.connection, member.id, one.id)
    await members.update_contact(deed.connection, member.id, True)
    await register.update_joined(deed.connection, member.id, "confirmed")


async def _write_address(deed: Deed, one: Organisation, address: str | None, actor: str) -> None:
    after = replace(one, email=address)
    await organisations.update_organisation(deed.connection, after)
    await record(deed, one, after, actor)


def _short(text: str) -> str:
    return " ".join(printable(text).split())[:LONGEST]
