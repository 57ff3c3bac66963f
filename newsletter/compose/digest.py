"""An issue in short, as one message of a chat: from the same content as the letter, in Telegram's HTML. Pure.

Telegram takes 4 096 characters; a digest stays well below, so that it can be read on one screen or two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsletter.content import (
    ConsultationEntry,
    DecisionEntry,
    EventEntry,
    FeedbackEntry,
    IssueContent,
    ItemEntry,
    QuestionEntry,
    Section,
    ThemeEntry,
)
from newsletter.prose import prose_text
from wording.catalogues import translator
from wording.chat.plain import quoted

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
LONGEST: Final = 3500
_LINE: Final = 180


def digest(content: IssueContent) -> str:
    """The message, without the link to the whole: that is a button."""
    parts = [f"<b>{quoted(content.subject, _LINE)}</b>"]
    for section in content.sections:
        if section.kind in MOST and section.entries:
            part = "\n".join([f"<b>{quoted(section.heading, _LINE)}</b>", *_lines(section, content.language)])
            if sum(map(len, parts)) + len(part) <= LONGEST:
                parts.append(part)
    return "\n\n".join(parts)


def _lines(section: Section, language: str) -> Iterator[str]:
    most = MOST[section.kind]
    for entry in section.entries[:most]:
        yield f"• {quoted(_told(entry), _LINE)}"
    if len(section.entries) > most:
        yield translator("mail", language).plural("digest.more", len(section.entries) - most)


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
