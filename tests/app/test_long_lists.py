"""Two thousand organisations with names that stand twice and with broken lines: each is told of, none stops another."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.subscribers import checked_address
from app.commands.organisation_import import COLUMNS, HEADS, as_row
from app.lists import read_list
from app.sheets import as_csv, as_workbook
from dialogue.register_lines import RegisterRow
from dialogue.register_plan import Known, judge
from tests.kit.cast import FIKA, MÅNEN, NOON, STIGFINNARNA
from tests.kit.program import Medskick
from tests.kit.register import MadeList, a_list

VERDICTS = ("new", "changed", "same", "possibly_same", "refused")


@pytest.fixture(scope="module")
def made() -> MadeList:
    return a_list()


def taken(medskick: Medskick, *words: str) -> Any:
    return json.loads(medskick("organisation", "import", *words, "--json").stdout)


def counts(told: dict[str, Any]) -> tuple[int, ...]:
    return tuple(told[name] for name in VERDICTS)


def test_each_line_is_told_of_and_the_second_time_changes_nothing(medskick: Medskick, made: MadeList) -> None:
    (medskick.folder / "list.csv").write_bytes(made.text.encode())
    dry = taken(medskick, "list.csv", "--dry-run")
    began = time.process_time()
    told = taken(medskick, "list.csv")
    assert time.process_time() - began < 10
    assert dry == told | {"dry_run": True}
    assert counts(told) == (2_000 - 100 - 8, 0, 0, 100, 8)
    rows = {row["line"]: row for row in told["rows"]}
    assert {line for line, row in rows.items() if row["verdict"] == "possibly_same"} == made.alike
    assert {line for line, row in rows.items() if row["verdict"] == "refused"} == made.broken.keys()
    assert not [line for line, reason in made.broken.items() if reason not in rows[line]["reason"]]
    kept = json.loads(medskick("organisation", "list", "--json").stdout)
    waiting = json.loads(medskick("organisation", "pending", "--json").stdout)
    assert (len(kept), len(waiting)) == (1_892, 100)
    assert counts(taken(medskick, "list.csv")) == (0, 0, 1_892, 100, 8)
    assert json.loads(medskick("organisation", "list", "--json").stdout) == kept
    assert json.loads(medskick("organisation", "pending", "--json").stdout) == waiting
    assert all(
        len(json.loads(medskick("organisation", "history", one["name"], "--json").stdout)) == 1
        for one in kept[:3]
    )


def test_a_person_says_whether_two_are_one(medskick: Medskick) -> None:
    table = f"namn;kommun\n{STIGFINNARNA};\n{FIKA};\n{MÅNEN};\nStigfinarna;Borås\nFika i by;\nMånens kvinnojour;Mark\n"
    (medskick.folder / "a.csv").write_text(table, encoding="utf-8")
    assert counts(taken(medskick, "a.csv", "--same", f"Line 7={MÅNEN}")) == (4, 0, 0, 1, 1)
    told = taken(medskick, "a.csv", "--same", f"rad 7 = {MÅNEN}", "--dry-run")
    assert "stands in line 4" in told["rows"][-1]["reason"]
    [waiting] = json.loads(medskick("organisation", "pending", "--json").stdout)
    assert (waiting["name"], waiting["like"], waiting["line"]) == ("Stigfinarna", STIGFINNARNA, 5)
    same = json.loads(medskick("organisation", "same", waiting["id"], "stigfinnarna", "--json").stdout)
    assert same == {"name": STIGFINNARNA, "aliases": ["Stigfinarna"]}
    kept = json.loads(medskick("organisation", "list", "--json").stdout)
    assert [row["municipality"] for row in kept if row["name"] == STIGFINNARNA] == ["Borås"]
    assert (
        json.loads(medskick("organisation", "show", "STIGFINARNA", "--json").stdout)["name"] == STIGFINNARNA
    )
    (medskick.folder / "b.csv").write_text("namn;kommun\nStigfinarna;Borås\nFikka i by\n", encoding="utf-8")
    assert counts(taken(medskick, "b.csv")) == (0, 0, 1, 1, 0)
    [waiting] = json.loads(medskick("organisation", "pending", "--json").stdout)
    assert medskick("organisation", "new", waiting["id"]).returncode == 0
    assert medskick("organisation", "new", waiting["id"]).returncode == 1
    assert counts(taken(medskick, "b.csv")) == (0, 0, 2, 0, 0)


def test_branches_come_with_their_organisation_in_any_order(medskick: Medskick) -> None:
    table = f"name,parent,umbrella\nFika Borås,{FIKA},\n{FIKA},,{MÅNEN}\n{MÅNEN},,\nFika Mark,Ingen,\n"
    (medskick.folder / "a.csv").write_text(table, encoding="utf-8")
    assert counts(taken(medskick, "a.csv", "--accept-similar")) == (3, 0, 0, 0, 1)
    kept = json.loads(medskick("organisation", "list", "--json").stdout)
    assert {(one["name"], one["parent"], one["umbrella"]) for one in kept} == {
        ("Fika Borås", FIKA, None), (FIKA, None, MÅNEN), (MÅNEN, None, None),
    }  # fmt: skip
    assert counts(taken(medskick, "a.csv")) == (0, 0, 3, 0, 1)


def test_what_looks_like_a_formula_is_text_and_given_out_harmless(medskick: Medskick) -> None:
    (medskick.folder / "a.csv").write_text('name,about\n=cmd(),"=1+1"\n', encoding="utf-8")
    assert counts(taken(medskick, "a.csv")) == (1, 0, 0, 0, 0)
    for form, name in (("csv", "b.csv"), ("xlsx", "b.xlsx")):
        assert medskick("organisation", "export", "--format", form, "--output", name).returncode == 0
        assert counts(taken(medskick, name)) == (0, 0, 1, 0, 0)
    assert "'=cmd()" in (medskick.folder / "b.csv").read_text(encoding="utf-8-sig")


def test_files_of_other_programs_are_read_with_a_remark(medskick: Medskick) -> None:
    (medskick.folder / "a.csv").write_bytes(f"Namn;Hemsida\r\n{MÅNEN};månen.example\r\n".encode("cp1252"))
    done = medskick("organisation", "import", "a.csv", "--json")
    assert counts(json.loads(done.stdout)) == (1, 0, 0, 0, 0)
    assert "Windows-1252" in done.stderr and "Hemsida" in done.stderr
    (medskick.folder / "c.csv").write_bytes(
        f"sep=;\r\nnamn;e-post;mejl\r\n{FIKA};;a@example.org\r\n".encode("utf-16")
    )
    assert counts(taken(medskick, "c.csv")) == (1, 0, 0, 0, 0)
    shown = json.loads(medskick("organisation", "show", FIKA, "--json").stdout)
    assert shown["email"] == "a@example.org" and shown["contacts"][0]["email"] == "a@example.org"
    assert "names line 9" in medskick("organisation", "import", "c.csv", "--same", f"9={FIKA}").stderr
    (medskick.folder / "b.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    assert medskick("organisation", "import", "b.xlsx").stderr.count("\n") == 1


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
lines = st.builds(
    RegisterRow, line=st.just(2), name=names, municipality=names, size=words, form=names, about=names, contact=names,
    aliases=st.lists(names, max_size=2).map(" | ".join), target_groups=st.lists(names, max_size=2).map(" | ".join),
    themes=st.just("x y"), visible=st.sampled_from(("ja", "nej", "")), language=st.sampled_from(("sv", "en", "")),
    level=st.sampled_from(("lokal", "regional", "")), number=st.sampled_from(("802002-4280", "")),
    signatory_since=st.sampled_from(("2014-11-20", "2019", "")), languages=st.sampled_from(("sv fi", "")),
)  # fmt: skip


@given(line=lines, form=st.sampled_from((as_csv, as_workbook)))
@settings(max_examples=60, deadline=None)
def test_what_is_given_out_is_read_back_as_the_same(
    line: RegisterRow, form: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    [judged] = judge([line], Known((), checked_address, NOON))
    if judged.organisation is None:
        return
    from dataclasses import replace

    kept = replace(judged.organisation, id="o1")
    path = tmp_path_factory.mktemp("given") / "list"
    path.write_bytes(form(tuple(COLUMNS), [as_row(kept, {})]))
    [read] = read_list(str(path), HEADS, "name").lines
    [again] = judge([RegisterRow(read.number, **read.cells)], Known((kept,), checked_address, NOON))
    assert (again.verdict, again.organisation) == ("same", kept)
