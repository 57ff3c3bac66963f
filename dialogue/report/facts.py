"""What a year's report is made of, as rows tell it. Data only; times are UTC, days Stockholm days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dialogue.feedback_days import Waited
from dialogue.members import Organisation
from dialogue.questions import Figure, Question
from dialogue.report.steps import Level, Step

Source = Literal["person", "organisation", "table"]


@dataclass(frozen=True, slots=True)
class Heard:
    """A counted reply. `voice` is the same for all replies of one person, table or organisation; `organisation_id` is the
    one that spoke, or that a person belongs to, None where that is not known; so is `member_id`, who wrote it."""

    question_id: str | None
    source: Source
    voice: str
    organisation_id: str | None
    member_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """That a question came to a member's chat; `organisation_id` is the one that they answer for, None for a person's own."""

    question_id: str
    member_id: str
    organisation_id: str | None


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that was done together, beside the questions."""

    level: Level
    step: Step


@dataclass(frozen=True, slots=True)
class YearFacts:
    """A year. `questions` were opened in it, `about_proposals` are those of them that ask about a proposal; `answered` the ids
    of those that have been answered back. `series` are figures of questions for numbers, by code."""

    year: int
    organisations: tuple[Organisation, ...]
    questions: tuple[Question, ...]
    about_proposals: frozenset[str]
    answered_series: frozenset[str]
    answered: frozenset[str]
    activities: tuple[Activity, ...]
    heard: tuple[Heard, ...]
    reached: tuple[Reached, ...]
    waited: tuple[Waited, ...]
    series: tuple[tuple[str, tuple[Figure, ...]], ...]
    principles: tuple[str, ...] = ()
    focus: str = ""
