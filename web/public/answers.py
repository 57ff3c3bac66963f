"""What a question's form asks beside the text: yes or no, for or against, how many. Read here, and put together.

Everything that is written is kept: what cannot be read as an answer stays words.
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.questions import Question
from dialogue.replies.answers import CHOICES, understand
from web.forms import Form

NUMBER_LENGTH = 40
"""Characters of the number field: a whole number, also in words."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields as they were filled in: a choice, a number as it was typed, the follow-up after a no."""

    choice: str = ""
    number: str = ""
    follow_up: str = ""


def read_fields(form: Form, question: Question) -> Fields:
    """The fields that a question of this kind has."""
    choice, number = form["svar"], form["antal"][:NUMBER_LENGTH]
    return Fields(
        choice if choice in CHOICES.get(question.kind, ()) else "",
        number if question.kind == "number" else "",
        form["uppfoljning"] if question.follow_up else "",
    )


def answer_of(question: Question, fields: Fields) -> str:
    """The answer as `Reply.answer`, '' for none."""
    return fields.choice or understand(question.kind, fields.number).answer


def text_of(question: Question, fields: Fields, text: str) -> str:
    """All words together: what is no number, the answer to the follow-up, the text."""
    unread = "" if answer_of(question, fields) else fields.number
    return "\n".join(filter(None, (unread, fields.follow_up, text)))


def missing(question: Question, fields: Fields, text: str) -> str:
    """The word's key for what has to be filled in, '' for nothing: an answer, or words instead."""
    if question.kind == "number":
        readable = answer_of(question, fields) or (text and not fields.number)
        return "" if readable else "problem.number"
    if answer_of(question, fields) or text_of(question, fields, text):
        return ""
    return "problem.choice" if question.kind in CHOICES else "problem.empty"
