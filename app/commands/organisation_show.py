"""`medskick organisation show`, `edit` and `history`: one organisation in full."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.errors import InputError
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.members import Organisation
    from storage.connection import Connection

ACTOR: Final = "command"
EDITABLE: Final = (
    "number", "email", "municipality", "subregion", "themes", "target_groups", "size", "form", "level", "aliases", "parent",
    "umbrella", "signatory_since", "signatory_until", "visible", "language", "languages", "about", "contact",
)  # fmt: skip


def add(organisation: Commands) -> None:
    """Add the commands to the group."""
    showing = command(organisation, "show", "all that is kept about an organisation", show)
    showing.add_argument("name", metavar="NAME")
    editing = command(
        organisation, "edit", "say something else of an organisation; '' takes it away", edit,
        'medskick organisation edit "Föreningen Fika" --municipality Borås --level local',
    )  # fmt: skip
    editing.add_argument("name", metavar="NAME")
    for name in EDITABLE:
        editing.add_argument(f"--{name.replace('_', '-')}", dest=name, metavar="TEXT")
    telling = command(organisation, "history", "what was changed about an organisation, and by whom", history)
    telling.add_argument("name", metavar="NAME")


async def show(call: Call) -> None:
    """Print all. Raises NotFound."""
    from actions.deed import Deed
    from actions.proposals import by_name
    from actions.showing import look_up

    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> dict[str, Any]:
            deed = Deed(connection, call.now(), place)
            return await look_up(deed, await by_name(deed, call.words.name))

        told = await database.read(unit)
    lines = (
        f"{name.replace('_', ' ')}: {_plain(value)}"
        for name, value in told.items()
        if value not in ("", None, [], ())
    )
    call.console.document(told, "\n".join(lines))


async def edit(call: Call) -> None:
    """Change it. Raises NotFound, NotAllowed, InputError."""
    from actions.deed import Deed
    from actions.proposals import by_name
    from actions.showing import edit_organisation

    given = {name: value for name in EDITABLE if (value := getattr(call.words, name)) is not None}
    if not given:
        raise InputError("Nothing to change was named; see medskick organisation edit --help.")
    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> Organisation:
            deed = Deed(connection, call.now(), place)
            return await edit_organisation(deed, await by_name(deed, call.words.name), given, ACTOR)

        one = await database.write(unit)
    told = {
        field.name: getattr(one, field.name) for field in fields(one) if field.name not in ("id", "folded")
    }
    call.console.document(told, f"{one.name} is changed.")


async def history(call: Call) -> None:
    """Print what was changed. Raises NotFound."""
    from actions.deed import Deed
    from actions.proposals import by_name
    from storage.register import Change, select_changes

    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> tuple[Change, ...]:
            one = await by_name(Deed(connection, call.now(), place), call.words.name)
            return await select_changes(connection, one.id)

        found = await database.read(unit)
    call.console.table(
        [
            {"at": one.at, "actor": one.actor, "field": one.field, "before": one.before, "after": one.after}
            for one in found
        ],
        "Nothing was changed since the register has a history.",
    )


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return " ".join(_plain(one) for one in value.values() if one not in ("", None))
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
