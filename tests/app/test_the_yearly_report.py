"""`medskick report`: the year in figures as JSON, text, a page and a sheet, the same for the same rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.kit.program import MedskickHere

Ran = Callable[..., Any]
HERE = datetime.now(UTC).year
REGISTER = """name,municipality,subregion,size,form
Stigfinnarna,Borås,Sjuhärad,small,förening
Kvinnojouren Månen,Skövde,Skaraborg,large,stiftelse
Föreningen Fika,Borås,Sjuhärad,small,förening
"""


@pytest.fixture
def medskick(tmp_path: Path) -> MedskickHere:
    """The program in an empty folder, in this process."""
    return MedskickHere(tmp_path)


@pytest.fixture
def done(medskick: MedskickHere, tmp_path: Path) -> Ran:
    """Run a command that has to succeed; what it printed as JSON. The register and a question are there."""

    def run(*words: str, stdin: str = "") -> Any:
        ended = medskick(*words, "--json", stdin=stdin)
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)

    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    run("organisation", "import", "register.csv")
    run(
        "question", "add", "Vad saknas?", "--code", "saknas", "--closes", "2031-12-15", "--level", "dialogue",
        "--background", "Kort.", "--owner", "Disa",
    )  # fmt: skip
    run("question", "open", "saknas")
    return run


def says(done: Ran, text: str, *more: str) -> None:
    done("replies", "add", "--question", "saknas", "--channel", "phone", *more, stdin=text)


def test_the_year_tells_who_was_heard_and_who_was_not(done: Ran) -> None:
    says(done, "En lokal att ses i, helst utan trappor.", "--organisation", "Stigfinnarna")
    says(done, "Pengar till hyran så att vi kan bli kvar.", "--organisation", "Stigfinnarna")
    told = done("report", "--year", str(HERE))
    assert (told["year"], told["replies"]) == (HERE, 2)
    assert (told["organisations"], told["organisations_hidden"]) == (None, "few")
    [dialogue] = [row for row in told["levels"] if row["level"] == "dialogue"]
    assert (dialogue["questions"], dialogue["with_replies"], dialogue["replies"]) == (1, 1, 2)
    assert dialogue["steps"]["agenda"] == 1 and len(dialogue["steps"]) == 6
    assert {row["subregion"] for row in told["subregions"]} == {"Sjuhärad", "Skaraborg"}
    assert all(row["organisations"] is None for row in told["subregions"])
    assert told["silence"]["subregions"] == ["Skaraborg"] and told["silence"]["sizes"] == ["large"]
    assert told["silence"]["organisations"] == ["Föreningen Fika", "Kvinnojouren Månen"]
    [days] = told["days"]
    assert (days["code"], days["replies"], days["to_answer"]) == ("saknas", 2, None)
    assert done("report", "--year", "2019")["replies"] == 0


def test_small_numbers_are_words_and_the_same_rows_give_the_same_bytes(
    done: Ran, medskick: MedskickHere
) -> None:
    says(done, "En lokal att ses i, helst utan trappor.", "--organisation", "Stigfinnarna")
    for form in ("text", "csv", "html"):
        first, again = (medskick("report", "--year", str(HERE), "--format", form) for _ in range(2))
        assert first.returncode == 0 and first.stdout == again.stdout
        assert "färre än 3" in first.stdout and "Skaraborg" in first.stdout
    assert "<img" not in first.stdout and "<table" in first.stdout and "<script" not in first.stdout
    medskick("report", "--year", str(HERE), "--format", "html", "--output", "rapport.html")
    assert (medskick.folder / "rapport.html").read_text("utf-8") == first.stdout


def test_what_is_no_year_is_refused(medskick: MedskickHere) -> None:
    assert medskick("report", "--year", "ifjol").returncode == 2
    assert medskick("report").returncode == 2
