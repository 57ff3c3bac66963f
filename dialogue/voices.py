"""A reply as the newsletter hears it: what was said, by what sort of voice, on which confirmed themes. Data only."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.replies.reply import Source, Visibility


@dataclass(frozen=True, slots=True)
class Voice:
    """A counted reply. `organisation` is the name, `question` the short title of what was answered; both may be ''.

    `answer` is as `Reply.answer`. `themes` are those that a person confirmed; `looked_at` is False while there are only suggestions.
    """

    id: str
    text: str
    language: str
    question: str
    source: Source
    visibility: Visibility
    member_id: str | None
    organisation_id: str | None
    organisation: str
    table_name: str
    themes: tuple[str, ...] = ()
    looked_at: bool = True
    answer: str = ""


@dataclass(frozen=True, slots=True)
class OwnCount:
    """What came in an organisation's name since the issue before: a number, never the words."""

    organisation: str
    replies: int
