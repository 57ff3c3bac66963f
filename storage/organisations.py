"""Organisations' rows."""

from __future__ import annotations

from datetime import datetime

from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from storage.connection import Connection, Row
from storage.rows import load_all, load_or_none

COLUMNS = (
    "id", "name", "folded", "email", "municipality", "subregion", "themes", "size", "form", "signatory_since",
    "visible", "language", "state", "created_at", "about", "contact", "number", "aliases", "parent_id", "umbrella_id",
    "target_groups", "level", "languages", "signatory_until",
)  # fmt: skip


async def select_organisation(connection: Connection, organisation_id: str) -> Organisation | None:
    """An organisation by our id."""
    return load_or_none(
        Organisation, await connection.one("select * from organisation where id = :id", id=organisation_id)
    )


async def select_organisation_by_name(connection: Connection, folded: str) -> Organisation | None:
    """An organisation by its folded name, or else by another name that it is known by."""
    found = load_or_none(
        Organisation,
        await connection.one("select * from organisation where folded = :folded", folded=folded),
    )
    if found is not None:
        return found
    rows = await connection.all("select * from organisation where aliases <> '[]' order by id")
    known = load_all(Organisation, rows)
    return next((one for one in known if folded in map(fold_loose, one.aliases)), None)


async def select_listed(connection: Connection, *, visible: bool = False) -> tuple[Organisation, ...]:
    """Listed organisations by name; with `visible` only those that chose to be seen."""
    return load_all(
        Organisation,
        await connection.all(
            "select * from organisation where state = 'listed' and visible >= :least order by folded",
            least=visible,
        ),
    )


async def select_organisations(connection: Connection) -> tuple[Organisation, ...]:
    """All organisations."""
    return load_all(Organisation, await connection.all("select * from organisation order by folded"))


async def select_visible_names(connection: Connection, limit: int) -> tuple[str, ...]:
    """Names of listed organisations that may be shown, in order; none at all where there are more than `limit`."""
    rows = await connection.all(
        "select name from organisation where state = 'listed' and visible = 1 order by folded limit :limit",
        limit=limit + 1,
    )
    return tuple(row["name"] for row in rows) if len(rows) <= limit else ()


async def insert_organisation(connection: Connection, organisation: Organisation) -> bool:
    """A new organisation; False where one of that name is there."""
    return (
        await connection.run(
            f"""
            insert into organisation ({", ".join(COLUMNS)})
            values ({", ".join(":" + name for name in COLUMNS)})
            on conflict (folded) do nothing
            """,
            **{name: getattr(organisation, name) for name in COLUMNS},
        )
        == 1
    )


async def update_organisation(connection: Connection, organisation: Organisation) -> None:
    """Everything about an organisation but its id and when it came."""
    changing = [name for name in COLUMNS if name not in ("id", "created_at")]
    await connection.run(
        f"update organisation set {', '.join(f'{name} = :{name}' for name in changing)} where id = :id",
        **{name: getattr(organisation, name) for name in [*changing, "id"]},
    )


async def update_shown(connection: Connection, organisation_id: str, now: datetime) -> None:
    """It was the organisation in focus."""
    await connection.run(
        "update organisation set shown_at = :now where id = :id", id=organisation_id, now=now
    )


async def select_places(connection: Connection) -> list[Row]:
    """`folded` name, `municipality` and `subregion` of every listed organisation whose sub-region is known."""
    return await connection.all(
        "select folded, municipality, subregion from organisation where subregion <> '' and state = 'listed' order by id"
    )
