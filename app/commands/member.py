"""`medskick member`: who takes part in the chat."""

from __future__ import annotations

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises


def add(commands: Commands) -> None:
    """Add the group."""
    member = group(commands, "member", GROUPS["member"])
    command(member, "list", "everybody who ever wrote, oldest first", list_members)


async def list_members(call: Call) -> None:
    """Print everybody; of whom was erased only that they were there."""
    from storage.members import select_listed_members

    async with premises(call) as (database, _):
        found = await database.read(select_listed_members)
    call.console.table([dict(row) for row in found], "Nobody has written to the bot yet.")
