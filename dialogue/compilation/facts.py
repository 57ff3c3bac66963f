"""What a compilation is made of: rows as they are kept, and how the reader wants them. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dialogue.meetings import Meeting
from dialogue.questions import Question
from dialogue.replies.reply import Channel, Source, Visibility
from dialogue.themes import Frame

Order = Literal["received", "table", "shuffled"]
Title = Literal["compilation", "notes"]
"""The two titles that the members use for one form: Sammanställning, Anteckningar."""


@dataclass(frozen=True, slots=True)
class Said:
    """A reply with what is needed to print and count it.

    `correction` is staff's wording beside the words, '' where there is none. `themes` are the confirmed ones; `waiting`
    is True while a suggestion awaits a decision. `organisation` and `subregion` are '' where not known; `answer` is as
    `Reply.answer`, `agrees` how many members agree, `behalf` names a smaller organisation that it was passed on for.
    """

    id: str
    question_id: str | None
    text: str
    correction: str
    channel: Channel
    source: Source
    table_name: str
    visibility: Visibility
    member_id: str | None
    organisation_id: str | None
    organisation: str
    subregion: str
    parent: str | None
    held: bool
    withdrawn: bool
    substance: bool
    themes: tuple[str, ...] = ()
    waiting: bool = False
    behalf: str = ""
    answer: str = ""
    agrees: int = 0


@dataclass(frozen=True, slots=True)
class DialogueWords:
    """What is known of a meeting's dialogue beside its questions. Number 0: questions that belong to no dialogue."""

    number: int
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a compilation draws on. `said` stands in the order in which it came, a parent before its children.

    `since` is the first Stockholm day of a period, None where there is no such limit.
    """

    meeting: Meeting | None
    questions: tuple[Question, ...]
    said: tuple[Said, ...]
    dialogues: tuple[DialogueWords, ...]
    frame: Frame
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """How the document is laid out. `seed` is printed, and means something in the order "shuffled" only."""

    order: Order = "received"
    seed: int = 1
    raw_last: bool = False
    title: Title = "compilation"
