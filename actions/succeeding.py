"""What a contact does with their own details by the link they were sent: right, changed, or handed over to a successor.

A successor is asked by mail and says yes on a page; until then nothing is changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound
from actions.keeping_contacts import FIELD, change_contact, drop
from actions.noticing import Addressee, Notice, NoticeLink, mail_notice
from actions.recording import masked, note, record
from actions.subscribers import checked_address
from dialogue.language.printable import printable
from dialogue.members import Organisation
from dialogue.tokens import Purpose, signed, subject_of
from storage import contacts, organisations, register
from storage.contacts import ContactRow
from wording import register as words

ACTOR = "contact"
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Details:
    """A contact with the organisation that they speak for."""

    row: ContactRow
    organisation: Organisation


async def details_of(deed: Deed, token: str, purpose: Purpose = "contact") -> Details:
    """Whose link it is. Raises NotFound for one that is not ours, or of somebody who is not a contact any more."""
    row = await contacts.select_contact(deed.connection, subject_of(deed.premises.key, purpose, token) or "")
    wanted = "active" if purpose == "contact" else "successor"
    one = await organisations.select_organisation(deed.connection, row.organisation_id) if row else None
    if row is None or one is None or row.state != wanted:
        raise NotFound("That link leads to no contact (any more).")
    return Details(row, one)


async def confirm_details(deed: Deed, details: Details) -> None:
    """All is right."""
    await contacts.update_contact(deed.connection, replace(details.row, confirmed_at=deed.now))


async def change_details(deed: Deed, details: Details, *, name: str, role: str, email: str) -> Details:
    """These are right. Raises NotAllowed for an address that cannot be written to."""
    row = await change_contact(deed, details.row, ACTOR, name=name, role=role, email=email)
    confirmed = replace(row, confirmed_at=deed.now)
    await contacts.update_contact(deed.connection, confirmed)
    return Details(confirmed, details.organisation)


async def hand_over(deed: Deed, details: Details, *, name: str, email: str) -> ContactRow:
    """Somebody else shall be the contact: they are asked by mail. Raises NotAllowed for an address that is none."""
    address, wrong = checked_address(email)
    if wrong or address == details.row.email:
        raise NotAllowed(f"{email[:80]!r} is not the address of a successor.")
    before = details.row
    name = " ".join(printable(name).split())[:LONGEST]
    successor = ContactRow(
        new_id("c"), before.organisation_id, name, before.role, address, None, "mail", before.language, "successor",
        before.id, deed.now,
    )  # fmt: skip
    await contacts.insert_contact(deed.connection, successor)
    heading, text, label, why = words.ask_successor(before.language, details.organisation.name, deed.house)
    token = signed(deed.premises.key, "successor", successor.id)
    link = NoticeLink(label, f"{deed.premises.public_url}/kontakt/ta-over/{token}")
    notice = Notice("contact-mail", heading, text, (link,), why, language=before.language)
    key = f"successor:{successor.id}"
    await mail_notice(deed, key, notice, [Addressee(address, key)])
    return successor


async def take_over(deed: Deed, details: Details) -> None:
    """The successor says yes: they are the contact, and of the one before them nothing is left."""
    new, one = details.row, details.organisation
    before = await contacts.select_contact(deed.connection, new.succeeds_id or "")
    await contacts.update_contact(deed.connection, replace(new, state="active", confirmed_at=deed.now))
    if before is not None and before.state == "active":
        if one.email and one.email.casefold() == before.email.casefold():
            after = replace(one, email=new.email)
            await organisations.update_organisation(deed.connection, after)
            await record(deed, one, after, ACTOR)
        await drop(deed, before)
        if before.email:
            await register.blank_changes(deed.connection, one.id, masked(before.email))
    await note(deed, one.id, ACTOR, FIELD, "", masked(new.email))
