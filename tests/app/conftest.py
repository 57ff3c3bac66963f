"""What the tests of the command line share."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.kit.program import Medskick, MedskickHere, Terminal


@pytest.fixture
def medskick(tmp_path: Path) -> Medskick:
    """The program in an empty folder, called in this process: ten times as quick as one of its own."""
    return MedskickHere(tmp_path)


@pytest.fixture
def process(tmp_path: Path) -> Medskick:
    """The program as a process of its own, where that is what is tested."""
    return Medskick(tmp_path)


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """The same in this process, for tests that run many commands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    return Terminal(tmp_path, capsys)
