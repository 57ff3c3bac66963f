"""What stands in the fields of a question's form: nothing yet, a draft, or what was just sent. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from dialogue.language.dates import STOCKHOLM
from dialogue.members import Staff
from dialogue.questions import Question
from web.forms import Form


@dataclass(frozen=True, slots=True)
class Fields:
    """`last` is the last day as a date field writes it (2026-12-01), '' for none."""

    text: str = ""
    background: str = ""
    last: str = ""
    owner: str = ""
    theme: str = ""
    link: str = ""


def fields_of(source: Staff | Question | Form) -> Fields:
    """A new question of someone's, a draft as it is kept, or a form as it was sent."""
    if isinstance(source, Staff):
        return Fields(owner=source.name)
    if isinstance(source, Question):
        return Fields(
            text=source.text,
            background=source.background,
            last=_last_day(source),
            owner=source.owner,
            theme=source.theme_id or "",
            link=source.link,
        )
    return Fields(
        text=source["text"],
        background=source["bakgrund"],
        last=source["sista"],
        owner=source["ansvarig"],
        theme=source["tema"],
        link=source["lank"],
    )


def _last_day(question: Question) -> str:
    """A closing at midnight closes with the day before."""
    if question.closes_at is None:
        return ""
    return f"{(question.closes_at - timedelta(seconds=1)).astimezone(STOCKHOLM):%Y-%m-%d}"
