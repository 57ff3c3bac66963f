"""`medskick bounce` and the list by command: what a mail did, what lies aside, who is never written to and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.kit import returned
from tests.kit.program import Medskick
from tests.kit.returned import Sent

AMINA = Sent("amina@example.org", "svar@example.se", "x@example.net")
LIST = "e-post;namn\namina@example.org;Amina\nbertil@example.org;Bertil\n"


def told(medskick: Medskick, *words: str, stdin: str = "") -> Any:
    """The JSON of a command that must succeed."""
    done = medskick(*words, "--json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def a_list(folder: Path, text: str = LIST) -> str:
    (folder / "lista.csv").write_text(text, encoding="utf-8")
    return "lista.csv"


def test_what_a_person_wrote_lies_aside_until_it_was_looked_at(medskick: Medskick) -> None:
    taken = told(medskick, "bounce", stdin=returned.answer(AMINA).decode())
    assert (taken["kind"], taken["result"]) == ("reply", "aside")
    assert told(medskick, "status")["mail_in"] == {"reply": 1, "aside": 1}
    [aside] = told(medskick, "bounce", "--list")
    assert "Vi kommer gärna på mötet" in told(medskick, "bounce", "--show", aside["id"])["mail"]
    told(medskick, "bounce", "--done", aside["id"])
    assert told(medskick, "bounce", "--list") == []
    for option in ("--show", "--done"):
        assert medskick("bounce", option, aside["id"]).returncode == 1


def test_any_mail_at_all_is_taken(medskick: Medskick) -> None:
    assert told(medskick, "bounce", stdin="")["kind"] == "unknown"
    assert told(medskick, "bounce", stdin="\x00" * 500)["result"] == "aside"


def test_a_list_says_which_lines_it_may_not_use(medskick: Medskick) -> None:
    words = ("subscriber", "suppress", " Amina@Example.org", "--reason", "complaint", "--note", "ringde")
    assert told(medskick, *words) == {"suppressed": "amina@example.org", "reason": "complaint"}
    done = medskick("subscriber", "import", a_list(medskick.folder), "--dry-run", "--json")
    assert json.loads(done.stdout)["suppressed"] == 1
    done = medskick(
        "subscriber",
        "import",
        a_list(medskick.folder),
        "--source",
        "registret",
        "--ground",
        "medlem",
        "--json",
    )
    assert done.returncode == 0 and "line 2: amina@example.org suppressed, complaint" in done.stderr
    taken = json.loads(done.stdout)
    assert (taken["new"], taken["suppressed"]) == (1, 1)
    assert taken["rows"][0] == {
        "line": 2,
        "email": "amina@example.org",
        "verdict": "suppressed",
        "reason": "complaint",
    }
    assert [one["email"] for one in told(medskick, "subscriber", "list")] == ["bertil@example.org"]
    shown = told(medskick, "subscriber", "show", "bertil@example.org")
    assert (shown["source"], shown["ground"], shown["proof"]) == ("registret", "medlem", None)


def test_what_is_lifted_may_stand_on_a_list_again(medskick: Medskick) -> None:
    told(medskick, "subscriber", "import", a_list(medskick.folder), "--no-welcome")
    told(medskick, "subscriber", "remove", "amina@example.org")
    assert told(medskick, "subscriber", "show", "amina@example.org")["suppressed"] == "removed"
    told(medskick, "subscriber", "unsuppress", "amina@example.org")
    assert told(medskick, "subscriber", "import", a_list(medskick.folder))["new"] == 1
    for word in ("unsuppress", "show"):
        assert medskick("subscriber", word, "chidi@example.org").returncode == 1
    assert medskick("subscriber", "suppress", "ingen adress").returncode == 1
