"""Rows of those through whom organisations are reached: members in the chat, and contacts by role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from dialogue.members import Member
from storage.connection import Connection
from storage.rows import load_all, load_or_none

Channel = Literal["mail", "chat", "both"]
COLUMNS: Final = (
    "id", "organisation_id", "name", "role", "email", "member_id", "channel", "language", "state", "succeeds_id",
    "created_at", "asked_at", "reminded_at", "confirmed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person or an office that speaks for an organisation; what is not known is ''.

    A `successor` has not said yes; `succeeds_id` is the contact that they take over from. Of a `removed` one only the row
    is left. The times say when they were asked whether all this is right, reminded, and said so.
    """

    id: str
    organisation_id: str
    name: str
    role: str
    email: str
    member_id: str | None
    channel: Channel
    language: str
    state: Literal["active", "successor", "removed"]
    succeeds_id: str | None
    created_at: datetime
    asked_at: datetime | None = None
    reminded_at: datetime | None = None
    confirmed_at: datetime | None = None


async def select_contact_members(connection: Connection) -> tuple[Member, ...]:
    """Members who are contacts of an organisation, chat, and want mailings; oldest first."""
    return load_all(
        Member,
        await connection.all(
            """
            select * from member
             where contact = 1 and organisation_id is not null
               and state = 'active' and mailings = 1 and telegram is not null
             order by created_at, id
            """
        ),
    )


async def select_contacts(
    connection: Connection, organisation_id: str | None = None
) -> tuple[ContactRow, ...]:
    """Active contacts, of one organisation or of all, oldest first."""
    return load_all(
        ContactRow,
        await connection.all(
            """
            select * from contact
             where state = 'active' and organisation_id = coalesce(:organisation, organisation_id)
             order by created_at, id
            """,
            organisation=organisation_id,
        ),
    )


async def select_contact(connection: Connection, contact_id: str) -> ContactRow | None:
    """One by our id, in any state."""
    return load_or_none(
        ContactRow, await connection.one("select * from contact where id = :id", id=contact_id)
    )


async def insert_contact(connection: Connection, contact: ContactRow) -> None:
    """A new one."""
    await connection.run(
        f"insert into contact ({', '.join(COLUMNS)}) values ({', '.join(f':{name}' for name in COLUMNS)})",
        **{name: getattr(contact, name) for name in COLUMNS},
    )


async def update_contact(connection: Connection, contact: ContactRow) -> None:
    """Everything about one but whose it is and when it came."""
    changing = [name for name in COLUMNS if name not in ("id", "organisation_id", "created_at")]
    await connection.run(
        f"update contact set {', '.join(f'{name} = :{name}' for name in changing)} where id = :id",
        **{name: getattr(contact, name) for name in (*changing, "id")},
    )


async def blank_contacts_of_member(connection: Connection, member_id: str) -> None:
    """A member is a contact no more, and nothing says that they were one."""
    await connection.run(
        """
        update contact
           set state = 'removed', name = '', email = '', role = '', member_id = null
         where member_id = :member
        """,
        member=member_id,
    )
