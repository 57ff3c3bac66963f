"""When two organisations are one, whatever named the first names the other, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from storage.connection import Connection
from storage.migrations import STEPS
from storage.proposals import (
    BELONGING,
    count_belonging,
    delete_organisation,
    move_belonging,
    release_belonging,
)
from tests.kit.cast import FIKA, NOON, STIGFINNARNA, a_database, an_organisation

TABLE = re.compile(r"create table (\w+) \((.*?)\n\)", re.DOTALL)
COLUMN = re.compile(r"^\s*(\w+) text [^\n]*references organisation \(id\)", re.MULTILINE)
ADDED = re.compile(r"alter table (\w+) add column (\w+) text references organisation \(id\)")


def naming() -> Iterator[tuple[str, str]]:
    """Every table and column of the schema that names an organisation."""
    for _, _, script in STEPS:
        yield from ADDED.findall(script)
        for table, columns in TABLE.findall(script):
            yield from ((table, column) for column in COLUMN.findall(columns))


def test_every_table_that_names_an_organisation_follows() -> None:
    assert set(BELONGING) == set(naming())


async def _two(connection: Connection) -> tuple[str, str]:
    first = await an_organisation(connection, STIGFINNARNA)
    second = await an_organisation(connection, FIKA)
    for code in ("a", "b"):
        await connection.run(
            "insert into consultation (id, code, title, created_at) values (:code, :code, :code, :now)",
            code=code,
            now=NOON,
        )
    for consultation, organisation in (("a", first.id), ("b", first.id), ("a", second.id)):
        await connection.run(
            "insert into reminder (consultation_id, stage, mark, organisation_id, due_at, state, done_at)"
            " values (:consultation, 'invitation', '', :organisation, :now, 'queued', :now)",
            consultation=consultation, organisation=organisation, now=NOON,
        )  # fmt: skip
    return first.id, second.id


async def test_of_two_rows_about_the_same_one_stays(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        first, second = await database.write(_two)
        await database.write(move_belonging, first, second)
        await database.write(delete_organisation, first)
        assert (await database.read(count_belonging, second))["reminder"] == 2


async def test_of_a_rejected_one_nothing_is_left(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        first, _ = await database.write(_two)
        await database.write(release_belonging, first)
        await database.write(delete_organisation, first)
        assert not any((await database.read(count_belonging, first)).values())
