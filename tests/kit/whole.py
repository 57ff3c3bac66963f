"""The whole program as an operator has it: `medskick run` beside a sandbox, commands in the same folder, nothing stood in for."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from sandbox.client import SandboxClient
from tests.kit.program import ROOT
from tests.kit.sandboxes import sandbox_process


@dataclass(frozen=True, slots=True)
class Whole:
    """A running program. `pid` is the process of `medskick run`, `settings` what its commands are run with too."""

    folder: Path
    settings: dict[str, str]
    sandbox: SandboxClient
    pid: int

    async def gets(self, *words: str, status: int = 0) -> Any:
        """Run one command with `--json`, which must exit with `status`; what it printed."""
        return json.loads(await self._run(*words, "--json", status=status))

    async def rows(self, *words: str) -> list[Any]:
        """As `gets`, for a command that prints an object a line."""
        return [json.loads(line) for line in (await self._run(*words, "--json")).splitlines()]

    async def _run(self, *words: str, status: int = 0) -> bytes:
        done = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app", *words,
            cwd=self.folder, env=os.environ | {"PYTHONPATH": str(ROOT)} | self.settings,
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await done.communicate()
        assert done.returncode == status, f"medskick {' '.join(words[:2])}: {err.decode()}"
        return out

    def file(self, name: str, text: str) -> str:
        """A file in the program's folder, by its name there."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


@asynccontextmanager
async def running_whole(folder: Path, **settings: str) -> AsyncIterator[Whole]:
    """All parts running in `folder`, without limits of pace, until the block ends; then it must stop by itself with 0."""
    async with sandbox_process() as (addresses, sandbox):
        settings = {
            "MEDSKICK_TELEGRAM_TOKEN": addresses["token"],
            "MEDSKICK_TELEGRAM_API_URL": addresses["api_url"],
            "MEDSKICK_TELEGRAM_RATE": "0",
            "MEDSKICK_SMTP_URL": addresses["smtp_url"],
            "MEDSKICK_MAIL_FROM": "Kansliet <kansliet@example.se>",
            "MEDSKICK_MAIL_RATE": "0",
            "MEDSKICK_LISTEN": f"127.0.0.1:{_free_port()}",
            "MEDSKICK_OPERATOR": "association",
            "MEDSKICK_FEED_ALLOW_PRIVATE": "1",
        } | settings
        with (folder / "run.log").open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "app", "run",
                cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)} | settings, stdout=log, stderr=log,
            )  # fmt: skip
        try:
            await _healthy(settings["MEDSKICK_LISTEN"])
            yield Whole(folder, settings, sandbox, process.pid)
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            code = await asyncio.wait_for(process.wait(), 20)
        assert code == 0, (folder / "run.log").read_text()


async def _healthy(listen: str) -> None:
    async with aiohttp.ClientSession() as session, asyncio.timeout(30):
        while True:
            with suppress(aiohttp.ClientConnectionError):
                async with session.get(f"http://{listen}/healthz") as answer:
                    if answer.ok:
                        return
            await asyncio.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
