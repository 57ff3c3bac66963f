"""One announcement to a whole house, as bad as it gets: flood control on, persons who blocked the bot, answers that are lost,
and the real `medskick run` killed again and again, while members write. The suite runs it small, `benchmarks.announcing` large.
"""

from __future__ import annotations

import asyncio
import json
import random
import signal
import sqlite3
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from actions.announcing import announce
from actions.deed import Deed
from actions.questions import find_question
from sandbox.client import SandboxClient
from storage.connection import Connection
from storage.members import insert_member, update_speaks_for
from tests.kit.cast import a_database, an_open_question, premises
from tests.kit.killing import Victim
from tests.kit.sandboxes import sandbox_process

FIRST: Final = 10_000
"""The first member's chat; whoever writes meanwhile comes right before and gets no announcement."""
WRITERS: Final = 200
EVERY: Final = 100
"""One of so many has blocked the bot, and one answer of so many is lost."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """How large, how fast (messages a second), how often killed; `seed` decides which answers are lost and when it dies."""

    members: int
    rate: float
    kills: int
    seed: int = 3


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of it. `states` are the announcement's rows, `delivered` how often each chat got it, by the stand-in's own
    log; `receipts` the seconds that members waited for theirs."""

    states: dict[str, int]
    delivered: dict[int, int]
    refused: int
    receipts: tuple[float, ...]
    seconds: float


async def run_campaign(folder: Path, campaign: Campaign) -> Outcomes:
    """Announce, kill, wait for the end. Raises NotSeen or TimeoutError where it does not come."""
    async with a_database(folder) as database:
        assert await database.write(_prepare, campaign.members) == campaign.members
    persons = folder / "persons.json"
    persons.write_text(json.dumps(_persons(campaign.members)))
    async with (
        sandbox_process("--flood", "--persons", str(persons)) as (addresses, sandbox),
        _program(folder, addresses, campaign.rate) as program,
    ):
        await sandbox.fault(
            method="sendMessage", drop=True, when="after", probability=1 / EVERY, seed=campaign.seed
        )
        began = time.perf_counter()
        receipts = await _live(sandbox, program, campaign)
        while _states(folder).keys() & {"waiting", "sending"}:
            await asyncio.sleep(0.2)
        seconds = time.perf_counter() - began
        assert await program.kill(signal.SIGTERM) == 0
        calls = await sandbox.calls("sendMessage")
    delivered = Counter(
        call["chat_id"] for call in calls if call["chat_id"] >= FIRST and call["code"] in (0, 200)
    )
    refused = sum(call["code"] == 429 for call in calls)
    return Outcomes(_states(folder), dict(delivered), refused, tuple(receipts), seconds)


async def _prepare(connection: Connection, count: int) -> int:
    now = datetime.now(UTC)
    await an_open_question(connection, "fika", "Hur kan fikat bli bättre?", now)
    for chat in range(FIRST, FIRST + count):
        await insert_member(connection, f"m{chat}", chat, "sv", now)
    deed = Deed(connection, now, premises())
    told = await announce(deed, await find_question(deed, "fika"), "Disa")
    for chat in range(FIRST - WRITERS, FIRST):
        await insert_member(connection, f"m{chat}", chat, "sv", now)
        await update_speaks_for(connection, f"m{chat}", "person")
    return told


def _persons(count: int) -> list[dict[str, Any]]:
    return [
        {"id": chat, "first_name": "Någon", "started": True, "blocked": chat >= FIRST and chat % EVERY == 7}
        for chat in range(FIRST - WRITERS, FIRST + count)
    ]


async def _live(sandbox: SandboxClient, program: Victim, campaign: Campaign) -> list[float]:
    """The program's lives, one more than it is killed; in each a few members write once it is under way."""
    chance = random.Random(campaign.seed)
    writers = iter(range(FIRST - WRITERS, FIRST))
    receipts: list[float] = []
    for life in range(campaign.kills + 1):
        await program.start()
        share = campaign.members * (life + 0.5) / (campaign.kills + 1)
        await sandbox.wait({"method": "sendMessage", "calls": int(share)}, 600)
        receipts += [await _receipt(sandbox, next(writers)) for _ in range(3)]
        if life < campaign.kills:
            await asyncio.sleep(chance.random())
            await program.kill()
    return receipts


async def _receipt(sandbox: SandboxClient, chat: int) -> float:
    person = sandbox.person(chat)
    began = time.perf_counter()
    await person.says("Fler bullar och mer tid att prata")
    await person.sees("sparat")
    return time.perf_counter() - began


def _program(folder: Path, addresses: dict[str, str], rate: float) -> Victim:
    return Victim(
        "-m", "app", "run", "--only", "bot,delivery,schedule",
        folder=folder,
        MEDSKICK_TELEGRAM_TOKEN=addresses["token"],
        MEDSKICK_TELEGRAM_API_URL=addresses["api_url"],
        MEDSKICK_TELEGRAM_RATE=str(rate),
        MEDSKICK_QUIET_HOURS="off",
    )  # fmt: skip


def _states(folder: Path) -> dict[str, int]:
    with closing(sqlite3.connect(folder / "medskick.db", timeout=10)) as raw:
        return dict(raw.execute("select state, count(*) from outbox where kind = 'question' group by state"))
