"""What the program needs beside its code goes into the wheel: by the names in pyproject.toml, without building one."""

from __future__ import annotations

import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
STAY_BEHIND = ("tests", "benchmarks", "docs", "requirements", ".ci")


def tracked() -> list[Path]:
    """Every file in a folder of the checkout, by its path in it."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "*/*"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\0")  # fmt: skip
    return [Path(name) for name in listed if name and Path(name).parts[0] not in STAY_BEHIND]


def test_every_room_is_in_the_wheel() -> None:
    rooms = {path.parts[0] for path in tracked()}
    wanted = SETUP["packages"]["find"]["include"]
    assert not {room for room in rooms if not any(fnmatch(room, pattern) for pattern in wanted)}


def test_every_file_beside_the_code_is_in_the_wheel() -> None:
    patterns = SETUP["package-data"]["*"]
    beside = [path for path in tracked() if path.suffix != ".py"]
    assert beside
    assert not [path for path in beside if not any(fnmatch(path.name, pattern) for pattern in patterns)]
