"""What a reply answers, in words, and what is asked where an answer is unclear or has no reason. Words in `answering.po`."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.questions import Question, QuestionKind
from dialogue.replies.answers import CHOICES, NOS, says_itself
from wording.chat.plain import safe, words
from wording.said import Button

DOMAIN = "answering"
MOST_NUMBERS = 6


def answer_words(language: str, answer: str) -> str:
    """A reply's answer in words ("Nej"), a number as it is; '' for none."""
    named = any(answer in choices for choices in CHOICES.values())
    return words(language, DOMAIN).text(f"answer.{answer}") if named else answer


def spoken(language: str, answer: str, text: str) -> str:
    """A reply as it is read: its answer before its words ("Nej. Det är för dyrt"), unless the words say it themselves."""
    if not answer or (text and says_itself(text, answer)):
        return text
    said = answer_words(language, answer)
    return f"{said}. {text}" if text else said


def agreed_by(language: str, n: int) -> str:
    """How many agree with a reply."""
    return words(language, DOMAIN).plural("agree.count", n)


def how_to_answer(language: str, question: Question) -> str:
    """How a question is answered in the chat, by what it asks for."""
    return words(language, DOMAIN).text(f"how.{question.kind}")


def choice_buttons(language: str, kind: QuestionKind, data: str) -> tuple[tuple[Button, ...], ...]:
    """A button for each answer of a kind that has any; `data` ("a:q1") comes before the answer."""
    row = tuple(Button(answer_words(language, one), f"{data}:{one}") for one in CHOICES.get(kind, ()))
    return (row,) if row else ()


def number_buttons(numbers: Sequence[str], data: str) -> tuple[tuple[Button, ...], ...]:
    """A button for each number that a text held, three in a row."""
    row = [Button(one, f"{data}:{one}") for one in numbers[:MOST_NUMBERS]]
    return tuple(tuple(row[i : i + 3]) for i in range(0, len(row), 3))


def asked_for(language: str, ask: str, question: Question, answer: str) -> str:
    """What is asked after a reply; `ask` is one of `dialogue.replies.answers.WhatToAsk`."""
    t = words(language, DOMAIN)
    if ask == "reason" and answer in NOS and question.follow_up:
        return t.text("ask.follow-up", text=safe(question.follow_up))
    return t.text(f"ask.{question.kind}" if ask == "answer" else f"ask.{ask}")


def skip_button(language: str, reply_id: str) -> Button:
    """No reason is given."""
    return Button(words(language, DOMAIN).text("button.skip"), f"skr:{reply_id}")
