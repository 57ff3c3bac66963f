"""Starts sandboxes for tests: in the test's own process, or as a program of its own that outlives a killed bot."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sandbox.client import SandboxClient
from sandbox.running import Sandbox, running

_ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def running_sandbox(**options: Any) -> AsyncIterator[tuple[Sandbox, SandboxClient]]:
    """A sandbox in this process and a client of it; options are those of `sandbox.running.running`."""
    async with running(**options) as sandbox, SandboxClient(sandbox.url) as client:
        yield sandbox, client


@asynccontextmanager
async def sandbox_process(*arguments: str) -> AsyncIterator[tuple[dict[str, str], SandboxClient]]:
    """`python -m sandbox` with these arguments: its printed addresses and a client of it. Stopped by SIGTERM, and must then
    exit with 0."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", *arguments, cwd=_ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        addresses = json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
        async with SandboxClient(addresses["api_url"]) as client:
            yield addresses, client
    finally:
        if process.returncode is None:
            process.terminate()
        code = await asyncio.wait_for(process.wait(), 10)
    assert code == 0, f"the sandbox stopped with {code}"
