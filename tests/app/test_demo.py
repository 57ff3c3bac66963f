"""The demo as a visitor runs it: every step seen to happen, one sentence where one is not, nothing left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit.program import ROOT


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Where the demo makes its folder; to be empty again afterwards."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def demo(*words: str, scratch: Path, before: Path = ROOT) -> subprocess.Popen[str]:
    """`medskick demo` in a folder of its own; packages in `before` stand before ours."""
    return subprocess.Popen(
        [sys.executable, "-m", "app", "demo", *words],
        cwd=scratch.parent, env=os.environ | {"PYTHONPATH": f"{before}:{ROOT}", "TMPDIR": str(scratch)},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


def test_once_shows_the_whole_loop_and_leaves_nothing_behind(scratch: Path) -> None:
    said, complained = (process := demo("--once", scratch=scratch)).communicate(timeout=120)
    assert process.returncode == 0, complained
    assert said.splitlines()[-1] == "Every step was seen to happen."
    assert list(scratch.iterdir()) == []


def test_a_step_that_is_not_seen_to_happen_ends_it_with_one_sentence(scratch: Path) -> None:
    mine = scratch.parent / "mine"
    shutil.copytree(ROOT / "examples", mine / "examples")
    (mine / "examples" / "subscribers.csv").write_text("e-post\nhej\n")
    said, complained = (process := demo("--once", scratch=scratch, before=mine)).communicate(timeout=60)
    assert (process.returncode, complained.count("\n")) == (1, 1)
    assert complained.startswith("medskick: The demo's step `medskick subscriber import` failed: line 2")
    assert "seen to happen" not in said
    assert list(scratch.iterdir()) == []


def test_an_impatient_ctrl_c_stops_and_removes_everything(scratch: Path) -> None:
    process = demo(scratch=scratch)
    assert process.stdout is not None
    for line in process.stdout:
        if "Questions are opened" in line:
            break
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGINT)
    said, complained = process.communicate(timeout=30)
    assert (process.returncode, complained) == (0, "")
    assert said.endswith("Everything is stopped and removed.\n")
    assert list(scratch.iterdir()) == []
