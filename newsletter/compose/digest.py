"""An issue in short: from the same content as the letter, a line for each thing. Pure."""

from __future__ import annotations

from typing import Final

from dialogue.digest import Digest, Passage
from newsletter.content import (
    ConsultationEntry,
    DecisionEntry,
    EventEntry,
    FeedbackEntry,
    GreetingEntry,
    IssueContent,
    ItemEntry,
    QuestionEntry,
    ThemeEntry,
)
from newsletter.prose import prose_text

MOST: Final = {
    "items": 3,
    "voices": 3,
    "questions": 4,
    "feedback": 3,
    "consultations": 3,
    "decisions": 3,
    "events": 5,
}
"""Entries of each section that are told; the rest stand behind the link."""
KEPT: Final = 40
"""Lines of a section that are kept, so that a reader's own themes are among them."""


def digest(content: IssueContent) -> Digest:
    """The issue in short. A mailing outside the months has nothing but its opening."""
    return Digest(
        content.subject,
        _opening(content),
        tuple(
            Passage(
                section.heading,
                tuple((entry.id, _told(entry)) for entry in section.entries[:KEPT]),
                MOST[section.kind],
            )
            for section in content.sections
            if section.kind in MOST and section.entries
        ),
    )


def _opening(content: IssueContent) -> str:
    entries = (entry for section in content.sections for entry in section.entries)
    return next((prose_text(one.text) for one in entries if isinstance(one, GreetingEntry)), "")


def _told(entry: object) -> str:
    match entry:
        case ThemeEntry():
            return f"{entry.label}: {entry.replies}"
        case EventEntry():
            return f"{entry.title}. {entry.when}"
        case ConsultationEntry():
            return f"{entry.title}. {entry.deadline}"
        case DecisionEntry():
            return f"{entry.title}. {entry.when}"
        case QuestionEntry():
            return f"{entry.text or entry.title} {entry.closes}".strip()
        case FeedbackEntry():
            return f"{entry.question} {prose_text(entry.text)}"
        case ItemEntry():
            return entry.heading
        case _:
            return ""
