"""`medskick organisation contact`: who speaks for an organisation, in which role, and how they are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.premises import premises

if TYPE_CHECKING:
    from storage.connection import Connection

ACTOR: Final = "command"


def add(organisation: Commands) -> None:
    """Add the commands to the group."""
    contact = group(organisation, "contact", "who speaks for an organisation")
    adding = command(
        contact, "add", "somebody speaks for an organisation", add_one,
        'medskick organisation contact add "Föreningen Fika" --role ordförande --email ordf@fika.example',
    )  # fmt: skip
    adding.add_argument("organisation", metavar="NAME")
    adding.add_argument("--email", default="", metavar="ADDRESS")
    adding.add_argument("--name", default="", metavar="TEXT")
    adding.add_argument("--role", default="", metavar="TEXT", help="ordförande, kansli …")
    adding.add_argument("--member", metavar="MEMBER", help="their id in the chat")
    adding.add_argument("--channel", choices=("mail", "chat", "both"), default="mail")
    adding.add_argument("--language", choices=("sv", "en"), default="")
    listing = command(contact, "list", "who speaks for an organisation", list_them)
    listing.add_argument("organisation", metavar="NAME")
    removing = command(contact, "remove", "somebody does not any more; their details are gone", remove)
    removing.add_argument("organisation", metavar="NAME")
    removing.add_argument("who", metavar="WHO", help="an address, or an id of `contact list`")


async def add_one(call: Call) -> None:
    """Add a contact. Raises NotFound, NotAllowed."""
    from actions.deed import Deed
    from actions.keeping_contacts import add_contact
    from actions.own_data import find_member
    from actions.proposals import by_name

    words = call.words
    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> dict[str, Any]:
            deed = Deed(connection, call.now(), place)
            one = await by_name(deed, words.organisation)
            member = await find_member(connection, words.member) if words.member else None
            kept = await add_contact(
                deed, one, ACTOR, email=words.email, name=words.name, role=words.role, member=member,
                channel=words.channel, language=words.language,
            )  # fmt: skip
            return {"id": kept.id, "organisation": one.name, "email": kept.email, "channel": kept.channel}

        told = await database.write(unit)
    call.console.document(told, f"{told['organisation']} has one more contact: {told['id']}.")


async def list_them(call: Call) -> None:
    """Print them. Raises NotFound."""
    from actions.contacts import people_of
    from actions.deed import Deed
    from actions.proposals import by_name

    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> list[dict[str, Any]]:
            deed = Deed(connection, call.now(), place)
            return await people_of(deed, await by_name(deed, call.words.organisation))

        found = await database.read(unit)
    call.console.table(found, "Nobody speaks for it yet; medskick organisation contact add says who does.")


async def remove(call: Call) -> None:
    """Remove a contact. Raises NotFound."""
    from actions.deed import Deed
    from actions.keeping_contacts import remove_contact
    from actions.proposals import by_name

    words = call.words
    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> str:
            deed = Deed(connection, call.now(), place)
            one = await by_name(deed, words.organisation)
            await remove_contact(deed, one, words.who, ACTOR)
            return one.name

        name = await database.write(unit)
    call.console.document(
        {"organisation": name, "removed": words.who}, f"{words.who} is not asked for {name} any more."
    )
