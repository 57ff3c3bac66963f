"""The locks hold every package by hash, name no index, and are not older than what they were made from. Offline."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1] / "requirements"
NAMES = ("run", "dev")


def pins(name: str) -> dict[str, str]:
    """Package → version, of the lock `name`."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", (HERE / f"{name}.txt").read_text(), re.MULTILINE))


def asked_for(name: str) -> set[str]:
    """The packages that `<name>.in` names, with those of the inputs it reads."""
    lines = (HERE / f"{name}.in").read_text().splitlines()
    included = (line.removeprefix("-r ").removesuffix(".in") for line in lines if line.startswith("-r "))
    own = {found[0] for line in lines if (found := re.match(r"[a-z0-9][a-z0-9._-]*", line))}
    return own.union(*(asked_for(other) for other in included))


@pytest.mark.parametrize("name", NAMES)
def test_every_package_is_held_by_hash(name: str) -> None:
    for line in (HERE / f"{name}.txt").read_text().replace("\\\n", "").splitlines():
        assert re.fullmatch(
            r"[a-z0-9][a-z0-9-]*==[^ ]+( ; [^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+", line
        ), line


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_no_address(name: str) -> None:
    assert "://" not in (HERE / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_everything_asked_for_is_locked(name: str) -> None:
    assert asked_for(name) <= pins(name).keys()


def test_installing_the_developers_lock_leaves_what_runs_alone() -> None:
    assert pins("run").items() <= pins("dev").items()


def test_no_lock_is_older_than_its_input() -> None:
    """By checksum: in a fresh clone every file has the same time. `./medskick lock` writes both."""
    remembered = dict(
        reversed(line.split("  ")) for line in (HERE / "checksums.txt").read_text().splitlines()
    )
    inputs = {f"{name}.in": hashlib.sha256((HERE / f"{name}.in").read_bytes()).hexdigest() for name in NAMES}
    assert remembered == inputs
