"""`medskick outbox`: messages that may or may not have arrived, and what is decided about them. Letters of an issue are
settled by `medskick newsletter resolve`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises

ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    outbox = group(commands, "outbox", GROUPS["outbox"])
    listing = command(outbox, "list", "messages that wait for a person's decision", show)
    listing.add_argument(
        "--state", choices=("uncertain",), default="uncertain", help="in which state (uncertain)"
    )
    listing.add_argument("--kind", help="only of this kind, as feedback or reminder-mail")
    example = "medskick outbox resolve --kind feedback --resend"
    decision = command(outbox, "resolve", "send them once more, or leave them as they are", resolve, example)
    decision.add_argument("--kind", help="only of this kind; else of every kind")
    either = decision.add_mutually_exclusive_group(required=True)
    either.add_argument("--resend", action="store_true", help="send them once more")
    either.add_argument("--leave", action="store_true", help="leave them as they are")


async def show(call: Call) -> None:
    """Kind, channel and time of each, without what was said. Raises NotFound for no such kind."""
    from actions.deed import Deed
    from actions.unclear import unclear_messages

    async with premises(call) as (database, place):
        found = await database.read(
            lambda connection: unclear_messages(Deed(connection, call.now(), place), call.words.kind)
        )
    rows = [asdict(one) | {"channel": one.wire} for one in found]
    for row in rows:
        del row["wire"]
    call.console.table(rows, "Nothing is of unclear fate.")


async def resolve(call: Call) -> None:
    """Decide. Raises NotFound for no such kind."""
    from actions.deed import Deed
    from actions.unclear import settle_unclear

    words = call.words
    async with premises(call) as (database, place):
        count = await database.write(
            lambda connection: settle_unclear(
                Deed(connection, call.now(), place), words.kind, ACTOR, resend=words.resend
            )
        )
    done = "are sent once more" if words.resend else "are left as they are"
    call.console.document({"resolved": count}, f"{count} messages {done}.")
