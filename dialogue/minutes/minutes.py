"""What minutes were found to say. Data only; nothing of it is stored until somebody says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Value = str | int | date
"""What a remark is about: words of the minutes, a count, a day."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that a person should look at. `line` is the line's number, 0 for the whole document.

    `kind` names what it is ("page-number"), `values` what was found, by name; `wording.minutes` says it in words.
    """

    line: int
    kind: str
    values: tuple[tuple[str, Value], ...] = ()


def remark(line: int, kind: str, **values: Value) -> Warned:
    """A remark on a line."""
    return Warned(line, kind, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class MinutedReply:
    """One bullet or paragraph as it stands.

    `question` is a question's code. `level` is 0 or 1; `parent` is the place, in the dialogue's replies, of the one that it
    stands under. `table` is the table group's name, '' where the minutes do not tell it.
    """

    text: str
    question: str
    level: int
    parent: int | None
    line: int
    table: str = ""


@dataclass(frozen=True, slots=True)
class MinutedQuestion:
    """A question as it was put. `label` is as "dialog 1, fråga 2"; `among` is how many were answered together with it,
    itself included, where the minutes do not tell which of them a reply answers."""

    code: str
    label: str
    text: str
    line: int
    among: int = 1


@dataclass(frozen=True, slots=True)
class MinutedDialogue:
    """One dialogue: its questions, what was said in the document's order, and its summary, paragraphs apart by an empty
    line."""

    number: int
    title: str
    questions: tuple[MinutedQuestion, ...]
    replies: tuple[MinutedReply, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there in one role ("Tjänstepersoner"), as named."""

    role: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinutedMeeting:
    """The meeting. `held_on` is a Stockholm day, None where it is not certain: then `date_words` are what was written.

    `starts` and `ends` are as "13.15". The counts are those written down, else those of the lists, else None. `present` are
    names of organisations.
    """

    code: str
    title: str
    held_on: date | None = None
    date_words: str = ""
    starts: str = ""
    ends: str = ""
    venue: str = ""
    participants: int | None = None
    organisations: int | None = None
    purpose: str = ""
    goals: tuple[str, ...] = ()
    agenda: tuple[tuple[str, str], ...] = ()
    next_meeting: str = ""
    case_number: str = ""
    present: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """All that was read, and what a person should look at, in the order of the lines."""

    meeting: MinutedMeeting
    dialogues: tuple[MinutedDialogue, ...]
    warnings: tuple[Warned, ...]
