"""`medskick run`: bot, web pages, delivery and schedule in one process."""

from __future__ import annotations

import argparse
import logging

from app.cli import Call, Commands, command
from app.commands import GROUPS

PARTS = ("bot", "web", "delivery", "schedule")


def add(commands: Commands) -> None:
    """`run`."""
    parser = command(commands, "run", GROUPS["run"], _run, "medskick run --only bot,delivery")
    parser.add_argument(
        "--only",
        type=_parts,
        default=(),
        metavar="PARTS",
        help="some of bot,web,delivery,schedule, by commas",
    )


def _parts(text: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in text.split(","))
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is no part; choose from {', '.join(PARTS)}")
    return parts


async def _run(call: Call) -> None:
    from app.running.program import run

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for chatty in ("httpx", "httpcore", "aiohttp", "telegram", "asyncio", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    await run(call, call.words.only)
