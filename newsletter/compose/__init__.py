"""Facts to content: what an issue says, in which order, in one language. Pure; the same facts give the same issue.

Sections without entries are left out. Nothing is cut for size here: the web view shows all of it, and `fold`
shortens the letter.
"""

from __future__ import annotations

from newsletter.compose.closing import about, unsubscribe
from newsletter.compose.coming import consultations, decisions, events, meeting
from newsletter.compose.exchange import feedback, questions
from newsletter.compose.items import greeting, items
from newsletter.compose.opening import first_line, subject, title
from newsletter.compose.voices import voices
from newsletter.compose.words import words_of
from newsletter.content import IssueContent
from newsletter.facts import IssueFacts

__all__ = ["compose"]

_ORDER = (
    greeting,
    items,
    voices,
    questions,
    feedback,
    consultations,
    decisions,
    events,
    meeting,
    about,
    unsubscribe,
)


def compose(facts: IssueFacts, language: str) -> IssueContent:
    """The whole issue in `language` (a tag; Swedish for one we have no words in)."""
    words = words_of(language)
    sections = tuple(section for make in _ORDER if (section := make(facts, words)).entries)
    return IssueContent(
        issue=facts.issue,
        language=words.catalogue.language,
        house=facts.house,
        links=facts.links,
        subject=subject(facts, sections, words),
        title=title(facts, words),
        first_line=first_line(facts, sections, words),
        sections=sections,
    )
