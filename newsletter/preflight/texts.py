"""The texts of an issue that staff wrote themselves, as plain text: what language checks are about."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.facts import IssueFacts
from newsletter.prose import prose_text


def own_texts(facts: IssueFacts) -> Iterator[tuple[str, str]]:
    """Each text with the heading that staff know it by; replies and feeds are others' words and not among them."""
    if facts.greeting.strip():
        yield "", prose_text(facts.greeting)
    for item in facts.items:
        if item.id not in facts.edits.left_out:
            yield item.heading, prose_text(item.text)
    for given in facts.feedback:
        yield given.question, prose_text(given.text)
    for theme in facts.voices.themes:
        if theme.summary.strip():
            yield theme.label_sv, prose_text(theme.summary)
