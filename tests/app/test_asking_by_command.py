"""Questions, replies and the office by command: shapes, exit codes, one sentence where something cannot be done."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.kit.program import MedskickHere

ROW = {"code", "text", "status", "opens", "closes", "level", "replies", "organisations"}
REPLY = {
    "id", "question", "text", "version", "channel", "organisation", "visibility", "themes", "received_at",
    "withdrawn", "held",
}  # fmt: skip
Ran = Callable[..., Any]


@pytest.fixture
def medskick(tmp_path: Path) -> MedskickHere:
    """The program in an empty folder, in this process."""
    return MedskickHere(tmp_path)


@pytest.fixture
def done(medskick: MedskickHere) -> Ran:
    """Run a command that has to succeed; what it printed as JSON, a list where it printed lines."""

    def run(*words: str, stdin: str = "") -> Any:
        ended = medskick(*words, "--json", stdin=stdin)
        assert ended.returncode == 0, ended.stderr
        lines = ended.stdout.splitlines()
        return json.loads(lines[0]) if len(lines) == 1 else [json.loads(line) for line in lines]

    return run


@pytest.fixture
def asked(done: Ran) -> Ran:
    """The same, with one question open."""
    words = ("--closes", "2031-12-15", "--background", "Budgeten läggs i mars.", "--owner", "Disa")
    done("question", "add", "Vilka lokaler saknar ni?", "--code", "lokaler", *words)
    done("question", "open", "lokaler")
    return done


def refused(medskick: MedskickHere, *words: str, stdin: str = "") -> str:
    """The one sentence of a command that could not do it."""
    ended = medskick(*words, stdin=stdin)
    assert (ended.returncode, ended.stdout) == (1, ""), ended
    assert ended.stderr.count("\n") == 1 and "Traceback" not in ended.stderr
    return ended.stderr


def test_a_question_goes_from_draft_to_archived(done: Ran, medskick: MedskickHere) -> None:
    [added] = done(
        "question", "add", "Vilka lokaler saknar ni?", "--code", "lokaler", "--closes", "2031-12-15",
        "--theme", "motesplatser-natverk", "--level", "dialogue",
    )  # fmt: skip
    assert (added["status"], added["theme"], added["level"]) == ("draft", "motesplatser-natverk", "dialogue")
    assert added["closes"].startswith("2031-12-15T23:59")  # the whole of the last day
    assert done("question", "open", "lokaler")[0]["status"] == "open"
    [listed] = done("question", "list")
    assert set(listed) == ROW and listed["replies"] == 0
    assert done("question", "close", "lokaler")[0]["status"] == "closed"
    assert done("question", "close", "lokaler")[0]["status"] == "closed"
    [told] = done("question", "feedback", "lokaler", "Biblioteket öppnar på torsdagar.")
    assert (told["status"], told["feedback"]) == ("answered", "Biblioteket öppnar på torsdagar.")
    assert done("question", "archive", "lokaler")[0]["status"] == "archived"
    assert done("question", "show", "lokaler")[0]["status"] == "archived"


def test_what_speaks_against_opening_is_said_and_only_what_is_firm_stops_it(
    done: Ran, medskick: MedskickHere
) -> None:
    done("question", "add", "Vad saknas?", "--code", "vad-saknas")
    assert "no closing time" in refused(medskick, "question", "open", "vad-saknas")
    done("question", "add", "Vad saknades?", "--code", "forr", "--closes", "2020-01-01")
    assert "has passed" in refused(medskick, "question", "open", "forr")
    done(
        "question",
        "add",
        "Vad behövs?",
        "--code",
        "behov",
        "--closes",
        "2031-12-15",
        "--decision-date",
        "2020-01-01",
    )
    assert "has been taken" in refused(medskick, "question", "open", "behov")
    done("question", "add", "Vad kan vi göra?", "--code", "gora", "--closes", "2031-12-15")
    opened = medskick("question", "open", "gora")
    assert opened.returncode == 0
    assert "no background" in opened.stderr and "nobody is named" in opened.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("question", "add", "Vad?", "--code", "Fel Kod"), "small letters"),
        (("question", "add", "Vad?", "--code", "vad", "--theme", "finns-inte"), "no theme"),
        (("question", "add", "  ", "--code", "tom"), "no text"),
        (("question", "open", "finns-inte"), "no question"),
        (("question", "show", "finns-inte"), "no question"),
        (("question", "add", "Igen?", "--code", "lokaler"), "already"),
        (("question", "feedback", "lokaler", "Klart."), "Close the question"),
        (("question", "archive", "lokaler"), "without feedback"),
        (("replies", "export", "--question", "finns-inte"), "no question"),
        (("staff", "link", "Disa"), "nobody called"),
        (("staff", "remove", "Disa"), "nobody called"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    asked: Ran, medskick: MedskickHere, words: tuple[str, ...], told: str
) -> None:
    assert told in refused(medskick, *words)


def test_a_reply_by_phone_is_stored_counted_and_exported(asked: Ran, medskick: MedskickHere) -> None:
    asked(
        "replies",
        "add",
        "--question",
        "lokaler",
        "--channel",
        "phone",
        stdin="Ett kök att låna på kvällar.\n",
    )
    asked(
        "replies",
        "add",
        "--question",
        "lokaler",
        "--channel",
        "meeting",
        "--table",
        "3",
        stdin="=1+1 mötesplatser",
    )
    exported = asked("replies", "export", "--question", "lokaler")
    assert [set(row) >= REPLY for row in exported] == [True, True]
    assert [row["channel"] for row in exported] == ["phone", "meeting"]
    assert exported[0]["text"] == "Ett kök att låna på kvällar." and not exported[0]["withdrawn"]
    [listed] = asked("question", "list")
    assert listed["replies"] == 2
    table = medskick("replies", "export", "--format", "csv").stdout
    assert table.startswith("﻿id,question,text") and ",'=1+1 mötesplatser," in table


def test_a_workbook_holds_the_same_rows_as_text(asked: Ran, medskick: MedskickHere) -> None:
    asked("replies", "add", "--question", "lokaler", "--channel", "mail", stdin="=HYPERLINK(1) & <ett> kök")
    medskick("replies", "export", "--format", "xlsx")
    with zipfile.ZipFile(io.BytesIO(medskick.printed)) as archive:
        assert archive.testzip() is None
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "=HYPERLINK(1) &amp; &lt;ett&gt; kök" in sheet and "<f>" not in sheet and 't="inlineStr"' in sheet


def test_an_empty_reply_an_unknown_organisation_and_a_draft_are_refused(
    asked: Ran, medskick: MedskickHere
) -> None:
    entry = ("replies", "add", "--question", "lokaler", "--channel", "paper")
    assert "no text" in refused(medskick, *entry, stdin=" \n")
    assert "no organisation" in refused(medskick, *entry, "--organisation", "Okända", stdin="Ett kök")
    asked("question", "add", "Vad saknas?", "--code", "vad-saknas")
    draft = ("replies", "add", "--question", "vad-saknas", "--channel", "paper")
    assert "never opened" in refused(medskick, *draft, stdin="Ett kök")


def test_a_reply_that_speaks_of_danger_is_held_and_not_counted(asked: Ran) -> None:
    entry = ("replies", "add", "--question", "lokaler", "--channel", "phone")
    told = asked(*entry, stdin="Jag orkar inte leva längre, jag tänker ta mitt liv ikväll")
    assert told["held"] == "crisis"
    assert asked("question", "show", "lokaler")[0]["replies"] == 0


def test_the_office_comes_in_by_one_time_ways_and_leaves(done: Ran, medskick: MedskickHere) -> None:
    added = done("staff", "add", "Disa", "--email", "disa@example.org")
    assert re.fullmatch(r"/start s-[\w-]{32}", added["start"]) and added["link"] is None
    assert "already" in refused(medskick, "staff", "add", "Disa")
    assert done("staff", "list") == [{"name": "Disa", "email": "disa@example.org", "telegram": None}]
    linked = done("staff", "link", "Disa")
    assert set(linked) == {"url", "expires"} and linked["url"].startswith("http://127.0.0.1:8080/")
    done("staff", "remove", "Disa")
    assert done("staff", "list") == []


def test_words_that_are_wrong_exit_2(medskick: MedskickHere) -> None:
    for words in (
        ("question", "add", "Vad?"),
        ("question", "add", "Vad?", "--code", "vad", "--closes", "snart"),
        ("question", "add", "Vad?", "--code", "vad", "--level", "hög"),
        ("replies", "add", "--question", "vad", "--channel", "brevduva"),
        ("replies", "export", "--format", "pdf"),
        ("staff", "add"),
    ):
        ended = medskick(*words)
        assert (ended.returncode, ended.stdout) == (2, ""), words
