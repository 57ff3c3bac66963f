"""`medskick member`: who takes part in the chat."""

from __future__ import annotations

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises


def add(commands: Commands) -> None:
    """Add the group."""
    member = group(commands, "member", GROUPS["member"])
    command(member, "list", "everybody who ever wrote, oldest first", list_members)
    appointing = command(
        member, "contact", "whether a member is their organisation's contact, who sees what is said in its name",
        appoint, "medskick member contact 123456789 on",
    )  # fmt: skip
    appointing.add_argument(
        "member", metavar="MEMBER", help="an id of `medskick member list`, or the Telegram id"
    )
    appointing.add_argument("state", choices=("on", "off"))


async def list_members(call: Call) -> None:
    """Print everybody; of whom was erased only that they were there."""
    from storage.members import select_listed_members

    async with premises(call) as (database, _):
        found = await database.read(select_listed_members)
    call.console.table([dict(row) for row in found], "Nobody has written to the bot yet.")


async def appoint(call: Call) -> None:
    """Raises NotFound, NotAllowed."""
    from actions.deed import Deed
    from actions.objecting import appoint_contact
    from actions.own_data import find_member
    from storage.connection import Connection

    contact = call.words.state == "on"

    async with premises(call) as (database, place):

        async def work(connection: Connection) -> str:
            member = await find_member(connection, call.words.member)
            await appoint_contact(Deed(connection, call.now(), place), member, "command", contact=contact)
            return member.id

        member_id = await database.write(work)
    told = {"id": member_id, "contact": contact}
    call.console.document(told, f"{member_id} is {'now' if contact else 'no longer'} the contact.")
