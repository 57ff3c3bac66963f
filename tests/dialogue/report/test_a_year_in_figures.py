"""A year's report, counted by hand: levels and steps, who was heard, who was reached, who was silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from dialogue.report import STEPS, Activity, Cell, Heard, Reached, YearFacts, YearReport, make_report, step_of
from tests.dialogue.asked import a_question

NOW = datetime(2026, 11, 10, 11, tzinfo=UTC)


def an_organisation(number: int, subregion: str = "Sjuhärad", size: str = "small") -> Organisation:
    name = f"Förening {number:02}"
    return Organisation(
        f"o{number}", name, fold_loose(name), None, "", subregion, (), size, "förening", None, True, "sv", "listed", NOW
    )  # fmt: skip


def a_year(**told: object) -> YearReport:
    nothing = YearFacts(2026, (), (), frozenset(), frozenset(), frozenset(), (), (), (), (), ())
    return make_report(replace(nothing, **told))  # type: ignore[arg-type]  # fields of YearFacts by name


def said_by(organisation: int, question: str = "q1") -> Heard:
    return Heard(question, "organisation", f"o{organisation}", f"o{organisation}", f"m{organisation}")


def test_a_question_stands_at_its_level_and_at_the_step_that_follows_from_it() -> None:
    asked = a_question(level="dialogue")
    proposal = a_question(id="q2", level="consultation", decision_on=date(2027, 3, 1))
    again = a_question(id="q3", level="dialogue", series_id="s1")
    report = a_year(
        questions=(asked, proposal, again), answered=frozenset({"q2"}), heard=(said_by(1, "q2"), said_by(2, "q2")),
        activities=(Activity("partnership", "implementation"),),
    )  # fmt: skip
    by_level = {row.level: row for row in report.levels}
    assert list(by_level) == ["information", "consultation", "dialogue", "partnership"]
    assert dict(zip(STEPS, by_level["dialogue"].steps, strict=True)) == {
        "agenda": 1, "drafting": 0, "decision": 0, "implementation": 0, "monitoring": 1, "reformulation": 0,
    }  # fmt: skip
    told = by_level["consultation"]
    assert (told.questions, told.with_replies, told.answered, told.replies) == (1, 1, 1, 2)
    assert by_level["partnership"].steps[STEPS.index("implementation")] == 1
    assert step_of(again, False, {"s1"}) == "reformulation"
    assert step_of(asked, True, ()) == "drafting"


def test_a_question_without_a_level_is_told_of_apart() -> None:
    assert [row.level for row in a_year(questions=(a_question(),)).levels][-1] == ""


def test_organisations_are_counted_once_by_facet_and_persons_by_where_they_belong() -> None:
    register = (*tuple(an_organisation(n) for n in range(5)), an_organisation(9, "Skaraborg", "large"))
    heard = (
        *(said_by(n) for n in (0, 1, 2, 3)),
        said_by(0),
        Heard("q1", "person", "p1", "o9"),
        Heard("q1", "table", "t", None),
    )
    report = a_year(organisations=register, heard=heard)
    assert report.replies == 7
    assert (report.organisations, report.persons, report.tables) == (
        Cell(4),
        Cell(None, "few"),
        Cell(None, "few"),
    )
    sjuharad, skaraborg = sorted(report.subregions, key=lambda row: -row.listed)
    assert (sjuharad.value, sjuharad.listed, sjuharad.heard) == ("Sjuhärad", 5, Cell(4))
    assert (skaraborg.value, skaraborg.heard) == ("Skaraborg", Cell(0))
    assert report.silent.subregions == ("Skaraborg",) and report.silent.sizes == ("large",)
    assert report.silent.organisations == ("Förening 04", "Förening 09") and report.silent.of == 6


def test_the_response_rate_is_of_those_who_were_reached_each_kind_apart() -> None:
    reached = (
        *(Reached("q1", f"p{n}", None) for n in range(8)), Reached("q1", "m1", "o1"), Reached("q1", "m2", "o1"), Reached("q1", "m3", "o3"), Reached("q2", "m3", "o3"),
    )  # fmt: skip
    heard = (
        *(Heard("q1", "person", f"p{n}", None, f"p{n}") for n in (0, 1, 2, 3, 77)), said_by(1), said_by(3), said_by(3, "q2"), Heard("q2", "table", "t", None),
    )  # fmt: skip
    report = a_year(reached=reached, heard=heard)
    assert (report.by_persons.reached, report.by_persons.answered, report.by_persons.percent) == (
        8,
        Cell(4),
        50,
    )
    assert (report.by_organisations.reached, report.by_organisations.percent) == (3, 100)


def test_a_rate_that_would_tell_of_one_or_two_is_not_told() -> None:
    report = a_year(reached=(Reached("q1", "p1", None),), heard=(Heard("q1", "person", "p1", None, "p1"),))
    assert (report.by_persons.answered.why, report.by_persons.percent) == ("few", None)


def test_principles_are_counted_those_of_the_house_first() -> None:
    asked = (
        a_question(principle="Dialog"),
        a_question(id="q2", principle="Mångfald"),
        a_question(id="q3", principle="Eget"),
    )
    report = a_year(questions=asked, principles=("Kvalitet", "Dialog", "Mångfald"), focus="Unga")
    assert report.principles == (("Kvalitet", 0), ("Dialog", 1), ("Mångfald", 1), ("Unga", 0), ("Eget", 1))
