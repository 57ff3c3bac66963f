"""Kill -9 while members write: nothing lost, nothing doubled; and the stock way loses, so the test can fail."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sandbox.client import SandboxClient
from tests.kit.cast import a_database, an_open_question
from tests.kit.killing import Victim, kill_while_working
from tests.kit.sandboxes import sandbox_process

MESSAGES, CHATS, KILLS, FIRST = 2000, 500, 15, 10_000
IN_FLIGHT = 16


def _rows(path: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(path, timeout=10)) as raw:
        return raw.execute(sql).fetchall()


def _stored_in(path: Path) -> Callable[[], Awaitable[int]]:
    async def stored() -> int:
        try:
            return int(_rows(path, "select count(*) from reply")[0][0])
        except sqlite3.OperationalError:
            return 0  # its table is not made yet

    return stored


def _members(sandbox: SandboxClient, texts: int) -> Callable[[], Awaitable[object]]:
    """Each call is a wave of texts of its own."""
    waves = iter(range(1000))

    async def write() -> None:
        await sandbox.crowd_says(texts, CHATS, FIRST, f"Våg {next(waves)}, medskick {{n}} om mötesplatser")

    return write


def _bot(folder: Path, addresses: dict[str, str]) -> Victim:
    return Victim(
        "-m", "app", "run", "--only", "bot,delivery",
        folder=folder,
        MEDSKICK_TELEGRAM_TOKEN=addresses["token"],
        MEDSKICK_TELEGRAM_API_URL=addresses["api_url"],
        MEDSKICK_TELEGRAM_RATE="0",
    )  # fmt: skip


async def test_two_thousand_messages_and_fifteen_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        await database.write(an_open_question, "fika", "Vad tycker ni om fikat?", datetime.now(UTC))
    path = tmp_path / "medskick.db"
    stored = _stored_in(path)
    async with sandbox_process() as (addresses, sandbox), _bot(tmp_path, addresses) as bot:
        write = _members(sandbox, MESSAGES // (KILLS + 1))
        await kill_while_working(bot, KILLS, write, stored, seed=15, most_seconds=0.2)
        await write()
        async with asyncio.timeout(60):
            busy = "select 1 from outbox where state in ('waiting', 'sending')"
            while await stored() < MESSAGES or _rows(path, busy):
                await asyncio.sleep(0.1)
        assert await bot.kill(signal.SIGTERM) == 0
    _nothing_lost_nothing_doubled(path)


def _nothing_lost_nothing_doubled(path: Path) -> None:
    said = Counter(row[0] for row in _rows(path, "select text from reply_version"))
    assert len(said) == MESSAGES, "lost"
    assert set(said.values()) == {1}, "doubled"
    assert _rows(path, "select state, count(*) from inbox group by state") == [("done", MESSAGES)]
    assert _rows(path, "pragma integrity_check") == [("ok",)]
    receipts = dict(_rows(path, "select state, count(*) from outbox where kind = 'receipt' group by state"))
    assert sum(receipts.values()) == MESSAGES
    assert set(receipts) <= {"sent", "uncertain"}
    assert receipts.get("uncertain", 0) <= IN_FLIGHT * KILLS


async def test_a_bot_written_the_stock_way_loses_messages(tmp_path: Path) -> None:
    path = tmp_path / "stock.db"
    words = ("-m", "tests.kit.stock_bot")
    async with (
        sandbox_process() as (addresses, sandbox),
        Victim(*words, addresses["api_url"], addresses["token"], str(path), folder=tmp_path) as bot,
    ):
        write = _members(sandbox, 200)
        await kill_while_working(bot, 2, write, _stored_in(path), seed=2, most_seconds=0.05)
        await asyncio.sleep(2.0)
    assert 0 < await _stored_in(path)() < 400
