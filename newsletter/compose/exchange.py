"""What is asked now, and what came of what was said before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from newsletter.compose.chosen import kept, pinned_first
from newsletter.compose.words import Words
from newsletter.content import FeedbackEntry, QuestionEntry, Section
from newsletter.facts import Feedback, IssueFacts, OpenQuestion
from newsletter.inert import web_address

_OPEN_ENDED: Final = datetime.max.replace(tzinfo=UTC)


def questions(facts: IssueFacts, words: Words) -> Section:
    """The questions that can still be answered, the one that closes first on top."""
    open_now = [
        question
        for question in kept(facts.questions, facts.edits)
        if question.closes is None or question.closes > facts.built_at
    ]
    ordered = sorted(open_now, key=lambda question: (question.closes or _OPEN_ENDED, question.code))
    entries = tuple(_question(question, words) for question in pinned_first(ordered, facts.edits))
    return Section("questions", words.text("questions.heading"), entries, intro=words.text("questions.intro"))


def feedback(facts: IssueFacts, words: Words) -> Section:
    """ "Ni sa – så blev det", in the order given."""
    given = pinned_first(kept(facts.feedback, facts.edits), facts.edits)
    return Section("feedback", words.text("feedback.heading"), tuple(_feedback(one, words) for one in given))


def _question(question: OpenQuestion, words: Words) -> QuestionEntry:
    return QuestionEntry(
        id=question.id,
        title=question.title.strip() or question.text,
        text=question.text if question.title.strip() else "",
        closes=words.text("questions.closes", day=words.deadline(question.closes)) if question.closes else "",
        web_link=web_address(question.web_link),
        chat_link=web_address(question.chat_link),
    )


def _feedback(given: Feedback, words: Words) -> FeedbackEntry:
    return FeedbackEntry(
        id=given.id,
        asked=words.text(f"feedback.asked.{given.on}"),
        question=given.question if words.swedish else given.name_en or given.question,
        text="\n\n".join(filter(None, (given.text, *_further(given, words)))),
        outcome=given.outcome,
        link=web_address(given.link),
    )


def _further(given: Feedback, words: Words) -> Iterator[str]:
    """Who has the question now, and when more is told."""
    if given.passed_to:
        yield words.text("feedback.passed", to=given.passed_to)
    if given.next_on is not None:
        yield words.text("feedback.next", day=words.day(given.next_on))
