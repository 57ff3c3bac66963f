"""The register of organisations and the meetings, as an operator takes them in."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from app.demo.material import dated
from tests.kit.cast import FIKA, MÅNEN, STIGFINNARNA
from tests.kit.program import Medskick

COUNTS = ("new", "changed", "same", "possibly_same", "refused")


def write(medskick: Medskick, name: str, text: str, encoding: str = "utf-8") -> str:
    (medskick.folder / name).write_text(text, encoding=encoding)
    return name


def gets(medskick: Medskick, *words: str) -> Any:
    done = medskick(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def counts(told: dict[str, Any]) -> tuple[int, ...]:
    return tuple(told[name] for name in COUNTS)


def example(medskick: Medskick, name: str) -> str:
    text = files("examples").joinpath(name).read_text(encoding="utf-8")
    return write(medskick, name, dated(text, date(2026, 11, 22)))


def test_the_examples_import_once_however_often_they_are_imported(medskick: Medskick) -> None:
    register = example(medskick, "organisations.csv")
    assert counts(gets(medskick, "organisation", "import", register, "--dry-run")) == (7, 0, 0, 0, 0)
    assert gets(medskick, "organisation", "list") == []
    assert counts(gets(medskick, "organisation", "import", register)) == (7, 0, 0, 0, 0)
    kept = gets(medskick, "organisation", "list")
    assert counts(gets(medskick, "organisation", "import", register)) == (0, 0, 7, 0, 0)
    assert gets(medskick, "organisation", "list") == kept
    månen = next(row for row in kept if row["name"] == MÅNEN)
    assert (månen["visible"], månen["signatory_since"], månen["state"]) == (False, "2014-11-20", "listed")


def test_a_windows_spreadsheet_in_english_is_read_and_each_line_is_told_of(medskick: Medskick) -> None:
    gets(medskick, "organisation", "import", write(medskick, "a.csv", f"name\n{STIGFINNARNA}\n"))
    text = f"Name,Municipality\n{STIGFINNARNA},Borås\nStigfinarna,Borås\n,Borås\n{MÅNEN},Borås\n{FIKA} ,a,b\n"
    table = write(medskick, "b.csv", text, "cp1252")
    done = medskick("organisation", "import", table, "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, counts(told)) == (0, (1, 1, 0, 1, 2))
    assert [(row["line"], row["verdict"], row["like"]) for row in told["rows"]] == [
        (2, "changed", ""),
        (3, "possibly_same", STIGFINNARNA),
        (4, "refused", ""),
        (5, "new", ""),
        (6, "refused", ""),
    ]
    assert f"line 3: Stigfinarna may be {STIGFINNARNA}" in done.stderr
    assert counts(gets(medskick, "organisation", "import", table, "--accept-similar"))[:4] == (1, 0, 2, 0)
    assert [row["name"] for row in gets(medskick, "organisation", "list")] == [
        MÅNEN,
        "Stigfinarna",
        STIGFINNARNA,
    ]


def test_a_file_that_is_no_register_is_one_sentence_and_nothing_is_kept(medskick: Medskick) -> None:
    (medskick.folder / "picture.csv").write_bytes(b"\x89PNG\r\n\x81\x00")
    write(medskick, "other.csv", "kommun;delregion\nBorås;Sjuhärad\n")
    write(medskick, "themes.csv", f"namn;teman\n{FIKA};kultur\n{MÅNEN};rymdfart\n")
    for name, sentence in (
        ("missing.csv", "cannot be read"),
        ("picture.csv", "is no text"),
        ("other.csv", "has no column"),
        ("themes.csv", "'rymdfart' (line 3)"),
    ):
        done = medskick("organisation", "import", name)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert sentence in done.stderr
    assert gets(medskick, "organisation", "list") == []


def test_a_meeting_is_kept_by_its_code(medskick: Medskick) -> None:
    path = example(medskick, "meeting.toml")
    told = gets(medskick, "meeting", "import", path, "--dry-run")
    assert not list(Path(medskick.folder).glob("*.db"))
    assert gets(medskick, "meeting", "import", path) == told
    assert gets(medskick, "meeting", "import", path) == told
    assert (told["dialogues"], told["warnings"]) == ([], [])
    assert told["meeting"]["agenda"][0] == {"time": "13.15", "text": "Välkomna"}
    assert (told["meeting"]["date"], told["meeting"]["participants"]) == ("2026-11-02", 41)


def test_files_that_are_no_meeting_are_one_sentence(medskick: Medskick) -> None:
    write(medskick, "half.toml", 'title = "Dialogmöte"')
    for name in ("half.toml", "missing.toml"):
        done = medskick("meeting", "import", name)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
