"""Whom an organisation is reached by, and how: the one place that says so.

Decides nothing about what they are told; whether a chat may be written to now is the gate's when the message goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from actions.deed import Deed
from dialogue.members import Member, Organisation
from storage.connection import Connection
from storage.contacts import ContactRow, select_contact_members, select_contacts

MAIL, CHAT = ("mail", "both"), ("chat", "both")


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to one person or office of an organisation.

    `channel` makes it the same way from one time to the next ("mail", "mail:" and a contact's id, "telegram:" and a
    member's id) and names nobody. A mail has an `address`, a chat is `chat` of the member `member_id`.
    """

    channel: str
    language: str
    address: str = ""
    chat: int = 0
    member_id: str | None = None

    @property
    def recipient(self) -> str:
        """As the outbox names it."""
        return self.address or str(self.chat)


async def contacts_of(
    connection: Connection, organisations: Iterable[Organisation]
) -> Mapping[str, tuple[Contact, ...]]:
    """The contacts of each organisation, by its id: its own address, its contacts by role, and members who are its
    contacts in the chat; each as they chose to be reached.

    Who wants no mailings, or is not there any more, is none. An organisation without any has no entry.
    """
    chats: dict[str, list[Member]] = {}
    for member in await select_contact_members(connection):
        chats.setdefault(member.organisation_id or "", []).append(member)
    people: dict[str, list[ContactRow]] = {}
    for person in await select_contacts(connection):
        people.setdefault(person.organisation_id, []).append(person)
    found = {
        one.id: tuple(_ways(one, people.get(one.id, []), chats.get(one.id, []))) for one in organisations
    }
    return {organisation_id: contacts for organisation_id, contacts in found.items() if contacts}


def _ways(one: Organisation, people: list[ContactRow], chats: list[Member]) -> Iterator[Contact]:
    if one.email and not any(_same(person.email, one.email) for person in people):
        yield Contact("mail", one.language, one.email)
    for person in people:
        if person.email and person.channel in MAIL:
            own = _same(person.email, one.email)
            yield Contact("mail" if own else f"mail:{person.id}", person.language, person.email)
    by_mail = {person.member_id for person in people if person.channel not in CHAT}
    for member in chats:
        if member.id not in by_mail:
            yield Contact(
                f"telegram:{member.id}", member.language, chat=member.telegram or 0, member_id=member.id
            )


async def people_of(deed: Deed, one: Organisation) -> list[dict[str, Any]]:
    """Who speaks for an organisation, as the office sees it: its own address first."""
    rows = await select_contacts(deed.connection, one.id)
    known = {row.member_id for row in rows}
    members = [
        member
        for member in await select_contact_members(deed.connection)
        if member.organisation_id == one.id and member.id not in known
    ]
    own = one.email and not any(_same(row.email, one.email) for row in rows)
    return [
        *([_person(email=one.email or "", language=one.language)] if own else []),
        *(
            _person(
                id=row.id, name=row.name, role=row.role, email=row.email, member=row.member_id,
                channel=row.channel, language=row.language, confirmed_at=row.confirmed_at,
            )
            for row in rows
        ),
        *(_person(member=member.id, channel="chat", language=member.language) for member in members),
    ]  # fmt: skip


def _person(**known: Any) -> dict[str, Any]:
    bare = {
        "id": "",
        "name": "",
        "role": "",
        "email": "",
        "member": None,
        "channel": "mail",
        "language": "sv",
    }
    return {**bare, "confirmed_at": None} | known


def _same(one: str, other: str | None) -> bool:
    return bool(other) and one.casefold() == (other or "").casefold()
