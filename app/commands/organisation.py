"""`medskick organisation`: the register of organisations. What each command does is in the modules beside this one."""

from __future__ import annotations

from app.cli import Call, Commands, command, group
from app.commands import (
    GROUPS,
    organisation_asides,
    organisation_contacts,
    organisation_import,
    organisation_joining,
    organisation_proposals,
    organisation_show,
)
from app.premises import premises

SHOWN = (
    "name", "email", "municipality", "subregion", "themes", "size", "form", "signatory_since",
    "visible", "language", "state", "about",
)  # fmt: skip
MORE = ("number", "aliases", "target_groups", "level", "languages", "signatory_until")


def add(commands: Commands) -> None:
    """Add the group."""
    organisation = group(commands, "organisation", GROUPS["organisation"])
    organisation_import.add(organisation)
    listing = command(organisation, "list", "the register by name", list_organisations)
    listing.add_argument(
        "--proposed", action="store_true", help="only what members named and nobody has accepted"
    )
    listing.add_argument(
        "--unconfirmed",
        action="store_true",
        help="contacts who were asked in April and have not said that their details are right",
    )
    organisation_proposals.add(organisation)
    organisation_asides.add(organisation)
    organisation_show.add(organisation)
    organisation_contacts.add(organisation)
    organisation_joining.add(organisation)


async def list_organisations(call: Call) -> None:
    """Print the register."""
    from storage.organisations import select_organisations

    words = call.words
    if words.unconfirmed:
        await _list_unconfirmed(call)
        return
    async with premises(call) as (database, _):
        found = await database.read(select_organisations)
    names = {one.id: one.name for one in found}
    more = MORE if call.console.json else ()
    rows = [
        {name: getattr(one, name) for name in SHOWN}
        | {"public_contact": one.contact}
        | {name: getattr(one, name) for name in more}
        | (
            {"parent": names.get(one.parent_id or ""), "umbrella": names.get(one.umbrella_id or "")}
            if more
            else {}
        )
        for one in found
        if one.state == "proposed" or not words.proposed
    ]
    call.console.table(
        rows,
        "Nothing waits to be accepted."
        if words.proposed
        else "The register is empty; medskick organisation import FILE.csv fills it.",
    )


async def _list_unconfirmed(call: Call) -> None:
    """Those who were asked whether their details are right and have not answered."""
    from actions.contact_checking import unconfirmed
    from actions.deed import Deed
    from dialogue.members import Organisation
    from storage.connection import Connection
    from storage.contacts import ContactRow

    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> list[tuple[ContactRow, Organisation]]:
            return await unconfirmed(Deed(connection, call.now(), place))

        found = await database.read(unit)
    call.console.table(
        [
            {
                "name": one.name,
                "contact": row.id,
                "role": row.role,
                "email": row.email,
                "asked_at": row.asked_at,
                "reminded_at": row.reminded_at,
            }
            for row, one in found
        ],
        "Everybody who was asked has answered.",
    )
