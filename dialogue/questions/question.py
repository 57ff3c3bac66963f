"""A question and how it is shown on a button. Data and shortening only."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

Status = Literal["draft", "open", "closed", "answered", "archived"]
QuestionKind = Literal["text", "yes-no", "for-against", "number", "call"]
"""What is asked for: words, a yes or no with the reason, for or against, a whole number, or representatives."""
Repeats = Literal["", "quarter", "year"]

CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A code's form, at most 40 characters."""
TITLE_LENGTH: Final = 30
LINK: Final = re.compile(r"https?://[^\s/]+\.[^\s]+")
"""What a button may open: Telegram refuses a message with any other."""


@dataclass(frozen=True, slots=True)
class Question:
    """A consultation question. Times are UTC; `decision_on` is a Stockholm day; `label` is as "dialog 1, fråga 2".

    `plain` says the same in plain words and is shown first. `follow_up` is asked after a no only. `audience` narrows who is
    told: lists by "themes", "subregions", "sizes", "levels"; empty means everyone. `at_meeting` means opened at a meeting's
    tables. A question that `repeats` comes back: its rounds are questions of their own with one `series_id` (the first
    one's id) and a `period` each ("2026-K4", "2026"). `version` counts the wordings.
    """

    id: str
    code: str
    text: str
    short_title: str
    label: str
    background: str
    link: str
    owner: str
    level: str
    decision_body: str
    decision_on: date | None
    theme_id: str | None
    meeting_id: str | None
    status: Status
    opens_at: datetime | None
    closes_at: datetime | None
    feedback: str
    feedback_at: datetime | None
    created_at: datetime
    opened_at: datetime | None
    kind: QuestionKind = "text"
    plain: str = ""
    contact: str = ""
    follow_up: str = ""
    principle: str = ""
    audience: dict[str, list[str]] = field(default_factory=dict)
    at_meeting: bool = False
    repeats: Repeats = ""
    series_id: str | None = None
    period: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """A question with how many replies it has, and from how many organisations; held and withdrawn ones not counted."""

    question: Question
    replies: int
    organisations: int


def short_title(text: str, given: str = "") -> str:
    """A title of at most 30 characters for buttons: the given one, or the text cut at a word."""
    title = " ".join((given or text).split())
    if len(title) <= TITLE_LENGTH:
        return title
    return title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
