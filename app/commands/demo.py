"""`medskick demo`: the whole loop on this machine, without any account."""

from __future__ import annotations

from app.cli import Call, Commands, command
from app.commands import GROUPS


def add(commands: Commands) -> None:
    """`demo`."""
    parser = command(commands, "demo", GROUPS["demo"], _demo, "medskick demo --once")
    parser.add_argument("--once", action="store_true", help="run to the end without waiting for a visitor")


async def _demo(call: Call) -> None:
    from app.demo.demo import demo

    await demo(call.now(), once=call.words.once)
