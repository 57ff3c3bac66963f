"""A reply as it is kept: whose, to what, through which channel, who may see it. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Channel = Literal["telegram", "web", "mail", "phone", "paper", "meeting"]
Source = Literal["person", "organisation", "table"]
Visibility = Literal["named", "unnamed", "hidden"]
Origin = Literal["", "forwarded", "transcribed"]
"""Whose the words are: the sender's own, somebody else's that were forwarded, or what staff wrote down from a file."""
ThemeState = Literal["suggested", "confirmed", "rejected"]


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply with the words of its latest version.

    `text` is '' once withdrawn. `held` is the reason why it waits for a person (crisis, personal-data, own-care,
    to-transcribe, objection), else None. `substance` False is a greeting or thanks: kept, not counted. `answer` is what a button or a number said ("yes",
    "no", "for", "against", "12"), '' for words alone; `question_version` is the wording of the question that was answered.
    `behalf` names the smaller organisation that it was passed on for, '' for none.
    """

    id: str
    question_id: str | None
    member_id: str | None
    organisation_id: str | None
    channel: Channel
    source: Source
    table_name: str
    visibility: Visibility
    language: str
    version: int
    held: str | None
    substance: bool
    received_at: datetime
    edited_at: datetime | None
    withdrawn_at: datetime | None
    level: int
    parent: str | None
    text: str
    answer: str = ""
    question_version: int = 1
    origin: Origin = ""
    behalf: str = ""


@dataclass(frozen=True, slots=True)
class ThemeMark:
    """That a reply is of a theme, as proposed by rule (with the words that gave it) or decided by a person."""

    reply_id: str
    theme_id: str
    state: ThemeState
    reason: str
