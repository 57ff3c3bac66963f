"""`medskick organisation accept`, `merge`, `rename` and `reject`: what members named, decided by command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed

ACTOR: Final = "command"


def add(organisation: Commands) -> None:
    """Add the commands to their group."""
    accepting = command(organisation, "accept", "list an organisation that a member named", accept)
    accepting.add_argument("name", metavar="NAME")
    accepting.add_argument(
        "--hidden", action="store_true", help="members who look for organisations do not see it"
    )
    merging = command(
        organisation, "merge", "two are one: the first is gone, its members and replies are the other's", merge,
        'medskick organisation merge "Stigfinarna" "Stigfinnarna"',
    )  # fmt: skip
    merging.add_argument("name", metavar="NAME", help="the one that goes")
    merging.add_argument("into", metavar="INTO", help="the one that stays")
    renaming = command(organisation, "rename", "it is called otherwise", rename)
    renaming.add_argument("name", metavar="NAME")
    renaming.add_argument("to", metavar="NEW-NAME")
    rejecting = command(
        organisation, "reject", "what a member named is no organisation; what was said stays", reject
    )
    rejecting.add_argument("name", metavar="NAME")


async def accept(call: Call) -> None:
    """List it. Raises NotFound, WrongState."""
    from actions import proposals

    async def work(deed: Deed) -> str:
        found = await proposals.by_name(deed, call.words.name)
        await proposals.accept(deed, found, ACTOR, shown=not call.words.hidden)
        return found.name

    name = await _do(call, work)
    told = {"name": name, "state": "listed", "visible": not call.words.hidden}
    call.console.document(told, f"{name} is listed.")


async def merge(call: Call) -> None:
    """Make two one. Raises NotFound, WrongState."""
    from actions import proposals

    async def work(deed: Deed) -> str:
        found = await proposals.by_name(deed, call.words.name)
        into = await proposals.by_name(deed, call.words.into)
        await proposals.merge(deed, found, into, ACTOR)
        return into.name

    name = await _do(call, work)
    call.console.document({"name": name, "merged": call.words.name}, f"They are one now: {name}.")


async def rename(call: Call) -> None:
    """Call it otherwise. Raises NotFound, NotAllowed, WrongState."""
    from actions import proposals

    async def work(deed: Deed) -> str:
        found = await proposals.by_name(deed, call.words.name)
        return (await proposals.rename(deed, found, call.words.to, ACTOR)).name

    name = await _do(call, work)
    call.console.document({"name": name, "before": call.words.name}, f"It is called {name} now.")


async def reject(call: Call) -> None:
    """It is none. Raises NotFound, WrongState."""
    from actions import proposals

    async def work(deed: Deed) -> str:
        found = await proposals.by_name(deed, call.words.name)
        await proposals.reject(deed, found, ACTOR)
        return found.name

    name = await _do(call, work)
    call.console.document(
        {"name": name, "state": "rejected"}, f"{name} is rejected; what was said for it stays."
    )


async def _do(call: Call, work: Callable[[Deed], Awaitable[str]]) -> str:
    from actions.deed import Deed

    async with premises(call) as (database, place):

        async def unit(connection: Any) -> str:
            return await work(Deed(connection, call.now(), place))

        return await database.write(unit)
