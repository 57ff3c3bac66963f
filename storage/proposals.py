"""Organisations that members named and staff have not looked at; and one organisation's rows given to another."""

from __future__ import annotations

from typing import Final

from dialogue.members import Organisation
from storage.connection import Connection
from storage.rows import load_all

BELONGING: Final = ("member", "reply", "subscriber", "tip", "agreement")
"""Tables whose `organisation_id` follows when two organisations turn out to be one."""


async def select_proposed(connection: Connection, limit: int) -> tuple[Organisation, ...]:
    """What waits to be looked at, oldest first."""
    return load_all(
        Organisation,
        await connection.all(
            "select * from organisation where state = 'proposed' order by created_at, id limit :limit",
            limit=limit,
        ),
    )


async def count_proposed(connection: Connection) -> int:
    """How many wait to be looked at."""
    found: int = await connection.value("select count(*) from organisation where state = 'proposed'")
    return found


async def count_belonging(connection: Connection, organisation_id: str) -> dict[str, int]:
    """How many rows of each table name an organisation."""
    return {
        table: await connection.value(
            f"select count(*) from {table} where organisation_id = :id", id=organisation_id
        )
        for table in BELONGING
    }


async def move_belonging(connection: Connection, organisation_id: str, to: str) -> None:
    """All that named one organisation names the other."""
    for table in BELONGING:
        await connection.run(
            f"update {table} set organisation_id = :other where organisation_id = :id",
            id=organisation_id,
            other=to,
        )


async def release_belonging(connection: Connection, organisation_id: str) -> None:
    """All that named an organisation names none; its members and replies speak for a person."""
    await connection.run(
        "update reply set source = 'person' where organisation_id = :id and source = 'organisation'",
        id=organisation_id,
    )
    await connection.run(
        "update reply set visibility = 'unnamed' where organisation_id = :id and visibility = 'named'",
        id=organisation_id,
    )
    await connection.run(
        """
        update member
           set speaks_for = '', visibility = case visibility when 'named' then 'unnamed' else visibility end
         where organisation_id = :id
        """,
        id=organisation_id,
    )
    for table in BELONGING:
        await connection.run(
            f"update {table} set organisation_id = null where organisation_id = :id", id=organisation_id
        )


async def delete_organisation(connection: Connection, organisation_id: str) -> None:
    """Its row."""
    await connection.run("delete from organisation where id = :id", id=organisation_id)
