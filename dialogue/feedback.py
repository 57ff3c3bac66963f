"""Answers back: what one is about, how it stands, and who owes one until when. Pure; tells nobody.

That whoever answers is answered, also by a no, is the house's promise (Council of Europe, Code of good practice for civil
participation, 2019, "feedback"; SKR, Medborgardialog, step "återkoppling").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal, get_args

from dialogue.language.dates import STOCKHOLM

Kind = Literal["question", "theme", "reply", "consultation"]
Status = Literal["read", "working", "done", "no", "passed-on"]
"""We have read it; we are working on it; this is how it became; it will not be, because; it is not ours, we passed it on."""
STATUSES: Final[tuple[Status, ...]] = get_args(Status)

LAST_WORDS: Final[frozenset[Status]] = frozenset({"done", "no", "passed-on"})
"""After these nothing more is owed."""
DAYS_TO_ANSWER: Final = timedelta(days=30)
"""From a question's closing until its owner owes an answer."""
ALARMED_AT: Final = time(9)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer is about. A theme may be of one question, or of replies received in a span (UTC, the end not
    included, either end open); a reply names its question where it has one."""

    kind: Kind
    question_id: str | None = None
    theme_id: str | None = None
    reply_id: str | None = None
    consultation_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def key(self) -> str:
        """Kind and ids in one, by which answers about the same thing are found."""
        if self.kind == "theme":
            span = (
                self.since.isoformat() if self.since else "",
                self.until.isoformat() if self.until else "",
            )
            return ":".join(("theme", self.theme_id or "", self.question_id or "", *filter(None, span)))
        named = {"question": self.question_id, "reply": self.reply_id, "consultation": self.consultation_id}
        return f"{self.kind}:{named[self.kind]}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said back. `next_on` is the Stockholm day when more is told, `passed_to` whom it was passed on to."""

    status: Status
    text: str
    next_on: date | None = None
    passed_to: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """An answer as it was given: `told` counts whom it was queued to. Times are UTC."""

    id: int
    kind: Kind
    subject: str
    question_id: str | None
    theme_id: str | None
    reply_id: str | None
    consultation_id: str | None
    status: Status
    text: str
    next_on: date | None
    passed_to: str
    told: int
    given_at: datetime
    given_by: str

    @property
    def answer(self) -> Answer:
        """What it says."""
        return Answer(self.status, self.text, self.next_on, self.passed_to)


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """An answer as anybody may read it. `about` is the question's words or the proposal's title, '' of a theme that is of no
    one question; `code` and `link` are that question's or proposal's."""

    id: int
    kind: Kind
    theme_id: str | None
    status: Status
    text: str
    next_on: date | None
    passed_to: str
    given_at: datetime
    code: str
    about: str
    link: str

    @property
    def answer(self) -> Answer:
        """What it says."""
        return Answer(self.status, self.text, self.next_on, self.passed_to)


@dataclass(frozen=True, slots=True)
class Owed:
    """That an answer about `subject` (a subject's key) is owed by `owner` until `due_at` (UTC); `label` is what the office
    knows it by."""

    subject: str
    label: str
    owner: str
    due_at: datetime
    alarmed_at: datetime | None = None


def is_news(before: Answer | None, now: Answer, *, again: bool) -> bool:
    """Whether those who spoke are told: the first answer, and one that stands otherwise than the one before.

    A text that is only written better tells nobody anew, unless staff say so by `again`.
    """
    return before is None or before.status != now.status or again


def owed_after(answer: Answer, due: datetime | None) -> datetime | None:
    """Until when (UTC) more is owed after an answer that was due at `due`; None where it was the last word."""
    if answer.status in LAST_WORDS:
        return None
    return alarm_on(answer.next_on) if answer.next_on else due


def alarm_on(day: date) -> datetime:
    """When (UTC) the office hears that what was promised for a Stockholm day is not there: the morning after."""
    return datetime.combine(day + timedelta(days=1), ALARMED_AT, STOCKHOLM).astimezone(UTC)
