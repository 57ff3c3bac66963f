"""An answer back in words: how it stands, what is said, what comes next; and the mails that contacts of organisations get.

Plain text; who puts it into HTML escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue.feedback import Answer, Feedback, Owed
from dialogue.house import House
from dialogue.language.dates import english_date, swedish_date
from dialogue.questions import Question
from wording.catalogues import Translator, translator

DOMAIN = "answers"


@dataclass(frozen=True, slots=True)
class FeedbackLetter:
    """A mail to an organisation's contact: heading, paragraphs, and why one gets it."""

    heading: str
    paragraphs: tuple[str, ...]
    why: str


def status_words(language: str, answer: Answer) -> str:
    """How it stands, as a sentence."""
    return _words(language).text(f"status.{answer.status}", to=answer.passed_to)


def answer_lines(language: str, answer: Answer) -> tuple[str, ...]:
    """The whole answer: how it stands, the text, and when more is told where that is promised."""
    more = ""
    if answer.next_on is not None:
        day = english_date(answer.next_on) if language == "en" else swedish_date(answer.next_on)
        more = _words(language).text("more", day=day)
    return tuple(filter(None, (status_words(language, answer), answer.text, more)))


def meeting_letter(
    language: str, house: House, meeting: str, answered: Sequence[tuple[Question, Feedback]]
) -> FeedbackLetter:
    """What came of a meeting: each question with its answer."""
    t = _words(language)
    items = [
        "\n".join((t.text("letter.question", text=question.text), *answer_lines(language, given.answer)))
        for question, given in answered
    ]
    return FeedbackLetter(
        t.text("letter.meeting", meeting=meeting),
        (t.text("letter.meeting.text"), *items),
        t.text("letter.meeting.why", office=_office(language, house)),
    )


def outcome_letter(language: str, house: House, title: str, answer: Answer) -> FeedbackLetter:
    """What came of a consultation, to those who answered it."""
    t = _words(language)
    return FeedbackLetter(
        t.text("letter.outcome", title=title),
        (t.text("letter.outcome.text"), "\n".join(answer_lines(language, answer))),
        t.text("letter.outcome.why", office=_office(language, house)),
    )


def owed_letter(language: str, owed: Owed) -> tuple[str, tuple[str, ...]]:
    """That an answer is owed and due, to the office: a heading and paragraphs."""
    t = _words(language)
    owner = t.text("owed.owner", owner=owed.owner) if owed.owner else ""
    return t.text("owed.title", label=owed.label), tuple(filter(None, (t.text("owed.text"), owner)))


def _office(language: str, house: House) -> str:
    office = house.office_in(language)
    return office[:1].upper() + office[1:]


def _words(language: str) -> Translator:
    return translator(DOMAIN, language)
