"""Open questions as a list, and one question as a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from dialogue.questions import Question, short_title
from wording.chat.plain import clipped, day, quoted, safe, words
from wording.said import Button, Said

SHOWN = 10
BACKGROUND = 2000


def question_lines(language: str, questions: Sequence[Question]) -> str:
    """Each question in full, with its last day."""
    t = words(language)
    lines = []
    for number, question in enumerate(questions[:SHOWN], 1):
        text = quoted(question.text)
        if question.closes_at is None:
            lines.append(t.text("questions.item.open", number=number, text=text))
        else:
            lines.append(t.text("questions.item", number=number, text=text, day=last_day(question, language)))
    return "\n\n".join(lines)


def question_buttons(questions: Sequence[Question]) -> tuple[tuple[Button, ...], ...]:
    """One button a question, with its short title."""
    return tuple(
        (Button(f"{number}. {short_title(question.text, question.short_title)}", f"q:{question.id}"),)
        for number, question in enumerate(questions[:SHOWN], 1)
    )


def list_screen(language: str, questions: Sequence[Question]) -> Said:
    """What can be answered now."""
    t = words(language)
    if not questions:
        return Said(t.text("questions.none"))
    text = "\n\n".join(
        (t.text("questions.title"), question_lines(language, questions), t.text("questions.press"))
    )
    return Said(text, question_buttons(questions))


def card(language: str, question: Question, *, before: str = "") -> Said:
    """One question, ready to be answered; `before` (HTML) comes first, as the notice to a newcomer."""
    t = words(language)
    lines = [before] if before else []
    lines.append(t.text("question.card", text=safe(question.text)))
    if question.background:
        lines.append(clipped(question.background, BACKGROUND))
    facts = []
    if question.decision_on is not None and question.decision_body:
        facts.append(
            t.text(
                "question.decision",
                day=day(question.decision_on, language),
                body=safe(question.decision_body),
            )
        )
    if question.closes_at is not None:
        facts.append(t.text("question.closes", day=last_day(question, language)))
    lines += [" ".join(facts)] if facts else []
    lines.append(t.text("question.write"))
    link = ((Button(t.text("question.link"), url=question.link),),) if question.link else ()
    return Said("\n\n".join(lines), link, asks="" if link else t.text("question.asks"))


def announcement(language: str, question: Question) -> Said:
    """A question that nobody asked to see: that it is new, the card, and how to get no more of the kind."""
    t = words(language)
    said = card(language, question, before=t.text("question.new"))
    return replace(said, text=f"{said.text}\n\n{t.text('question.stop')}")


def last_day(question: Question, language: str) -> str:
    """The last day to answer; a closing at midnight closes with the day before."""
    assert question.closes_at is not None
    return day(question.closes_at - timedelta(seconds=1), language)
