"""`medskick inbox`: updates from Telegram that could not be applied and were set aside."""

from __future__ import annotations

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises


def add(commands: Commands) -> None:
    """Add the group."""
    inbox = group(commands, "inbox", GROUPS["inbox"])
    command(inbox, "list", "what was set aside, and what went wrong", list_failed)
    command(
        inbox, "replay", "put it back in line, after the fault was mended", replay, "medskick inbox replay"
    )


async def list_failed(call: Call) -> None:
    """Without the words of any message."""
    from dataclasses import asdict

    from storage.inbox import select_failed

    async with premises(call) as (database, _):
        failed = await database.read(select_failed)
    call.console.table([asdict(one) for one in failed], "Nothing was set aside.")


async def replay(call: Call) -> None:
    """The running program applies it at its next look."""
    from storage.inbox import replay_failed

    async with premises(call) as (database, _):
        count = await database.write(replay_failed)
    call.console.document({"replayed": count}, f"{count} updates are back in line.")
