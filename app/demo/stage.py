"""What the demo runs: the sandbox, a web server with the calendars, and Medskick itself, each stopped at the end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from app.errors import AppError

_HOME = Path(__file__).parents[2]


class Failed(AppError):
    """A step of the demo was not seen to happen."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def calendars(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@asynccontextmanager
async def process(*words: str, folder: Path, log: str, settings: dict[str, str]) -> AsyncIterator[Any]:
    """A Python program of ours, stopped by SIGTERM at the end; what it says goes to `log` in the folder."""
    with (folder / log).open("wb") as errors:
        running = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *words,
            cwd=folder, env=_environment(settings), stdout=asyncio.subprocess.PIPE, stderr=errors,
            start_new_session=True,  # Ctrl-C reaches the demo alone, which then stops it in order
        )  # fmt: skip
    try:
        yield running
    finally:
        if running.returncode is None:
            running.send_signal(signal.SIGTERM)
            await running.wait()


@asynccontextmanager
async def sandbox(folder: Path) -> AsyncIterator[dict[str, str]]:
    """The stand-ins for Telegram and the mail server; gives their addresses."""
    words = ("sandbox", "--persons", str(folder / "persons.json"))
    async with process(*words, folder=folder, log="sandbox.log", settings={}) as running:
        line = await asyncio.wait_for(running.stdout.readline(), 30)
        if not line:
            raise Failed(f"The sandbox did not start; see {folder / 'sandbox.log'}.")
        yield json.loads(line)


class Program:
    """Medskick's commands, run as an operator would. `told` is called with each command line before it runs."""

    def __init__(self, folder: Path, settings: dict[str, str], told: Callable[[str], None]) -> None:
        self.folder, self.settings, self._told = folder, settings, told

    async def __call__(self, *words: str, given: str = "", told: bool = True) -> Any:
        """Run a command with --json, `given` on its standard input, and return what it printed.

        Raises Failed with its sentence.
        """
        if told:
            self._told(" ".join(("medskick", *(f'"{word}"' if " " in word else word for word in words))))
        running = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app", *words, "--json",
            cwd=self.folder, env=_environment(self.settings), stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, errors = await running.communicate(given.encode())
        if running.returncode != 0:
            said = errors.decode().strip().removeprefix("medskick: ")
            raise Failed(f"The demo's step `medskick {' '.join(words[:2])}` failed: {said}")
        lines = out.decode().splitlines()
        try:
            return json.loads(out)
        except json.JSONDecodeError:
            return [json.loads(line) for line in lines]


def free_port() -> int:
    """A port on loopback that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(settings: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MEDSKICK_")}
    return kept | {"PYTHONPATH": str(_HOME), "PYTHONUNBUFFERED": "1"} | settings
