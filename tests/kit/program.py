"""`medskick` as an operator runs it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

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
