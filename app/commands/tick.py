"""`medskick tick`: do once what is due, and end; what a running process holds is left to it."""

from __future__ import annotations

from app.cli import Call, Commands, command, moment
from app.commands import GROUPS


def add(commands: Commands) -> None:
    """`tick`."""
    parser = command(commands, "tick", GROUPS["tick"], _tick, "medskick tick --now 2026-12-01T09:00")
    parser.add_argument(
        "--now", type=moment, metavar="T", help="decide as if it were then; not earlier than the last time"
    )


async def _tick(call: Call) -> int:
    """Print what was done; 1 where mail or Telegram would not take what waits for it. Raises AppError."""
    from app.running.ticking import tick

    report, taken = await tick(call, call.utc(call.words.now) if call.words.now else call.now())
    told = ", ".join(f"{what} {len(report[what])}" for what in ("queued", "sent", "failed", "late"))
    call.console.document(report, f"At {report['now']}: {told}.")
    return 0 if taken else 1
