"""Answers back in the chat: to whoever said something, to an organisation's contact, and under /mina_medskick.

The office's screens are `staff_feedback`'s.
"""

from __future__ import annotations

from collections.abc import Iterable

from dialogue.feedback import Answer, Kind
from dialogue.questions import Question
from dialogue.themes import Theme
from wording.chat.plain import clipped, quoted, safe, words
from wording.feedback import DOMAIN, FeedbackLetter, answer_lines
from wording.said import Said

LONGEST = 2800
"""Characters of an answer's text in one message."""
LETTER = 3300


def told_author(
    language: str, kind: Kind, answer: Answer, question: Question | None, theme: Theme | None
) -> Said:
    """What came of what somebody said, to them."""
    t = words(language, DOMAIN)
    lines = [
        t.text("told.title"),
        _about(language, kind, question, theme),
        answer_text(language, answer, LONGEST),
        t.text("told.mine"),
        words(language, "announcing").text("stop"),
    ]
    return Said("\n\n".join(lines))


def _about(language: str, kind: Kind, question: Question | None, theme: Theme | None) -> str:
    t = words(language, DOMAIN)
    asked = quoted(question.text) if question else ""
    if theme is not None:
        name = safe(theme.label_en if language == "en" else theme.label_sv)
        return t.text("told.theme.question" if asked else "told.theme", theme=name, question=asked)
    if kind == "reply":
        return t.text("told.reply.question", question=asked) if asked else t.text("told.reply")
    return t.text("told.question", question=asked)


def answer_text(language: str, answer: Answer, most: int) -> str:
    """An answer as HTML: how it stands in bold, then the rest."""
    status, *rest = answer_lines(language, answer)
    return "\n".join((f"<b>{safe(status)}</b>", *(clipped(one, most) for one in rest)))


def own_answers(language: str, answers: Iterable[Answer], most: int) -> str:
    """What came of one reply, for its author's list: each answer that stands, the first ones first."""
    return "\n".join(answer_text(language, one, most) for one in answers)


def letter_screen(language: str, letter: FeedbackLetter) -> Said:
    """What an organisation's contact is told, in the chat."""
    body = clipped("\n\n".join(letter.paragraphs), LETTER)
    stop = words(language, "announcing").text("stop")
    return Said(f"<b>{safe(letter.heading)}</b>\n\n{body}\n\n{safe(letter.why)}\n{stop}")
