"""Organisations that members named and staff have not looked at; and one organisation's rows given to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dialogue.members import Organisation
from storage.connection import Connection
from storage.rows import load_all

BELONGING: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("member", "organisation_id"): (),
    ("reply", "organisation_id"): (),
    ("subscriber", "organisation_id"): (),
    ("sign_up", "organisation_id"): (),
    ("tip", "organisation_id"): (),
    ("agreement", "organisation_id"): (),
    ("consultation", "lead_id"): (),
    ("organisation", "parent_id"): (),
    ("organisation", "umbrella_id"): (),
    ("invitation", "organisation_id"): ("consultation_id",),
    ("reminder", "organisation_id"): ("consultation_id", "stage", "mark"),
    ("contact", "organisation_id"): ("id",),
    ("offer", "organisation_id"): ("id",),
    ("partnership", "organisation_id"): (),
    ("meeting_answer", "organisation_id"): ("meeting_id",),
    ("organisation_change", "organisation_id"): ("id",),
    ("organisation_invite", "organisation_id"): ("word",),
    ("formal_response", "organisation_id"): ("id",),
}
"""Table and the column in it that names an organisation → the columns with which it stands only once in the table.

Where there are such columns the row is about the organisation and goes with it; else it is about somebody else and stays.
"""


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
            f"select count(*) from {table} where {column} = :id", id=organisation_id
        )
        for table, column in BELONGING
    }


async def move_belonging(connection: Connection, organisation_id: str, to: str) -> None:
    """All that named one organisation names the other; of two rows about the same the other's stays."""
    for (table, column), once in BELONGING.items():
        there = " and ".join(f"kept.{name} = {table}.{name}" for name in once)
        unless = f"and not exists (select 1 from {table} as kept where kept.{column} = :other and {there})"
        await connection.run(
            f"update {table} set {column} = :other where {column} = :id {unless if once else ''}",
            id=organisation_id,
            other=to,
        )
    for column in ("parent_id", "umbrella_id"):
        await connection.run(
            f"update organisation set {column} = null where id = :to and {column} = :to", to=to
        )
    await _delete_own(connection, organisation_id)


async def release_belonging(connection: Connection, organisation_id: str) -> None:
    """All that named an organisation names none; its members and replies speak for a person."""
    await connection.run(
        """
        update reply
           set source = case source when 'organisation' then 'person' else source end,
               visibility = case visibility when 'named' then 'unnamed' else visibility end
         where organisation_id = :id
        """,
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
    for (table, column), once in BELONGING.items():
        if not once:
            await connection.run(
                f"update {table} set {column} = null where {column} = :id", id=organisation_id
            )
    await _delete_own(connection, organisation_id)


async def _delete_own(connection: Connection, organisation_id: str) -> None:
    for (table, column), once in BELONGING.items():
        if once:
            await connection.run(f"delete from {table} where {column} = :id", id=organisation_id)


async def delete_organisation(connection: Connection, organisation_id: str) -> None:
    """Its row."""
    await connection.run("delete from organisation where id = :id", id=organisation_id)
