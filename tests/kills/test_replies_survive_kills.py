"""Kill -9 while members write: nothing lost, nothing doubled; and the stock way loses, so the test can fail."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.kit.cast import a_database, an_open_question
from tests.kit.killing import Victim, kill_while_working
from tests.kit.sandboxes import sandbox_process

MESSAGES, CHATS, KILLS, FIRST = 2000, 500, 15, 10_000


def _rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    if not path.exists():
        return []
    with closing(sqlite3.connect(path, timeout=10)) as raw:
        try:
            return raw.execute(sql).fetchall()
        except sqlite3.OperationalError:
            return []  # not made yet


async def test_two_thousand_messages_and_fifteen_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        await database.write(an_open_question, "fika", "Vad tycker ni om fikat?", datetime.now(UTC))
    path = tmp_path / "medskick.db"

    async def stored() -> int:
        return int(str((_rows(path, "select count(*) from reply") or [(0,)])[0][0]))

    async with sandbox_process() as (addresses, sandbox):
        victim = Victim(
            "-m", "app", "run", "--only", "bot,delivery",
            folder=tmp_path,
            MEDSKICK_TELEGRAM_TOKEN=addresses["token"],
            MEDSKICK_TELEGRAM_API_URL=addresses["api_url"],
            MEDSKICK_TELEGRAM_RATE="0",
        )  # fmt: skip
        waves = iter(range(KILLS + 1))

        async def members_write() -> None:
            template = f"Våg {next(waves)}, medskick {{n}} om mötesplatser"
            await sandbox.crowd_says(MESSAGES // (KILLS + 1), CHATS, FIRST, template)

        await kill_while_working(victim, KILLS, members_write, stored, seed=15, most_seconds=0.2)
        await members_write()
        async with asyncio.timeout(60):
            while await stored() < MESSAGES or _rows(
                path, "select 1 from outbox where state in ('waiting','sending')"
            ):
                await asyncio.sleep(0.1)
        assert await victim.kill(signal.SIGTERM) == 0

    said = Counter(row[0] for row in _rows(path, "select text from reply_version"))
    assert len(said) == MESSAGES, "lost"
    assert set(said.values()) == {1}, "doubled"
    assert _rows(path, "select state, count(*) from inbox group by state") == [("done", MESSAGES)]
    assert _rows(path, "pragma integrity_check") == [("ok",)]
    receipts = dict(_rows(path, "select state, count(*) from outbox where kind = 'receipt' group by state"))
    assert sum(int(str(n)) for n in receipts.values()) == MESSAGES
    assert set(receipts) <= {"sent", "uncertain"}
    assert int(str(receipts.get("uncertain", 0))) <= 16 * KILLS


async def test_a_bot_written_the_stock_way_loses_messages(tmp_path: Path) -> None:
    path = tmp_path / "stock.db"

    async def stored() -> int:
        return int(str((_rows(path, "select count(*) from reply") or [(0,)])[0][0]))

    async with sandbox_process() as (addresses, sandbox):
        victim = Victim(
            "-m", "tests.kit.stock_bot", addresses["api_url"], addresses["token"], str(path), folder=tmp_path
        )

        async def members_write() -> None:
            await sandbox.crowd_says(200, 100, FIRST, "Medskick {n}")

        await kill_while_working(victim, 2, members_write, stored, seed=2, most_seconds=0.05)
        await asyncio.sleep(2.0)
        await victim.kill()
    assert 0 < await stored() < 400
