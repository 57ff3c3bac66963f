"""Mails a second at 40 kB: our delivery, with every letter's fate kept on the disk, beside a bare aiosmtplib loop.

Both hand the same number of letters to the same mail server, a process of its own, over four connections.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import aiosmtplib

from benchmarks.table import Row, compared
from storage.database import open_database
from tests.kit.issues import ADDRESSES, PERIOD, a_mailing, built_issue
from tests.kit.mail_runner import mail_dispatcher

MAILS: Final = 3_000
ROUNDS: Final = 3
SIZE: Final = 40_000
CONNECTIONS: Final = 4
ROOT: Final = Path(__file__).parents[1]


async def measure() -> list[Row]:
    """One row; the two take turns."""
    rounds = [(await _ours(), await _bare()) for _ in range(ROUNDS)]
    note = f"bare aiosmtplib loop, {CONNECTIONS} connections each"
    return [compared(f"mails of {SIZE // 1000} kB", "/s", rounds, note)]


async def _ours() -> float:
    with tempfile.TemporaryDirectory() as folder:
        async with sink() as port, await open_database(f"sqlite:///{folder}/mails.db") as database:
            await a_mailing(database, MAILS, size=SIZE)
            async with mail_dispatcher(database, port) as dispatcher:
                began = time.perf_counter()
                await dispatcher.drain()
                return MAILS / (time.perf_counter() - began)


async def _bare() -> float:
    letter = built_issue(PERIOD, size=SIZE).variants[0].letter
    numbers = iter(range(MAILS))
    async with sink() as port:
        began = time.perf_counter()
        await asyncio.gather(*(_loop(port, letter, numbers) for _ in range(CONNECTIONS)))
        return MAILS / (time.perf_counter() - began)


async def _loop(port: int, letter: bytes, numbers: Iterator[int]) -> None:
    client = aiosmtplib.SMTP(hostname="127.0.0.1", port=port, use_tls=False, start_tls=False)
    async with client:
        for number in numbers:
            await client.sendmail(ADDRESSES.sender, [f"r{number}@example.org"], letter)


@asynccontextmanager
async def sink() -> AsyncIterator[int]:
    """The sandbox's mail server in a process of its own; its port."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield int(json.loads(await process.stdout.readline())["smtp_url"].rpartition(":")[2])
    finally:
        process.terminate()
        await process.wait()
