"""Whom an organisation is reached by, and how: the one place that says so.

Decides nothing about what they are told; whether a chat may be written to now is the gate's when the message goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dialogue.members import Organisation
from storage.connection import Connection
from storage.contacts import select_contact_members


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to one person or office of an organisation.

    `channel` makes it the same way from one time to the next ("mail", "telegram:" and a member's id) and names nobody. A
    mail has an `address`, a chat is `chat` of the member `member_id`.
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
    """The contacts of each organisation, by its id: its own address, and members who are its contacts in the chat.

    Who wants no mailings, or is not there any more, is none. An organisation without any has no entry.
    """
    chats: dict[str, list[Contact]] = {}
    for member in await select_contact_members(connection):
        contact = Contact(
            f"telegram:{member.id}", member.language, chat=member.telegram or 0, member_id=member.id
        )
        chats.setdefault(member.organisation_id or "", []).append(contact)
    found = {
        one.id: (*([Contact("mail", one.language, one.email)] if one.email else []), *chats.get(one.id, ()))
        for one in organisations
    }
    return {organisation_id: contacts for organisation_id, contacts in found.items() if contacts}
