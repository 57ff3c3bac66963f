"""Rows of those through whom organisations are reached."""

from __future__ import annotations

from dialogue.members import Member
from storage.connection import Connection
from storage.rows import load_all


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
