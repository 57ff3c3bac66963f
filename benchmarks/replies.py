"""Replies handled a second: the real program, which keeps every reply on the disk, beside a stock bot that keeps none.

Both are programs of their own and talk to a sandbox that is a third one. Counted from the moment the messages are sent
until the sandbox has got the last answer, the programs' start left out; they take turns, so that a slow minute meets both.
What each program's processor time was for a reply is read from /proc beside it: a busy machine changes that least.
"""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.table import Row, compared
from benchmarks.texts import realistic_replies
from sandbox.client import SandboxClient
from storage.connection import Connection
from storage.members import insert_member, update_speaks_for
from tests.kit.cast import a_database, an_open_question
from tests.kit.killing import Victim
from tests.kit.sandboxes import sandbox_process

MESSAGES: Final = 2_000
WARMING: Final = 100
FIRST: Final = 10_000
"""The first chat's id; those who warm the programs up come right before."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who writes: so many chats, known to the program or not. `answers` is what it sends for one message."""

    name: str
    chats: int
    known: bool
    answers: int
    rounds: int


CROWDS: Final = (
    Crowd("replies, members known", 500, True, 1, 5),
    Crowd("replies, newcomers (asked one thing more)", MESSAGES, False, 2, 3),
)


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second, and microseconds of processor time for each."""

    rate: float
    cost: float


Program = Callable[[dict[str, str], Path], Victim]


async def measure() -> list[Row]:
    """Two rows for members who are known, and two for newcomers; the stock bot sends one answer to either."""
    rows = []
    for crowd in CROWDS:
        rounds = [
            (await _pace(_medskick, crowd, crowd.answers), await _pace(_stock_bot, crowd, 1))
            for _ in range(crowd.rounds)
        ]
        rates = [(ours.rate, theirs.rate) for ours, theirs in rounds]
        costs = [(ours.cost, theirs.cost) for ours, theirs in rounds]
        rows.append(compared(crowd.name, "/s", rates, "stock PTB bot, no storage"))
        rows.append(compared("processor time of each", "µs", costs, "less is better"))
    return rows


async def _pace(program: Program, crowd: Crowd, answers: int) -> Pace:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with a_database(folder) as database:
            await database.write(
                _prepare, range(FIRST - WARMING, FIRST + crowd.chats) if crowd.known else range(0)
            )
        async with sandbox_process() as (addresses, sandbox):
            bot = program(addresses, folder)
            await bot.start()
            try:
                await _say(sandbox, WARMING, WARMING, FIRST - WARMING, WARMING * answers)
                began, busy = time.perf_counter(), _processor_seconds(bot.pid)
                await _say(sandbox, MESSAGES, crowd.chats, FIRST, (WARMING + MESSAGES) * answers)
                seconds, busy = time.perf_counter() - began, _processor_seconds(bot.pid) - busy
                return Pace(MESSAGES / seconds, busy / MESSAGES * 1e6)
            finally:
                await bot.kill(signal.SIGTERM)


def _processor_seconds(pid: int) -> float:
    """What a process has used so far, all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _say(sandbox: SandboxClient, messages: int, chats: int, first: int, answers: int) -> None:
    """Send messages, and wait until the bot has sent `answers` in all."""
    await sandbox.crowd_says(messages, chats, first, realistic_replies(messages))
    if await sandbox.wait({"method": "sendMessage", "calls": answers}, 120) is None:
        raise RuntimeError("the answers did not all come in two minutes")


async def _prepare(connection: Connection, chats: range) -> None:
    now = datetime.now(UTC)
    await an_open_question(connection, "motesplatser", "Hur kan föreningar och region göra mer ihop?", now)
    for chat in chats:
        await insert_member(connection, f"m{chat}", chat, "sv", now)
        await update_speaks_for(connection, f"m{chat}", "person")


def _medskick(addresses: dict[str, str], folder: Path) -> Victim:
    return Victim(
        "-m", "app", "run", "--only", "bot,delivery",
        folder=folder,
        MEDSKICK_TELEGRAM_TOKEN=addresses["token"],
        MEDSKICK_TELEGRAM_API_URL=addresses["api_url"],
        MEDSKICK_TELEGRAM_RATE="0",
    )  # fmt: skip


def _stock_bot(addresses: dict[str, str], folder: Path) -> Victim:
    return Victim("-m", "tests.kit.stock_bot", addresses["api_url"], addresses["token"], "", folder=folder)
