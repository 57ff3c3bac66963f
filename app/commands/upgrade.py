"""`medskick upgrade`: bring the database up to this version's form. Every command does so; this one does nothing else."""

from __future__ import annotations

from app.cli import Call, Commands, command
from app.commands import GROUPS


def add(commands: Commands) -> None:
    """`upgrade`."""
    command(commands, "upgrade", GROUPS["upgrade"], _upgrade, "medskick upgrade")


async def _upgrade(call: Call) -> None:
    from storage.database import open_database
    from storage.schema import select_steps

    async with await open_database(call.settings.database_url.url) as database:
        steps = await database.read(select_steps)
    rows = [
        {"version": step.version, "description": step.description, "applied": step.applied_at}
        for step in steps
    ]
    call.console.table(rows)
