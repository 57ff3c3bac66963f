"""`medskick` as an operator runs it: a process of its own, in a folder of its own; or, ten times faster, in this one."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from app.__main__ import main

ROOT = Path(__file__).parents[2]


@dataclass
class Medskick:
    """The program in `folder`, with settings by name that hold for every call."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def __call__(self, *words: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end (at most a minute). `settings` hold for this call only."""
        return subprocess.run(
            [sys.executable, "-m", "app", *words],
            env=os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C"} | self.settings | settings,
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )


@dataclass
class MedskickHere(Medskick):
    """The same program called in this process: ten times as quick, for tests of what a command does with its words.

    `printed` is what the last command wrote on standard output, as bytes.
    """

    printed: bytes = b""

    def __call__(self, *words: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end. Not for use inside a running event loop."""
        out, errors = TextIOWrapper(BytesIO(), "utf-8"), TextIOWrapper(BytesIO(), "utf-8")
        with pytest.MonkeyPatch.context() as world:
            world.chdir(self.folder)
            for name, value in (self.settings | settings).items():
                world.setenv(name, value)
            for name, stream in (
                ("stdin", TextIOWrapper(BytesIO(stdin.encode()))),
                ("stdout", out),
                ("stderr", errors),
            ):
                world.setattr(sys, name, stream)
            try:
                status = main(words)
            except SystemExit as exit:
                status = exit.code if isinstance(exit.code, int) else 1
            out.flush()
            errors.flush()
        self.printed, told = out.buffer.getvalue(), errors.buffer.getvalue()  # type: ignore[attr-defined]
        return subprocess.CompletedProcess(
            words, status, self.printed.decode("utf-8", "replace"), told.decode()
        )


@dataclass
class Terminal:
    """Somebody at a terminal in `folder`, which the process is in."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        status = main(words)
        out, err = self.capture.readouterr()
        return subprocess.CompletedProcess(words, status, out, err)
