"""A year as figures: what was done at which level and step, who was heard, who was reached, how long answers took. Pure.

Counts and hides small numbers; puts nothing in words. The same facts give the same report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from dialogue.feedback_days import QuestionDays, days_by_question
from dialogue.members import Organisation
from dialogue.questions import Figure
from dialogue.report.facts import Heard, YearFacts
from dialogue.report.shielding import Cell, lone, shield
from dialogue.report.silence import Silence, silence
from dialogue.report.steps import LEVELS, STEPS, Level, step_of


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level: `steps` are activities by step, in the order of `STEPS`; then its questions, how many of them got a reply
    and were answered back, and the replies."""

    level: Level
    steps: tuple[int, ...]
    questions: int
    with_replies: int
    answered: int
    replies: int


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value ('' where it is not known): organisations in the register, how many were heard, and persons of them."""

    value: str
    listed: int
    heard: Cell
    persons: Cell


@dataclass(frozen=True, slots=True)
class Response:
    """Of those whom a question reached in the chat, how many answered it, each once for each question. `percent`
    is None where nobody was reached or the answer is hidden."""

    reached: int
    answered: Cell
    percent: int | None


@dataclass(frozen=True, slots=True)
class YearReport:
    """All of it. `replies` are counted ones; voices are counted apart and never added up."""

    year: int
    replies: int
    organisations: Cell
    persons: Cell
    tables: Cell
    levels: tuple[LevelRow, ...]
    subregions: tuple[FacetRow, ...]
    sizes: tuple[FacetRow, ...]
    forms: tuple[FacetRow, ...]
    by_persons: Response
    by_organisations: Response
    silent: Silence
    days: tuple[QuestionDays, ...]
    principles: tuple[tuple[str, int], ...]
    series: tuple[tuple[str, tuple[Figure, ...]], ...]
    focus: str


def make_report(facts: YearFacts) -> YearReport:
    """The year's report."""
    voices = {
        kind: {one.voice for one in facts.heard if one.source == kind}
        for kind in ("organisation", "person", "table")
    }
    listed = [one for one in facts.organisations if one.state == "listed"]
    heard = {one.organisation_id for one in facts.heard if one.source == "organisation"}
    return YearReport(
        year=facts.year,
        replies=len(facts.heard),
        organisations=lone(len(voices["organisation"])),
        persons=lone(len(voices["person"])),
        tables=lone(len(voices["table"])),
        levels=_levels(facts),
        subregions=_facet(facts, lambda one: one.subregion),
        sizes=_facet(facts, lambda one: one.size),
        forms=_facet(facts, lambda one: one.form),
        by_persons=_persons_response(facts),
        by_organisations=_organisations_response(facts),
        silent=silence(listed, {one for one in heard if one}),
        days=days_by_question(facts.waited),
        principles=_principles(facts),
        series=facts.series,
        focus=facts.focus,
    )


def _levels(facts: YearFacts) -> tuple[LevelRow, ...]:
    replies = Counter(one.question_id for one in facts.heard)
    done = Counter((one.level, one.step) for one in facts.activities)
    for question in facts.questions:
        step = step_of(question, question.id in facts.about_proposals, facts.answered_series)
        done[_level(question.level), step] += 1
    rows = []
    for level in LEVELS:
        asked = [one for one in facts.questions if _level(one.level) == level]
        rows.append(
            LevelRow(
                level,
                tuple(done[level, step] for step in STEPS),
                len(asked),
                sum(replies[one.id] > 0 for one in asked),
                sum(one.id in facts.answered for one in asked),
                sum(replies[one.id] for one in asked),
            )
        )
    return tuple(row for row in rows if row.level or any(row.steps))


def _level(told: str) -> Level:
    return next((level for level in LEVELS if level == told), "")


def _facet(facts: YearFacts, value_of: Callable[[Organisation], str]) -> tuple[FacetRow, ...]:
    values = {one.id: value_of(one) for one in facts.organisations}
    listed = Counter(value_of(one) for one in facts.organisations if one.state == "listed")
    heard = _by_value(facts.heard, "organisation", values)
    persons = _by_value(facts.heard, "person", values)
    order = sorted({*listed, *heard, *persons}, key=lambda value: (value == "", value))
    shown = zip(shield([heard[one] for one in order]), shield([persons[one] for one in order]), strict=True)
    return tuple(FacetRow(value, listed[value], *cells) for value, cells in zip(order, shown, strict=True))


def _by_value(heard: Iterable[Heard], source: str, values: dict[str, str]) -> Counter[str]:
    """Each voice once, under the value of the organisation of its latest reply, so that the column adds up."""
    latest = {one.voice: values.get(one.organisation_id or "", "") for one in heard if one.source == source}
    return Counter(latest.values())


def _persons_response(facts: YearFacts) -> Response:
    reached = {(one.question_id, one.member_id) for one in facts.reached if one.organisation_id is None}
    return _response(reached, {(one.question_id, one.member_id) for one in facts.heard} & reached)


def _organisations_response(facts: YearFacts) -> Response:
    reached = {(one.question_id, one.organisation_id) for one in facts.reached if one.organisation_id}
    spoke = {(one.question_id, one.organisation_id) for one in facts.heard if one.source == "organisation"}
    return _response(reached, spoke & reached)


def _response(reached: Collection[object], answered: Collection[object]) -> Response:
    cell = lone(len(answered))
    percent = round(100 * cell.n / len(reached)) if reached and cell.n is not None else None
    return Response(len(reached), cell, percent)


def _principles(facts: YearFacts) -> tuple[tuple[str, int], ...]:
    """How many questions name each principle of the house, or the focus; others that questions name come last."""
    named = Counter(one.principle for one in facts.questions if one.principle)
    known = [*facts.principles, *([facts.focus] if facts.focus else [])]
    return tuple((one, named[one]) for one in [*known, *sorted(named.keys() - set(known))])
