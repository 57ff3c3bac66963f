"""`medskick status`: counts by state of everything."""

from __future__ import annotations

from app.cli import Call, Commands, command
from app.commands import GROUPS


def add(commands: Commands) -> None:
    """`status`."""
    command(commands, "status", GROUPS["status"], _status, "medskick status --json")


async def _status(call: Call) -> None:
    from app.premises import premises
    from app.running.health import state_counts

    async with premises(call) as (database, _):
        counts = await database.read(state_counts)
    if call.settings.operator is None:
        call.console.note(
            "MEDSKICK_OPERATOR is not set: choose association or authority; until then every erasure is refused."
        )
    call.console.document(counts, _for_people(counts))


def _for_people(counts: dict[str, object]) -> str:
    lines = []
    for what, states in counts.items():
        if isinstance(states, dict):
            told = ", ".join(f"{state} {n}" for state, n in states.items()) or "none"
        else:
            told = str(states or "never")
        lines.append(f"{what.replace('_', ' '):<10} {told}")
    return "\n".join(lines)
