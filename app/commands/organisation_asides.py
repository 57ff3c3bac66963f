"""`medskick organisation pending`, `same` and `new`: lines that may be about an organisation we know; a person decides."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from app.cli import Call, Commands, command
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed
    from dialogue.members import Organisation
    from storage.connection import Connection

ACTOR: Final = "command"


def add(organisation: Commands) -> None:
    """Add the commands to the group."""
    command(organisation, "pending", "lines of lists whose name may be another's", list_pending)
    joining = command(organisation, "same", "a line that waits is about an organisation that we know", same)
    joining.add_argument("id", metavar="ID")
    joining.add_argument("name", metavar="ORGANISATION")
    parting = command(organisation, "new", "a line that waits is an organisation of its own", new)
    parting.add_argument("id", metavar="ID")


async def list_pending(call: Call) -> None:
    """What waits."""
    from storage.register import select_asides

    async with premises(call) as (database, _):
        found = await database.read(select_asides)
    call.console.table(
        [{"id": one.id, "name": one.name, "like": one.like_name, "line": one.line} for one in found],
        "No line waits for a decision.",
    )


async def same(call: Call) -> None:
    """It is that one. Raises NotFound."""
    from actions.organisations import decide_same
    from actions.proposals import by_name

    async def work(deed: Deed) -> Organisation:
        return await decide_same(deed, call.words.id, await by_name(deed, call.words.name), ACTOR)

    one = await _do(call, work)
    call.console.document({"name": one.name, "aliases": one.aliases}, f"It is {one.name}, as that line says.")


async def new(call: Call) -> None:
    """It is its own. Raises NotFound."""
    from actions.organisations import decide_new

    one = await _do(call, lambda deed: decide_new(deed, call.words.id, ACTOR))
    call.console.document({"name": one.name}, f"{one.name} is in the register.")


async def _do(call: Call, work: Callable[[Deed], Awaitable[Organisation]]) -> Organisation:
    from actions.deed import Deed

    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> Organisation:
            return await work(Deed(connection, call.now(), place))

        return await database.write(unit)
