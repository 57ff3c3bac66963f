"""When a question may be opened: what forbids it, and what staff should think of first.

Source: the Gunning principles (domain.md, anchors on participation): formative stage, enough information, enough
time, an owner who answers back. Decides only; nothing is opened here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from dialogue.language.dates import STOCKHOLM
from dialogue.language.plain import look
from dialogue.questions.question import Question

LEAST_DAYS: Final = 7
"""Days that members should have to answer."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question should not be opened. What is `firm` no note sets aside; what is not `everywhere` is a warning
    on the command line."""

    reason: str
    firm: bool = False
    everywhere: bool = False


def takes_replies(question: Question, now: datetime) -> bool:
    """Whether `question` can be answered at `now`; its last day may have passed before anybody closed it."""
    return question.status == "open" and (question.closes_at is None or question.closes_at > now)


def may_open(question: Question, now: datetime) -> tuple[Refusal, ...]:
    """Everything that speaks against opening `question` at `now`; empty when nothing does.

    At a meeting's tables people answer at once, so that days to answer are not asked for.
    """
    return (*_against_its_times(question, now), *_against_its_words(question))


def _against_its_times(question: Question, now: datetime) -> Iterator[Refusal]:
    if question.closes_at is None:
        yield Refusal("no-closing-time", firm=True, everywhere=True)
    elif question.closes_at <= now:
        yield Refusal("closing-in-the-past", firm=True, everywhere=True)
    elif question.closes_at - now < timedelta(days=LEAST_DAYS) and not question.at_meeting:
        yield Refusal("few-days")
    if question.decision_on is not None and question.decision_on <= now.astimezone(STOCKHOLM).date():
        yield Refusal("already-decided", everywhere=True)


def _against_its_words(question: Question) -> Iterator[Refusal]:
    if not question.background:
        yield Refusal("no-background")
    if not question.owner:
        yield Refusal("no-owner")
    if (
        look("\n".join(filter(None, (question.text, question.plain, question.background)))).verdict
        == "too-hard"
    ):
        yield Refusal("too-hard")
