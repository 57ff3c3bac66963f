"""What a question can be, by command: everything that is said of one, other words for it, its QR code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.kit.program import MedskickHere

LISTED = {"code", "text", "status", "opens", "closes", "level", "replies", "organisations"}
CLOSES = ("--closes", "2031-12-15")
ABOUT = ("--background", "Budgeten läggs i mars.", "--owner", "Disa")
Ran = Callable[..., Any]


@pytest.fixture
def medskick(tmp_path: Path) -> MedskickHere:
    """The program in an empty folder, in this process."""
    return MedskickHere(tmp_path)


@pytest.fixture
def done(medskick: MedskickHere) -> Ran:
    """Run a command that has to succeed; what it printed as JSON."""

    def run(*words: str, stdin: str = "") -> Any:
        ended = medskick(*words, "--json", stdin=stdin)
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)

    return run


def test_everything_that_is_said_of_a_question_is_shown(done: Ran) -> None:
    done(
        "question", "add", "Har ni en lokal att träffas i?", "--code", "lokal", *CLOSES, *ABOUT, "--kind", "ja/nej",
        "--plain", "Har ni någonstans att vara?", "--contact", "Disa, 010-100 10 10", "--follow-up", "Varför inte?",
        "--level", "samråd", "--principle", "Dialog", "--for", "subregion=Sjuhärad", "--audience", "size=small",
        "--title", "Lokal", "--at-meeting", "--label", "dialog 1, fråga 2", "--repeats", "year",
        "--opens", "2031-11-01T08:00",
    )  # fmt: skip
    [shown] = done("question", "show", "lokal")
    assert shown.keys() > LISTED and shown["level"] == "consultation"
    assert (shown["kind"], shown["plain"], shown["title"]) == (
        "yes-no",
        "Har ni någonstans att vara?",
        "Lokal",
    )
    assert (shown["contact"], shown["follow_up"]) == ("Disa, 010-100 10 10", "Varför inte?")
    assert shown["audience"] == {"sizes": ["small"], "subregions": ["Sjuhärad"]}
    assert (shown["at_meeting"], shown["repeats"], shown["period"]) == (True, "year", "2031")
    assert (shown["version"], shown["versions"], shown["series"]) == (1, [], [])
    assert done("question", "list")[0].keys() >= LISTED


def test_a_principle_is_one_of_the_house_or_the_focus_of_the_year(medskick: MedskickHere) -> None:
    (medskick.folder / "house.toml").write_text(
        'principles = ["Dialog", "Kvalitet"]\nfocus = "Unga"\n', "utf-8"
    )
    asked = ("question", "add", "Vad saknas?", *CLOSES, *ABOUT)
    assert medskick(*asked, "--code", "a", "--principle", "Dialog").returncode == 0
    assert medskick(*asked, "--code", "b", "--principle", "Unga").returncode == 0
    refused = medskick(*asked, "--code", "c", "--principle", "Fart")
    assert refused.returncode == 1 and "take one of Dialog, Kvalitet, Unga" in refused.stderr


def test_words_change_in_place_until_somebody_has_replied_and_then_by_version(done: Ran) -> None:
    done("question", "add", "Vilka lokaler saknar ni?", "--code", "lokaler", *CLOSES, *ABOUT)
    done("question", "open", "lokaler")
    [edited] = done(
        "question", "edit", "lokaler", "--text", "Vilka lokaler behöver ni?", "--plain", "Var vill ni ses?"
    )
    assert (edited["text"], edited["plain"], edited["version"]) == (
        "Vilka lokaler behöver ni?",
        "Var vill ni ses?",
        1,
    )
    assert edited["title"] == "Vilka lokaler behöver ni?"
    done("replies", "add", "--question", "lokaler", "--channel", "phone", stdin="Ett kök.")
    [same] = done("question", "edit", "lokaler", "--owner", "Edvin", "--label", "dialog 1, fråga 1")
    assert (same["owner"], same["version"], same["versions"]) == ("Edvin", 1, [])
    [other] = done(
        "question", "edit", "lokaler", "--text", "Vilka lokaler fattas?", "--note", "Ett enklare ord"
    )
    assert (other["text"], other["version"]) == ("Vilka lokaler fattas?", 2)
    [earlier] = other["versions"]
    assert (earlier["version"], earlier["text"], earlier["note"]) == (
        1,
        "Vilka lokaler behöver ni?",
        "Ett enklare ord",
    )
    assert earlier["plain"] == "Var vill ni ses?" and earlier["until"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--title", "En titel som är längre än trettio tecken"), "longer than 30"),
        (("--follow-up", "Varför inte?"), "kind yes-no"),
        (("--for", "theme=finns-inte"), "no theme"),
        (("--link", "exempel"), "no address of a page"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_sentence(
    medskick: MedskickHere, words: tuple[str, ...], told: str
) -> None:
    ended = medskick("question", "add", "Vad saknas?", "--code", "vad", *words)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert told in ended.stderr


@pytest.mark.parametrize(
    "words", [("--kind", "röstning"), ("--level", "hög"), ("--repeats", "ibland"), ("--for", "Sjuhärad")]
)
def test_words_of_no_known_meaning_exit_2(medskick: MedskickHere, words: tuple[str, ...]) -> None:
    assert medskick("question", "add", "Vad saknas?", "--code", "vad", *words).returncode == 2


def test_an_open_question_keeps_a_last_day_and_an_answered_one_its_kind(
    done: Ran, medskick: MedskickHere
) -> None:
    done("question", "add", "Vad saknas?", "--code", "vad", *CLOSES, *ABOUT)
    done("question", "open", "vad")
    assert "closing time" in medskick("question", "edit", "vad", "--closes", "2020-01-01").stderr
    assert done("question", "edit", "vad", "--kind", "number")[0]["kind"] == "number"
    done("replies", "add", "--question", "vad", "--channel", "phone", stdin="12")
    assert "kind stays" in medskick("question", "edit", "vad", "--kind", "text").stderr


def test_a_decision_that_is_taken_is_set_aside_by_a_note(done: Ran, medskick: MedskickHere) -> None:
    done("question", "add", "Vad saknas?", "--code", "vad", *CLOSES, *ABOUT, "--decision-date", "2020-01-01")
    assert medskick("question", "open", "vad").returncode == 1
    assert done("question", "open", "vad", "--override", "Beslutet tas om i mars.")[0]["status"] == "open"


def test_a_question_with_a_first_day_opens_by_itself(done: Ran) -> None:
    done("question", "add", "Vad saknas?", "--code", "vad", *CLOSES, "--opens", "2031-11-01T08:00")
    done("tick", "--now", "2031-11-01T08:00:30+01:00")
    assert done("question", "show", "vad")[0]["status"] == "open"


def test_the_qr_code_of_a_question_carries_its_page(
    done: Ran, medskick: MedskickHere, tmp_path: Path
) -> None:
    done("question", "add", "Vad saknas?", "--code", "vad", *CLOSES)
    picture = medskick("question", "show", "vad", "--qr")
    assert picture.returncode == 0 and b"127.0.0.1:8080/f/vad</text>" in medskick.printed
    for name, begins in (("vad.svg", b"<?xml"), ("vad.png", b"\x89PNG")):
        told = done("question", "show", "vad", "--qr", "--output", str(tmp_path / name))
        assert told["address"] == "http://127.0.0.1:8080/f/vad"
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert "neither SVG nor PNG" in medskick("question", "show", "vad", "--qr", "--output", "vad.gif").stderr


def test_a_sheet_of_codes_for_the_tables_of_a_meeting(
    done: Ran, medskick: MedskickHere, tmp_path: Path
) -> None:
    (tmp_path / "mote.toml").write_text('code = "host"\ntitle = "Dialogmöte i höst"\n', "utf-8")
    done("meeting", "import", str(tmp_path / "mote.toml"))
    told = done("meeting", "qr", "host", "--tables", "3")
    assert told["tables"][2] == {"table": "3", "address": "http://127.0.0.1:8080/m/host-3"}
    assert told["html"].count("<svg") == 3 and "Bord 3" in told["html"]
    assert "no meeting" in medskick("meeting", "qr", "finns-inte").stderr
