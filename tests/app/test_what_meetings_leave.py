"""What a meeting agreed on, partnerships that end, what is known of a meeting, and what came in before the next one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.kit.program import MedskickHere

Ran = Callable[..., Any]
TODAY = datetime.now(UTC).date()


@pytest.fixture
def medskick(tmp_path: Path) -> MedskickHere:
    """The program in an empty folder, in this process."""
    return MedskickHere(tmp_path)


@pytest.fixture
def done(medskick: MedskickHere, tmp_path: Path) -> Ran:
    """Run a command that has to succeed; what it printed as JSON. A meeting, an organisation and Disa are there."""

    def run(*words: str, stdin: str = "") -> Any:
        ended = medskick(*words, "--json", stdin=stdin)
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)

    (tmp_path / "register.csv").write_text("name\nKvinnojouren Månen\n", encoding="utf-8")
    run("organisation", "import", "register.csv")
    run("meeting", "add", "host", "--title", "Dialogmöte i höst", "--date", str(TODAY - timedelta(days=9)))
    run("staff", "add", "Disa", "--telegram", "2001")
    return run


def reminders(done: Ran, at: str) -> list[str]:
    """Keys of what a tick queued to the office about actions and partnerships."""
    queued = done("tick", "--now", at)["queued"]
    return [one["key"] for one in queued if one["key"].startswith(("action:", "partnership:"))]


def test_the_office_is_reminded_once_of_what_a_meeting_agreed_on(done: Ran) -> None:
    due = TODAY + timedelta(days=10)
    item = done("action", "add", "--meeting", "host", "Boka lokal", "--owner", "Edvin", "--due", str(due))
    other = done("action", "add", "--meeting", "host", "Skriva brev", "--owner", "Disa", "--due", str(due))
    assert done("action", "done", other["id"]) == {"id": other["id"], "state": "done"}
    assert [one["state"] for one in done("action", "list", "--meeting", "host")] == ["open", "done"]
    assert reminders(done, f"{due}T06:00:00+00:00") == []
    [key] = reminders(done, f"{due}T08:30:00+00:00")
    assert key.startswith(f"action:{item['id']}:")
    assert reminders(done, f"{due + timedelta(days=1)}T08:30:00+00:00") == []


def test_a_partnership_is_spoken_of_half_a_year_and_a_month_before_it_ends(done: Ran) -> None:
    year = TODAY.year + 2
    kept = done(
        "partnership", "add", "Kvinnofrid", "--organisation", "Kvinnojouren Månen", "--ends", f"{year}-07-15"
    )
    assert done("partnership", "list")[0]["organisation"] == "Kvinnojouren Månen"
    assert reminders(done, f"{year}-01-14T12:00:00+00:00") == []
    half, month = (reminders(done, f"{year}-{at}T09:00:00+00:00") for at in ("01-15", "06-15"))
    assert [key.rsplit(":", 1)[0] for key in half + month] == [
        f"partnership:{kept['id']}:{year}-01-15", f"partnership:{kept['id']}:{year}-06-15",
    ]  # fmt: skip
    assert reminders(done, f"{year}-07-15T09:00:00+00:00") == []
    assert done("partnership", "list")[0]["reminder"] is None


def test_what_is_known_of_a_meeting_is_changed_and_shown(done: Ran, medskick: MedskickHere) -> None:
    done(
        "meeting", "edit", "host", "--signup", "https://example.se/anmal", "--goal", "Lyssna", "--goal", "Följa upp",
        "--agenda", "13.15=Välkomna", "--role", "Förtroendevalda=5", "--link", "Planen=https://example.se/plan",
    )  # fmt: skip
    shown = done("meeting", "show", "host")
    assert shown["signup"] == "https://example.se/anmal" and shown["goals"] == ["Lyssna", "Följa upp"]
    assert shown["agenda"] == [{"time": "13.15", "text": "Välkomna"}]
    assert shown["roles"] == [{"role": "Förtroendevalda", "number": 5}]
    assert (shown["title"], shown["cancelled"]) == ("Dialogmöte i höst", False)
    assert done("meeting", "edit", "host", "--cancelled")["cancelled"] is True
    refused = medskick("meeting", "edit", "host", "--signup", "anmäl dig hos Disa")
    assert refused.returncode == 1 and "no address" in refused.stderr


def test_before_a_meeting_stands_what_has_come_in_since_the_last_one(done: Ran) -> None:
    done("meeting", "add", "var", "--title", "Dialogmöte i vår", "--date", str(TODAY + timedelta(days=30)))
    done(
        "question", "add", "Vad saknas?", "--code", "saknas", "--closes", "2031-12-15",
        "--background", "Kort.", "--owner", "Disa",
    )  # fmt: skip
    done("question", "open", "saknas")
    done("replies", "add", "--question", "saknas", "--channel", "phone", stdin="En lokal utan trappor.")
    done("action", "add", "--meeting", "host", "Boka lokal", "--owner", "Edvin", "--due", "2031-01-01")
    told = done("meeting", "before", "var")
    assert date.fromisoformat(told["since"]) == TODAY - timedelta(days=9)
    [asked] = told["questions"]
    assert (asked["code"], asked["replies"]) == ("saknas", 1) and asked["link"].endswith("/f/saknas")
    assert [one["text"] for one in told["actions"]] == ["Boka lokal"]


def test_the_compilation_of_a_meeting_ends_with_what_it_left_to_do(done: Ran, medskick: MedskickHere) -> None:
    done("action", "add", "--meeting", "host", "Boka lokal", "--owner", "Edvin", "--due", "2031-01-07")
    text = medskick("compilation", "host").stdout
    assert "## Det här ska vi göra" in text and "Boka lokal (Edvin, senast tisdag 7 januari 2031)" in text
