"""Single facts about the whole database, by name."""

from __future__ import annotations

from storage.connection import Connection


async def select_mark(connection: Connection, name: str) -> str | None:
    """The fact, or None."""
    value: str | None = await connection.value("select value from mark where name = :name", name=name)
    return value


async def set_mark(connection: Connection, name: str, value: str) -> None:
    """Note the fact, whatever it was before."""
    await connection.run(
        "insert into mark (name, value) values (:name, :value) on conflict (name) do update set value = :value",
        name=name,
        value=value,
    )
