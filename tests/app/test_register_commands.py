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
    for name, sentence in (
        ("missing.csv", "cannot be read"),
        ("picture.csv", "is no text"),
        ("other.csv", "has no column"),
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


def test_what_members_named_is_decided_by_command(medskick: Medskick) -> None:
    gets(medskick, "organisation", "import", write(medskick, "a.csv", f"name\n{STIGFINNARNA}\n"))
    subscribers = (
        "email,name,organisation,language\na@example.se,A,Stigfinarna,sv\nb@example.se,B,Byalaget,sv\n"
    )
    gets(medskick, "subscriber", "import", write(medskick, "s.csv", subscribers))
    waiting = gets(medskick, "organisation", "list", "--proposed")
    assert [row["name"] for row in waiting] == ["Byalaget", "Stigfinarna"]
    merged = gets(medskick, "organisation", "merge", "stigfinarna", "Stigfinnarna")
    assert merged == {"name": STIGFINNARNA, "merged": "stigfinarna"}
    assert gets(medskick, "organisation", "accept", "byalaget", "--hidden")["state"] == "listed"
    assert gets(medskick, "organisation", "list", "--proposed") == []
    listed = {row["email"]: row["organisation"] for row in gets(medskick, "subscriber", "list")}
    assert listed == {"a@example.se": STIGFINNARNA, "b@example.se": "Byalaget"}
    refused = medskick("organisation", "accept", "Byalagett")
    assert refused.returncode == 1 and "did you mean Byalaget?" in refused.stderr
    assert medskick("organisation", "reject", "Byalaget").returncode == 1
    assert medskick("organisation", "merge", "Byalaget", "Byalaget").returncode == 1


def test_contact_cards_are_taken_in_as_one_list(medskick: Medskick) -> None:
    assert "1177" in [row["body"] for row in gets(medskick, "contact", "list")]
    person = write(medskick, "p.csv", "subject,level,body,email\nSkola,region,X,amina.berg@example.se\n")
    assert "seems to be a person's" in medskick("contact", "import", person, "--dry-run").stderr
    table = "ämne;nivå;vem;text;telefon\nSkola;Kommun;Älvstads kommun;Allt om skolan;0123-45 67\nVård;landsting;X;;\n"
    told = gets(medskick, "contact", "import", write(medskick, "k.csv", table))
    assert (told["new"], told["refused"], told["rows"][0]["line"]) == (1, 1, 3)
    [row] = gets(medskick, "contact", "list")
    assert (row["subject"], row["level"], row["phone"]) == ("Skola", "municipality", "0123-45 67")
    cards = '[[contact]]\nsubject = "Buss"\nlevel = "region"\nbody = "Trafiken"\nposition = 1\n'
    told = gets(medskick, "contact", "import", write(medskick, "k.toml", cards))
    assert (told["new"], told["removed"]) == (1, 1)
    bad = medskick("contact", "import", write(medskick, "bad.toml", "contact = 3"))
    assert bad.returncode == 1 and "[[contact]]" in bad.stderr
    assert (
        medskick("contact", "import", write(medskick, "empty.csv", "subject,level,body\n,x,\n")).returncode
        == 1
    )
    assert [row["subject"] for row in gets(medskick, "contact", "list")] == ["Buss"]


def test_words_of_the_house_are_taken_in_beside_ours(medskick: Medskick) -> None:
    table = write(medskick, "o.csv", "ord;betyder\nRÖK;Regional överenskommelse\nIOP;\n")
    told = gets(medskick, "glossary", "import", table)
    assert (told["new"], told["refused"]) == (1, 1)
    words = {row["word"]: row["means"] for row in gets(medskick, "glossary", "list")}
    assert words["RÖK"] == "Regional överenskommelse" and words["IOP"] == "idéburet offentligt partnerskap"


def test_a_theme_that_there_is_not_stops_its_own_line_and_is_told(medskick: Medskick) -> None:
    table = write(medskick, "themes.csv", f"namn;teman\n{FIKA};kultur-fritid\n{MÅNEN};rymdfart\n")
    done = medskick("organisation", "import", table, "--json")
    assert (done.returncode, counts(json.loads(done.stdout))) == (1, (1, 0, 0, 0, 1))
    assert "line 3" in done.stderr and "'rymdfart'" in done.stderr
    assert [row["name"] for row in gets(medskick, "organisation", "list")] == [FIKA]


def test_municipalities_tell_where_organisations_lie(medskick: Medskick) -> None:
    gets(
        medskick, "organisation", "import", write(medskick, "a.csv", f"namn;kommun\n{FIKA};BORAS\n{MÅNEN};\n")
    )
    table = write(
        medskick, "p.csv", "kommun;delregion;region\nBorås;Sjuhärad;Västra\nMark;Sjuhärad;Västra\n;x;y\n"
    )
    assert gets(medskick, "place", "import", table, "--dry-run")["new"] == 2
    assert gets(medskick, "place", "list") == []
    told = gets(medskick, "place", "import", table)
    assert (told["new"], told["refused"], told["organisations"]) == (2, 1, 1)
    assert gets(medskick, "place", "import", table)["same"] == 2
    gets(medskick, "organisation", "edit", MÅNEN, "--municipality", "Mark", "--level", "lokal")
    shown = gets(medskick, "organisation", "show", MÅNEN)
    assert (shown["subregion"], shown["region"], shown["level"]) == ("Sjuhärad", "Västra", "local")
    changed = {row["field"] for row in gets(medskick, "organisation", "history", MÅNEN)}
    assert changed == {"created", "municipality", "subregion", "level"}
    assert medskick("organisation", "edit", MÅNEN, "--number", "802002-4281").returncode == 1
    gets(medskick, "organisation", "edit", MÅNEN, "--municipality", "")
    assert gets(medskick, "organisation", "show", MÅNEN)["municipality"] == ""


def test_contacts_by_role_are_kept_and_removed(medskick: Medskick) -> None:
    gets(
        medskick,
        "organisation",
        "import",
        write(medskick, "a.csv", f"namn;e-post\n{FIKA};hej@fika.example\n"),
    )
    gets(
        medskick,
        "organisation",
        "contact",
        "add",
        FIKA,
        "--email",
        "ordf@fika.example",
        "--role",
        "ordförande",
    )
    kept = gets(medskick, "organisation", "contact", "list", FIKA)
    assert [(one["email"], one["role"]) for one in kept] == [
        ("hej@fika.example", ""),
        ("ordf@fika.example", "ordförande"),
    ]
    assert medskick("organisation", "contact", "add", FIKA, "--email", "ordf@fika.example").returncode == 1
    assert medskick("organisation", "contact", "add", FIKA, "--channel", "chat").returncode == 1
    gets(medskick, "organisation", "contact", "remove", FIKA, "hej@fika.example")
    assert gets(medskick, "organisation", "show", FIKA)["email"] == "ordf@fika.example"
    assert medskick("organisation", "contact", "remove", FIKA, "hej@fika.example").returncode == 1


def test_the_link_of_an_organisation_is_given_and_taken_away(medskick: Medskick) -> None:
    gets(medskick, "organisation", "import", write(medskick, "a.csv", f"namn\n{FIKA}\n"))
    given = gets(medskick, "organisation", "invite", FIKA)
    assert given["start"].startswith("o-") and gets(medskick, "organisation", "invite", FIKA) == given
    assert gets(medskick, "organisation", "invite", FIKA, "--new") != given
    assert gets(medskick, "organisation", "invite", FIKA, "--revoke")["start"] is None
    assert gets(medskick, "organisation", "members", FIKA) == []
    assert gets(medskick, "organisation", "requests") == []
    assert medskick("organisation", "answer-request", "p1", "Hej").returncode == 1
