"""Killing a program again and again while it works: kill -9 at a random moment, then start it anew."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self

from tests.kit.program import ROOT


class Victim:
    """A program that is started, killed and started again. `words` follow the interpreter's name."""

    def __init__(self, *words: str, folder: Path, **settings: str) -> None:
        self._words, self._folder = words, folder
        self._settings = os.environ | {"PYTHONPATH": str(ROOT)} | settings
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it; what it says goes to a file beside its data."""
        with (self._folder / "victim.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *self._words, cwd=self._folder, env=self._settings, stdout=log, stderr=log
            )

    async def kill(self, number: signal.Signals = signal.SIGKILL) -> int:
        """Send it a signal and wait for its end; its exit status."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(number)
        return await self._process.wait()

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self._process is not None
        return self._process.pid

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None:
            await self.kill()

    @property
    def log(self) -> str:
        """All it has said."""
        return (self._folder / "victim.log").read_text()


async def kill_while_working(
    victim: Victim,
    kills: int,
    work: Callable[[], Awaitable[object]],
    progress: Callable[[], Awaitable[int]],
    seed: int,
    most_seconds: float,
) -> None:
    """In each life give it work, and kill it at a random moment up to `most_seconds` after it was seen to get on with it."""
    chance = random.Random(seed)
    await victim.start()
    for _ in range(kills):
        before = await progress()
        await work()
        async with asyncio.timeout(30):
            while await progress() == before:
                await asyncio.sleep(0.002)
        await asyncio.sleep(chance.random() * most_seconds)
        await victim.kill()
        await victim.start()
