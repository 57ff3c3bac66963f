"""Compiles `*.in` to hash-locked `*.txt` with uv, which it fetches into a throwaway environment.

For developers, by `./medskick lock`; standard library only. Locks hold for every platform and Python from 3.11 on,
and name no package index. `checksums.txt` remembers the inputs, so that a test can tell offline, in a fresh clone
where file times say nothing, whether a lock is older than what it was made from.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
NAMES: Final = ("run", "dev")
_COMPILE: Final = (
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
)
_PLAIN: Final = ("--no-header", "--no-annotate")


def checksums() -> str:
    """A line per input: its SHA-256 and name, as sha256sum writes them."""
    return "".join(
        f"{hashlib.sha256((HERE / f'{name}.in').read_bytes()).hexdigest()}  {name}.in\n" for name in NAMES
    )


def main(options: list[str]) -> int:
    """Compile both locks; `options` go to uv, as --upgrade. Returns the first failing step's exit status."""
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder, "bin", "python"))
        surroundings = os.environ | {"UV_PYTHON_DOWNLOADS": "never", "UV_PYTHON": python}
        steps = [[sys.executable, "-m", "venv", folder], [python, "-m", "pip", "install", "--quiet", "uv"]]
        for name in NAMES:
            uv = [python, "-m", "uv", *_COMPILE, *_PLAIN, *options]
            # dev after run, held to its versions: installing dev must leave run's packages alone
            held = [] if name == "run" else ["--constraint", "run.txt"]
            steps.append([*uv, *held, f"{name}.in", "--output-file", f"{name}.txt"])
        for step in steps:
            done = subprocess.run(step, cwd=HERE, env=surroundings, check=False)  # noqa: S603 (our own words)
            if done.returncode:
                return done.returncode
    (HERE / "checksums.txt").write_text(checksums())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
