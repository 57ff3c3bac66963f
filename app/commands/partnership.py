"""`medskick partnership`: partnerships (IOP), and when they end."""

from __future__ import annotations

from typing import Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.commands.wheel import day_of
from app.premises import premises

ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    partnership = group(commands, "partnership", GROUPS["partnership"])
    example = 'medskick partnership add "Kvinnofrid" --organisation "Kvinnojouren Månen" --ends 2028-12-31'
    parser = command(partnership, "add", "a partnership, with the day on which it ends", add_one, example)
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--organisation", required=True, metavar="O")
    parser.add_argument(
        "--ends", required=True, type=day_of, metavar="DAY", help="reminded of six months and one before"
    )
    command(partnership, "list", "all of them, the one that ends first on top", list_all)


async def add_one(call: Call) -> None:
    """Raises NotFound, NotAllowed."""
    from actions.deed import Deed
    from actions.followups import add_partnership

    words = call.words
    async with premises(call) as (database, place):
        kept = await database.write(
            lambda connection: add_partnership(
                Deed(connection, call.now(), place), words.name, words.organisation, words.ends, ACTOR
            )
        )
    row = {"id": kept.id, "name": kept.name, "organisation": words.organisation, "ends": kept.ends_on}
    call.console.document(row, f"Added {kept.id}: {kept.name}, through {kept.ends_on}.")


async def list_all(call: Call) -> None:
    """One row each."""
    from storage.followups import select_partnerships
    from storage.organisations import select_organisations

    async with premises(call) as (database, _):

        async def view(connection: Any) -> list[dict[str, Any]]:
            names = {one.id: one.name for one in await select_organisations(connection)}
            return [
                {"id": one.id, "name": one.name, "organisation": names.get(one.organisation_id or "", "")}
                | {"ends": one.ends_on.isoformat()}
                | {"reminder": one.remind_at.isoformat() if one.remind_at else None}
                for one in await select_partnerships(connection)
            ]

        rows = await database.read(view)
    call.console.table(rows, "There is no partnership yet.")
