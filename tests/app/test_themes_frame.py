"""The coding frame is edited by export, edit and import; what a person decided stands, all else is proposed anew."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.kit.program import Medskick


def told(medskick: Medskick, *words: str, stdin: str = "") -> Any:
    done = medskick(*words, "--json", stdin=stdin)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return json.loads(done.stdout)


def themes(medskick: Medskick) -> list[dict[str, str]]:
    done = medskick("replies", "export", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [{mark["id"]: mark["state"] for mark in row["themes"]} for row in rows]


@pytest.fixture
def medskick(medskick: Medskick) -> Medskick:
    medskick("staff", "add", "Disa")
    told(medskick, "question", "add", "Vad behövs?", "--code", "bygd", "--closes", "2099-12-01")
    medskick("question", "open", "bygd")
    for text in ("Fler bussar till kanotklubben", "Kanotklubben och suicid"):
        kept = told(medskick, "replies", "add", "--question", "bygd", "--channel", "paper", stdin=text)
    told(medskick, "themes", "confirm", "--reply", kept["id"], "--as", "Disa")
    return medskick


def edited(medskick: Medskick) -> dict[str, Any]:
    frame = json.loads(medskick("themes", "export").stdout)
    frame["themes"].append(
        {"id": "kanot", "group": "samhalle", "name_sv": "Kanot", "name_en": "Canoes", "include": ["kanot"]}
    )
    (medskick.folder / "frame.json").write_text(json.dumps(frame))
    return frame  # type: ignore[no-any-return]


def test_what_is_exported_and_taken_in_again_changes_nothing(medskick: Medskick) -> None:
    exported = medskick("themes", "export").stdout
    (medskick.folder / "same.json").write_text(exported)
    outcome = told(medskick, "themes", "import", "same.json")
    assert (outcome["version"], outcome["replies"], outcome["changed"]) == (1, 1, 0)
    assert medskick("themes", "export").stdout == exported


def test_an_edited_frame_gets_a_number_and_proposes_what_nobody_has_confirmed(medskick: Medskick) -> None:
    edited(medskick)
    before = themes(medskick)
    would = told(medskick, "themes", "import", "frame.json", "--dry-run")
    assert (would["version"], would["changed"], would["added"], would["confirmed"]) == (2, 1, 1, 1)
    assert themes(medskick) == before
    assert told(medskick, "themes", "import", "frame.json") == would | {"dry_run": False}
    assert themes(medskick) == [before[0] | {"kanot": "suggested"}, {"suicidprevention": "confirmed"}]
    assert json.loads(medskick("themes", "export").stdout)["version"] == 2


def test_a_theme_that_is_left_out_is_proposed_no_more(medskick: Medskick) -> None:
    frame = edited(medskick)
    told(medskick, "themes", "import", "frame.json")
    del frame["themes"][-1]
    (medskick.folder / "frame.json").write_text(json.dumps(frame))
    assert told(medskick, "themes", "import", "frame.json")["removed"] == 0
    assert "kanot" not in themes(medskick)[0]
    assert "kanot" not in {theme["id"] for theme in told(medskick, "themes", "list")}


def test_a_frame_may_not_take_the_codes_that_every_frame_has(medskick: Medskick) -> None:
    frame = edited(medskick)
    frame["themes"][-1]["id"] = "other"
    (medskick.folder / "frame.json").write_text(json.dumps(frame))
    done = medskick("themes", "import", "frame.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert '"other"' in done.stderr


def test_counts_say_how_many_nobody_has_confirmed_and_who_stands_alone(medskick: Medskick) -> None:
    (medskick.folder / "register.csv").write_text("namn\nStigfinnarna\n")
    told(medskick, "organisation", "import", "register.csv")
    reply = ("replies", "add", "--question", "bygd", "--channel", "paper", "--organisation", "Stigfinnarna")
    kept = told(medskick, *reply, stdin="Suicid måste vi prata om")
    told(medskick, *reply, stdin="Prata om suicid i skolan")
    told(medskick, "themes", "confirm", "--reply", kept["id"], "--as", "Disa")
    (count,) = [row for row in told(medskick, "themes", "count") if row["id"] == "suicidprevention"]
    assert (count["confirmed"], count["unconfirmed"], count["only"]) == (2, 1, "Stigfinnarna")
    opened = medskick("replies", "export", "--theme", "suicidprevention", "--state", "confirmed").stdout
    assert len(opened.splitlines()) == count["confirmed"]
    assert told(medskick, "themes", "count", "--since", "2099-01-01") == []


def test_words_that_rise_and_replies_alike_are_told(medskick: Medskick) -> None:
    reply = ("replies", "add", "--question", "bygd", "--channel", "paper")
    for text in ("Grillplats vid Stensjön", "Grillplats vid stensjön!"):
        told(medskick, *reply, stdin=text)
    rising = told(medskick, "themes", "rising", "--since", "2020-01-01")
    assert {"grillplats", "kanotklubben"} <= {row["word"] for row in rising}
    (same,) = [json.loads(line) for line in medskick("replies", "alike", "--json").stdout.splitlines()]
    assert (same["likeness"], same["question"], same["first"]) == (1.0, "bygd", "Grillplats vid Stensjön")
    assert told(medskick, "themes", "learn") == []


def test_a_theme_is_given_by_name_and_an_unknown_one_is_refused(medskick: Medskick) -> None:
    reply = json.loads(medskick("replies", "export", "--json").stdout.splitlines()[0])["id"]
    which = ("--reply", reply, "--as", "Disa")
    assert told(medskick, "themes", "give", *which, "--theme", "other") == {"decided": True}
    assert told(medskick, "themes", "reject", *which, "--theme", "samverkan") == {"decided": True}
    assert {"other": "confirmed", "samverkan": "rejected"}.items() <= themes(medskick)[0].items()
    for asked in (("themes", "give", *which, "--theme", "kanot"), ("replies", "export", "--theme", "kanot")):
        done = medskick(*asked)
        assert (done.returncode, done.stdout) == (1, "")
        assert "'kanot'" in done.stderr
