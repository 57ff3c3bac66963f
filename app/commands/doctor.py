"""`medskick doctor`: looks at everything that has to work, and says what to do about what does not."""

from __future__ import annotations

from app.cli import Call, Commands, command
from app.commands import GROUPS


def add(commands: Commands) -> None:
    """`doctor`."""
    command(commands, "doctor", GROUPS["doctor"], _doctor, "medskick doctor")


async def _doctor(call: Call) -> int:
    from app.running.doctor import examine

    findings = await examine(call)
    rows = [{"check": one.check, "ok": one.ok, "hint": one.hint} for one in findings]
    call.console.table(rows)
    return 0 if all(one.ok or one.advice for one in findings) else 1
