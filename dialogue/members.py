"""Who takes part: members, the organisations they belong to, the staff.

Data only; ids are ours and say nothing about the person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SpeaksFor = Literal["", "person", "organisation"]
MemberState = Literal["active", "blocked", "erased"]


@dataclass(frozen=True, slots=True)
class Member:
    """A person who chats. `telegram` is the chat's id, None once erased.

    `question_id` is the question that plain text answers (chosen by link or button); `expects` is what the next text
    is taken as, '' a reply; `speaks_for` '' means not asked yet; `mailings` False after /stopp.
    """

    id: str
    telegram: int | None
    language: str
    organisation_id: str | None
    speaks_for: SpeaksFor
    visibility: str
    question_id: str | None
    expects: str
    asked: bool
    mailings: bool
    state: MemberState
    created_at: datetime
    quiet_until: datetime | None = None
    contact: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """A party to the agreement, or one that a member named and staff have not yet looked at (`proposed`).

    `visible`: it chose to be seen. `about` and `contact` are what it then shows of itself; `email` is the office's only.
    `aliases` are other names of it; `parent_id` is the organisation that it is a local branch of, `umbrella_id` the one that
    it is a member of. `language` is what it is written to in, `languages` those it works in; days are ISO texts.
    """

    id: str
    name: str
    folded: str
    email: str | None
    municipality: str
    subregion: str
    themes: tuple[str, ...]
    size: str
    form: str
    signatory_since: str | None
    visible: bool
    language: str
    state: Literal["listed", "proposed"]
    created_at: datetime
    about: str = ""
    contact: str = ""
    number: str = ""
    aliases: tuple[str, ...] = ()
    parent_id: str | None = None
    umbrella_id: str | None = None
    target_groups: tuple[str, ...] = ()
    level: str = ""
    languages: tuple[str, ...] = ()
    signatory_until: str | None = None


@dataclass(frozen=True, slots=True)
class Staff:
    """Someone of the office. `expects` and `draft` are the step and the gathered answers of a wizard in the chat."""

    id: str
    name: str
    email: str | None
    telegram: int | None
    expects: str
    draft: dict[str, str]
    state: Literal["active", "removed"]
    created_at: datetime
