"""What stands around the register of organisations: its history, lines kept aside, links for joining, places."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.connection import Connection, Row
from storage.rows import load_all, load_or_none


@dataclass(frozen=True, slots=True)
class Change:
    """That a field of an organisation was changed. An address stands masked."""

    organisation_id: str
    at: datetime
    actor: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A line of a list that a person has to decide about. `cells` are the line's, by their names."""

    id: str
    folded: str
    name: str
    like_name: str
    line: int
    cells: dict[str, str]
    created_at: datetime


async def insert_changes(connection: Connection, changes: Iterable[Change]) -> None:
    """Note what was changed."""
    await connection.run_many(
        """
        insert into organisation_change (organisation_id, at, actor, field, before, after)
        values (:organisation_id, :at, :actor, :field, :before, :after)
        """,
        [
            {
                name: getattr(one, name)
                for name in ("organisation_id", "at", "actor", "field", "before", "after")
            }
            for one in changes
        ],
    )


async def select_changes(connection: Connection, organisation_id: str) -> tuple[Change, ...]:
    """An organisation's history, oldest first."""
    rows = await connection.all(
        "select * from organisation_change where organisation_id = :id order by at, id", id=organisation_id
    )
    return load_all(Change, rows)


async def blank_changes(connection: Connection, organisation_id: str, masked: str) -> None:
    """Somebody is not a contact any more: that something was changed stays, not what."""
    for column in ("before", "after"):
        await connection.run(
            f"update organisation_change set {column} = '' where organisation_id = :id and {column} = :masked",
            id=organisation_id,
            masked=masked,
        )


async def insert_aside(connection: Connection, aside: Aside) -> bool:
    """Keep a line aside; False where one of that name waits already, which then says what the newest line says."""
    known = await connection.value(
        "select id from organisation_aside where folded = :folded", folded=aside.folded
    )
    await connection.run(
        """
        insert into organisation_aside (id, folded, name, like_name, line, cells, created_at)
        values (:id, :folded, :name, :like_name, :line, :cells, :created_at)
        on conflict (folded) do update set name = :name, like_name = :like_name, line = :line, cells = :cells
        """,
        id=aside.id, folded=aside.folded, name=aside.name, like_name=aside.like_name, line=aside.line,
        cells=json.dumps(aside.cells, ensure_ascii=False), created_at=aside.created_at,
    )  # fmt: skip
    return known is None


async def select_asides(connection: Connection) -> tuple[Aside, ...]:
    """What waits for a person, oldest first."""
    rows = await connection.all("select * from organisation_aside order by created_at, line, id")
    return load_all(Aside, rows)


async def count_asides(connection: Connection) -> int:
    """How many wait."""
    found: int = await connection.value("select count(*) from organisation_aside")
    return found


async def select_aside(connection: Connection, aside_id: str) -> Aside | None:
    """One that waits, by our id."""
    return load_or_none(
        Aside, await connection.one("select * from organisation_aside where id = :id", id=aside_id)
    )


async def delete_aside(connection: Connection, folded: str) -> None:
    """It is decided."""
    await connection.run("delete from organisation_aside where folded = :folded", folded=folded)


async def replace_invite(
    connection: Connection, organisation_id: str, word: str | None, now: datetime
) -> None:
    """The one link by which members join; None: there is none any more."""
    await connection.run("delete from organisation_invite where organisation_id = :id", id=organisation_id)
    if word is not None:
        await connection.run(
            "insert into organisation_invite (word, organisation_id, created_at) values (:word, :id, :now)",
            word=word, id=organisation_id, now=now,
        )  # fmt: skip


async def select_invite(connection: Connection, organisation_id: str) -> str | None:
    """The word of the link that is in use."""
    word: str | None = await connection.value(
        "select word from organisation_invite where organisation_id = :id", id=organisation_id
    )
    return word


async def select_invited_to(connection: Connection, word: str) -> str | None:
    """The organisation that a link's word leads to, by our id."""
    found: str | None = await connection.value(
        "select organisation_id from organisation_invite where word = :word", word=word
    )
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality with where it lies; `folded` is its name as it is searched."""

    folded: str
    municipality: str
    subregion: str
    region: str


async def select_place_table(connection: Connection) -> tuple[Place, ...]:
    """All municipalities, by name."""
    return load_all(Place, await connection.all("select * from place order by folded"))


async def upsert_places(connection: Connection, places: Iterable[Place]) -> None:
    """Municipalities as they are now."""
    await connection.run_many(
        """
        insert into place (folded, municipality, subregion, region)
        values (:folded, :municipality, :subregion, :region)
        on conflict (folded) do update set municipality = :municipality, subregion = :subregion, region = :region
        """,
        [
            {
                "folded": one.folded,
                "municipality": one.municipality,
                "subregion": one.subregion,
                "region": one.region,
            }
            for one in places
        ],
    )


async def update_joined(connection: Connection, member_id: str, joined: str) -> None:
    """How a member came to speak for their organisation: asked, invited or confirmed."""
    await connection.run("update member set joined = :joined where id = :id", id=member_id, joined=joined)


async def select_joined(connection: Connection, organisation_id: str) -> list[Row]:
    """`id`, `joined`, `speaks_for`, `contact` of an organisation's members, oldest first."""
    return await connection.all(
        """
        select id, joined, speaks_for, contact from member
         where organisation_id = :id and state <> 'erased' order by created_at, id
        """,
        id=organisation_id,
    )
