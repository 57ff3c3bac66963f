"""`medskick meeting import` of minutes, as an operator runs it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.kit.minutes import REPLIES, TEXT, word_document
from tests.kit.program import ROOT, Medskick

FILE = "minnen.txt"


@pytest.fixture
def minutes(medskick: Medskick) -> Path:
    path = medskick.folder / FILE
    path.write_text(TEXT, encoding="utf-8")
    return path


def told(medskick: Medskick, *words: str, stdin: str = "") -> dict[str, Any]:
    done = medskick("meeting", "import", *words, "--json", stdin=stdin)
    assert (done.returncode, done.stderr) == (0, "")
    shown: dict[str, Any] = json.loads(done.stdout)
    return shown


def stored(medskick: Medskick) -> list[dict[str, Any]]:
    return [json.loads(line) for line in medskick("replies", "export", "--json").stdout.splitlines()]


def test_a_dry_run_shows_all_and_stores_nothing(medskick: Medskick, minutes: Path) -> None:
    shown = told(medskick, FILE, "--dry-run")
    assert list(shown) == ["meeting", "dialogues", "warnings"]
    assert shown["meeting"]["date"] == "2026-11-13"
    assert shown["meeting"]["agenda"][0] == {"time": "13.15", "text": "Välkomna"}
    [first, second] = shown["dialogues"]
    assert first["questions"][1] == {
        "code": "dialogmote-2026-11-13-d1-f2", "label": "dialog 1, fråga 2", "text": "Vem saknas där?",
    }  # fmt: skip
    assert [one["text"] for one in first["replies"] + second["replies"]] == [text for _, _, text in REPLIES]
    assert second["replies"][2] == {
        "text": "för volontärer", "question": "dialogmote-2026-11-13-d2-f1", "level": 1, "parent": "Utbildning:",
        "table": "",
    }  # fmt: skip
    assert all(one.keys() == {"line", "text"} for one in shown["warnings"])
    assert not (medskick.folder / "medskick.db").exists()


def test_an_import_stores_once_however_often_and_a_docx_of_it_is_the_same_meeting(
    medskick: Medskick, minutes: Path
) -> None:
    told(medskick, FILE)
    before = stored(medskick)
    assert [one["text"] for one in before] and {one["channel"] for one in before} == {"meeting"}
    (medskick.folder / "minnen.docx").write_bytes(word_document())
    told(medskick, FILE)
    told(medskick, "minnen.docx")
    assert stored(medskick) == before


def test_every_item_stands_once_and_in_order_in_the_compilation(medskick: Medskick, minutes: Path) -> None:
    told(medskick, FILE)
    done = medskick("compilation", "2026-11-13", "--format", "md")
    assert done.returncode == 0
    places = [done.stdout.index(text) for _, _, text in REPLIES]
    assert places == sorted(places)
    assert all(done.stdout.count(text) == 1 for _, _, text in REPLIES)


def test_pasted_text_is_read_from_standard_input(medskick: Medskick) -> None:
    assert told(medskick, "-", stdin=TEXT)["meeting"]["code"] == "dialogmote-2026-11-13"
    assert len(stored(medskick)) == len(REPLIES)


@pytest.mark.parametrize(("answer", "kept"), [("n", 0), ("y", len(REPLIES))])
def test_at_a_terminal_it_asks_first(answer: str, kept: int, medskick: Medskick, minutes: Path) -> None:
    screen, keyboard = pty.openpty()
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", "meeting", "import", FILE],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            cwd=medskick.folder,
            stdin=keyboard,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        os.write(screen, f"{answer}\n".encode())
        shown, _ = process.communicate(timeout=60)
    finally:
        os.close(screen)
        os.close(keyboard)
    assert process.returncode == 0
    assert "    - Öppet även när ingen har bokat.\n      - Värme" not in shown.decode()
    assert "    - Det som behövs är:\n      - Värme på vintern\n" in shown.decode()
    assert "Store? [y/N]" in shown.decode()
    assert len(stored(medskick)) == kept


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 100, b"PK\x03\x04 no archive", b"x" * 5_000_000])
def test_what_is_no_minutes_is_one_sentence(content: bytes, medskick: Medskick) -> None:
    (medskick.folder / FILE).write_bytes(content)
    done = medskick("meeting", "import", FILE, "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"medskick: {FILE} ")
