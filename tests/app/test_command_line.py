"""The frame of all commands: exit status, one sentence instead of a traceback, JSON and nothing else."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app import __main__ as frame
from app import __version__
from app.cli import Call, Parser, moment
from app.commands import GROUPS
from app.console import Console, align, to_json
from app.settings import Settings
from dialogue.errors import MedskickError
from dialogue.house import CrisisLine
from tests.kit.program import ROOT, Medskick


def test_help_names_every_group_and_is_quick(medskick: Medskick) -> None:
    fastest, told = 9.0, ""
    for _ in range(3):
        begun = time.perf_counter()
        told = medskick("--help").stdout
        fastest = min(fastest, time.perf_counter() - begun)
    assert all(f"\n  {group} " in told for group in GROUPS)
    assert fastest < 0.5  # about 0.05 s where nothing else runs


def test_help_imports_nothing_that_it_does_not_need() -> None:
    code = "import sys, app.__main__ as a\ntry: a.main(['--help'])\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stderr.split()
    assert not {"asyncio", "app.settings", "storage", "telegram", "httpx", "zoneinfo"} & set(loaded)


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_says_what_its_words_are(group: str, medskick: Medskick) -> None:
    told = medskick(group, "--help")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith(f"usage: medskick {group}")


def test_the_version_is_the_one_of_the_package(medskick: Medskick) -> None:
    assert medskick("--version").stdout == f"medskick {__version__}\n"
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize(
    "words", [[], ["sing"], ["settings", "--loud"], ["settings", "more"], ["--json"], ["sett"]]
)
def test_wrong_words_exit_2_with_one_line(words: list[str], medskick: Medskick) -> None:
    done = medskick(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("medskick")
    assert done.stderr.count("\n") == 1


def test_a_bad_setting_exits_1_with_its_sentence(medskick: Medskick) -> None:
    done = medskick("settings", "--json", MEDSKICK_LISTEN="8080")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "medskick: MEDSKICK_LISTEN must be HOST:PORT, as 127.0.0.1:8080 or [::1]:8080.\n"


def test_json_is_one_document_whatever_is_remarked(medskick: Medskick) -> None:
    done = medskick("settings", "--json", MEDSKICK_NAME="Åäö", MEDSKICK_NAEM="x")
    assert done.returncode == 0
    assert {row["name"]: row["value"] for row in json.loads(done.stdout)}["MEDSKICK_NAME"] == "Åäö"
    assert done.stderr == "medskick: MEDSKICK_NAEM is no setting of Medskick; did you mean MEDSKICK_NAME?\n"


def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "app", "settings"],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, cwd=tmp_path, stdout=write, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


def outcome(error: BaseException | int | None, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit status of a command that ends with `error`."""

    async def run(call: Call) -> int | None:
        if isinstance(error, BaseException):
            raise error
        return error

    def parser(given: list[str]) -> Parser:
        made = Parser(prog="medskick")
        made.set_defaults(run=run, json=False)
        return made

    monkeypatch.setattr(frame, "_parser", parser)
    monkeypatch.setattr(frame, "speak_utf8", lambda: None)
    return frame.main([])


@pytest.mark.parametrize(
    ("ended", "status"),
    [(None, 0), (0, 0), (1, 1), (MedskickError("No."), 1), (KeyError("x"), 1), (KeyboardInterrupt(), 130)],
)
def test_how_a_command_ends_is_its_exit_status(
    ended: BaseException | int | None, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outcome(ended, monkeypatch) == status


def test_an_error_of_ours_is_told_also_out_of_a_group(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome(
        ExceptionGroup("tasks", [ExceptionGroup("more", [MedskickError("The feed is empty; try later.")])]),
        monkeypatch,
    )
    assert capsys.readouterr().err == "medskick: The feed is empty; try later.\n"


def test_an_unforeseen_error_keeps_its_text_to_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome(ValueError("a member's reply"), monkeypatch)
    told = capsys.readouterr().err
    assert told.startswith("medskick: internal error, ValueError; run it again with MEDSKICK_DEBUG=1")
    assert "a member's reply" not in told
    monkeypatch.setenv("MEDSKICK_DEBUG", "1")
    outcome(ValueError("a member's reply"), monkeypatch)
    assert "Traceback" in capsys.readouterr().err


def test_a_time_without_offset_is_meant_in_the_house() -> None:
    call = Call(argparse.Namespace())
    call.__dict__["settings"] = Settings()
    assert call.utc(moment("2026-11-20T18:00")) == datetime(2026, 11, 20, 17, tzinfo=UTC)
    assert call.utc(moment("2026-07-01")) == datetime(2026, 6, 30, 22, tzinfo=UTC)
    assert call.utc(moment("2026-11-20T18:00+00:00")).hour == 18
    with pytest.raises(argparse.ArgumentTypeError, match="write it as"):
        moment("i morgon")


def test_rows_are_aligned_for_people() -> None:
    rows = [
        {"code": "d1-f2", "replies": 7, "opens_at": None, "held": True, "themes": ["kultur", "hälsa"]},
        {"code": "kort", "replies": 112, "opens_at": "två\nrader", "held": False, "themes": []},
    ]
    assert align(rows).splitlines() == [
        "code   replies  opens at   held  themes",
        "d1-f2        7  -          yes   kultur, hälsa",
        "kort       112  två rader  no",
    ]


def test_json_knows_our_kinds_of_value() -> None:
    value = {
        "line": CrisisLine("Å", "112"),
        "day": date(2026, 11, 22),
        "at": datetime(2026, 11, 22, tzinfo=UTC),
        "of": {2, 1},
    }
    assert json.loads(to_json(value)) == {
        "line": {"name": "Å", "number": "112", "audience": "anyone", "chat": ""},
        "day": "2026-11-22",
        "at": "2026-11-22T00:00:00+00:00",
        "of": [1, 2],
    }


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with Console().counting("letters", 3) as count:
        count(3)
    assert capsys.readouterr() == ("", "")
