"""Open questions as a list, and one question as a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from dialogue.language.readability import sentences
from dialogue.questions import Question, short_title
from wording.chat.answers import DOMAIN, choice_buttons, how_to_answer
from wording.chat.plain import clipped, day, quoted, safe, words
from wording.said import Button, Said

SHOWN = 10
BACKGROUND = 2000
SENTENCES = 2


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


def card(language: str, question: Question, *, before: str = "", visibility: str = "unnamed") -> Said:
    """One question, ready to be answered: in plain words first, then word for word.

    `before` (HTML) comes first, as the notice to a newcomer. `visibility` is how the reader's replies are shown so far,
    "as-chosen" where the reader is not known.
    """
    t = words(language, DOMAIN)
    lines = [before] if before else []
    lines += _wordings(language, question)
    if question.background:
        lines.append(clipped(_background(question), BACKGROUND))
    facts = _facts(language, question)
    lines += [" ".join(facts)] if facts else []
    if question.contact:
        lines.append(t.text("contact", contact=safe(question.contact)))
    lines.append(f"{how_to_answer(language, question)} {t.text(f'seen.{visibility}')}")
    rows = choice_buttons(language, question.kind, f"a:{question.id}") + _link(language, question)
    return Said("\n\n".join(lines), rows, asks="" if rows else words(language).text("question.asks"))


def _wordings(language: str, question: Question) -> list[str]:
    t = words(language)
    if not question.plain:
        return [t.text("question.card", text=safe(question.text))]
    exact = words(language, DOMAIN).text("exact", text=safe(question.text))
    return [t.text("question.card", text=safe(question.plain)), exact]


def _background(question: Question) -> str:
    """Two sentences where the rest can be read behind a link, else all of it."""
    first = [" ".join(one.split()) for one in islice(sentences(question.background), SENTENCES + 1)]
    return " ".join(first[:SENTENCES]) if question.link and len(first) > SENTENCES else question.background


def _link(language: str, question: Question) -> tuple[tuple[Button, ...], ...]:
    if not question.link:
        return ()
    title = short_title(question.text, question.short_title)
    return ((Button(words(language, DOMAIN).text("link", title=title), url=question.link),),)


def _facts(language: str, question: Question) -> list[str]:
    t = words(language)
    decision = decided_by(language, question)
    facts = [safe(decision)] if decision else []
    if question.closes_at is not None:
        facts.append(t.text("question.closes", day=last_day(question, language)))
    return facts


def decided_by(language: str, question: Question) -> str:
    """Who decides and when, as far as it is known; '' where nothing is."""
    known = {}
    if question.decision_on is not None:
        known["day"] = day(question.decision_on, language)
    if question.decision_body:
        known["body"] = question.decision_body
    names = "-".join(known)
    return words(language, DOMAIN).text(f"decision.{names}", **known) if known else ""


def announcement(language: str, question: Question) -> Said:
    """A question that nobody asked to see: that it is new, the card, and how to get no more of the kind."""
    t = words(language)
    said = card(language, question, before=t.text("question.new"), visibility="as-chosen")
    return replace(said, text=f"{said.text}\n\n{t.text('question.stop')}")


def last_day(question: Question, language: str) -> str:
    """The last day to answer; a closing at midnight closes with the day before."""
    assert question.closes_at is not None
    return day(question.closes_at - timedelta(seconds=1), language)
