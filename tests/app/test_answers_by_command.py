"""`medskick question feedback` and `medskick feedback`: answers back by command, looked at first, listed, and what is owed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.kit.program import MedskickHere

Ran = Callable[..., Any]


@pytest.fixture
def medskick(tmp_path: Path) -> MedskickHere:
    """The program in an empty folder, in this process."""
    return MedskickHere(tmp_path)


@pytest.fixture
def done(medskick: MedskickHere) -> Ran:
    """Run a command that has to succeed, with a closed question that one reply by phone answers."""

    def run(*words: str, stdin: str = "") -> Any:
        ended = medskick(*words, "--json", stdin=stdin)
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)

    words = ("--closes", "2031-12-15", "--background", "Budgeten läggs i mars.", "--owner", "Disa")
    run("question", "add", "Vilka lokaler saknar ni?", "--code", "lokaler", *words)
    run("question", "open", "lokaler")
    run("replies", "add", "--question", "lokaler", "--channel", "phone", stdin="Ett kök.")
    run("question", "close", "lokaler")
    return run


def test_a_question_is_answered_with_how_it_stands(done: Ran, medskick: MedskickHere) -> None:
    looked = done("question", "feedback", "lokaler", "Nej.", "--dry-run")
    assert looked == {"authors": 0, "waits": 0, "replies": 1, "nameless": 1}
    [owed] = done("feedback", "list", "--due")
    assert (owed["about"], owed["owner"], owed["overdue"]) == ("lokaler", "Disa", False)
    words = ("question", "feedback", "lokaler", "Vi räknar.", "--status", "working")
    assert "--next" in medskick(*words).stderr
    [shown] = done(*words, "--next", "2031-12-01")
    assert (shown["status"], shown["feedback"]) == ("answered", "Vi räknar.")
    [given] = done("feedback", "list")
    assert (given["code"], given["status"], given["next"], given["told"]) == (
        "lokaler", "working", "2031-12-01", 0,
    )  # fmt: skip
    assert done("feedback", "list", "--due")[0]["due"].startswith("2031-12-02T09:00")
    done("question", "feedback", "lokaler", "Köket blev klart.")
    assert done("feedback", "list", "--due") == []
    assert [one["status"] for one in done("feedback", "list")] == ["done", "working"]


def test_a_theme_or_one_reply_is_answered(done: Ran, medskick: MedskickHere) -> None:
    reply = json.loads(medskick("replies", "export", "--json").stdout)["id"]
    assert done("feedback", "add", "Tack!", "--reply", reply, "--status", "read")["status"] == "read"
    theme = ("feedback", "add", "Köket är bokat.", "--theme", "samverkan", "--question", "lokaler")
    assert done(*theme)["told"] == 0
    listed = done("feedback", "list")
    assert {(one["kind"], one["theme"], one["reply"]) for one in listed} == {
        ("theme", "samverkan", None), ("reply", None, reply),
    }  # fmt: skip
    assert "no theme 'borta'" in medskick("feedback", "add", "Hej.", "--theme", "borta").stderr


def test_a_meetings_answers_are_looked_at_before_they_are_sent(done: Ran, medskick: MedskickHere) -> None:
    done("meeting", "add", "host", "--title", "Dialogmöte")
    looked = done("feedback", "send", "--meeting", "host", "--dry-run")
    assert (looked["answered"], looked["to_tell"], looked["told"]) == ([], [], 0)
    assert "has an answer yet" in medskick("feedback", "send", "--meeting", "host").stderr
