"""A list of organisations against the register: what is new, what has changed, what is only alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.subscribers import checked_address
from dialogue.likeness import Names
from dialogue.members import Organisation
from dialogue.register_lines import RegisterRow
from dialogue.register_plan import JudgedRow, Known, judge
from tests.kit.cast import FIKA, MÅNEN, NOON, STIGFINNARNA

KEPT = Organisation(
    "o1", STIGFINNARNA, "stigfinnarna", "hej@stig.example", "Borås", "Sjuhärad", (), "small", "förening",
    "2019-03-14", False, "sv", "listed", NOON,
)  # fmt: skip


def judged(*rows: RegisterRow, accept_similar: bool = False) -> tuple[JudgedRow, ...]:
    return judge(rows, Known((KEPT,), checked_address, NOON, apart=accept_similar))


def test_an_empty_cell_changes_nothing_that_is_kept() -> None:
    [row] = judged(RegisterRow(2, " stigfinnarna "))
    assert (row.verdict, row.organisation and row.organisation.email) == ("changed", "hej@stig.example")
    [row] = judged(RegisterRow(2, STIGFINNARNA))
    assert (row.verdict, row.organisation) == ("same", KEPT)


def test_a_cell_that_says_something_else_changes_that_alone() -> None:
    [row] = judged(RegisterRow(2, STIGFINNARNA, municipality="Ulricehamn", visible="Ja"))
    after = row.organisation
    assert after and (after.municipality, after.visible, after.size) == ("Ulricehamn", True, "small")


def test_what_a_line_leaves_out_is_listed_shown_and_in_swedish() -> None:
    [row] = judged(RegisterRow(2, FIKA, themes="kultur, barn-unga;kultur"))
    after = row.organisation
    assert after and (after.state, after.visible, after.language, after.email) == ("listed", True, "sv", None)
    assert after.themes == ("kultur", "barn-unga")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (RegisterRow(2, "  \u200b"), "it has no name"),
        (RegisterRow(2, "x" * 121), "the name is longer than 120 letters"),
        (RegisterRow(2, FIKA, email="fika"), "no mail address: An email address must have an @-sign"),
        (
            RegisterRow(2, FIKA, signatory_since="i höstas"),
            "'i höstas' is no day; write it as 2014-11-20, or the year alone",
        ),
        (RegisterRow(2, FIKA, visible="kanske"), "'kanske' is neither yes nor no"),
        (RegisterRow(2, FIKA, language="fi"), "the language 'fi' is not one of sv, en"),
        (
            RegisterRow(2, "Fika", spare=(" i Borås",)),
            "it has more cells than there are heads; put quotation marks around a cell with a comma in it",
        ),
    ],
)
def test_a_line_that_cannot_be_used_says_why(row: RegisterRow, reason: str) -> None:
    assert [(one.verdict, one.reason, one.organisation) for one in judged(row)] == [("refused", reason, None)]


def test_a_name_that_stands_twice_is_refused_the_second_time() -> None:
    rows = judged(RegisterRow(2, FIKA), RegisterRow(3, "FORENINGEN  FIKA", language="en"))
    assert [(row.verdict, row.reason) for row in rows] == [
        ("new", ""),
        ("refused", "the same name stands in line 2"),
    ]


def test_a_name_that_is_alike_is_proposed_and_only_kept_when_asked_to() -> None:
    rows = (RegisterRow(2, MÅNEN), RegisterRow(3, "Månens kvinnojour"), RegisterRow(4, "Stigfinarna"))
    told = [(row.verdict, row.like) for row in judged(*rows)]
    assert told == [("new", ""), ("possibly_same", MÅNEN), ("possibly_same", STIGFINNARNA)]
    assert [(row.verdict, row.like) for row in judged(*rows, accept_similar=True)] == [
        ("new", ""),
        ("new", MÅNEN),
        ("new", STIGFINNARNA),
    ]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (FIKA, "Fika ideell förening", True),
        ("Röda Korset Borås", "Röda korset i Borås", True),
        ("Röda Korset Borås", "Röda Korset Ulricehamn", False),
        ("Älvstads scoutkår 1", "Älvstads scoutkår 2", False),
        ("LUF", "SUF", False),
        ("Föreningen", "Föreningarna", True),
    ],
)
def test_which_names_are_alike(one: str, other: str, alike: bool) -> None:
    assert Names([one]).like(other) == (one if alike else "")
    assert Names([other]).like(one) == (other if alike else "")


@given(st.text(min_size=1))
def test_every_name_is_like_itself(name: str) -> None:
    assert Names([name]).like(name) == name
