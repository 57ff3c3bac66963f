"""`medskick demo`: the whole loop on this machine, without any account."""

from __future__ import annotations

import sys

from app.cli import Call, Commands, command
from app.commands import GROUPS


def add(commands: Commands) -> None:
    """`demo`."""
    parser = command(commands, "demo", GROUPS["demo"], _demo, "medskick demo --once")
    parser.add_argument("--once", action="store_true", help="run to the end without waiting for a visitor")


async def _demo(call: Call) -> int:
    from app.demo.demo import demo

    def say(line: str) -> None:
        print(line, file=sys.stderr if call.console.json else sys.stdout, flush=True)

    status = await demo(call.now(), say, once=call.words.once)
    if call.console.json:
        call.console.document({"interrupted": status != 0}, "")
    return status
