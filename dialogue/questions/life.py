"""When a question may be opened: what forbids it, and what staff should think of first.

Source: the Gunning principles (domain.md, anchors on participation): formative stage, enough information, enough
time, an owner who answers back. Decides only; nothing is opened here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from dialogue.language.plain import look
from dialogue.questions.question import Question

LEAST_DAYS: Final = 7
"""Days that members should have to answer."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question should not be opened. `firm` holds everywhere; the others are a warning on the command line."""

    reason: str
    firm: bool


def takes_replies(question: Question, now: datetime) -> bool:
    """Whether `question` can be answered at `now`; its last day may have passed before anybody closed it."""
    return question.status == "open" and (question.closes_at is None or question.closes_at > now)


def may_open(question: Question, now: datetime) -> tuple[Refusal, ...]:
    """Everything that speaks against opening `question` at `now`; empty when nothing does."""
    found: list[Refusal] = []
    if question.closes_at is None:
        found.append(Refusal("no-closing-time", firm=True))
    elif question.closes_at <= now:
        found.append(Refusal("closing-in-the-past", firm=True))
    elif question.closes_at - now < timedelta(days=LEAST_DAYS):
        found.append(Refusal("few-days", firm=False))
    if question.decision_on is not None and question.decision_on <= now.date():
        found.append(Refusal("already-decided", firm=True))
    if not question.background:
        found.append(Refusal("no-background", firm=False))
    if not question.owner:
        found.append(Refusal("no-owner", firm=False))
    if look(f"{question.text}\n{question.background}").verdict == "too-hard":
        found.append(Refusal("too-hard", firm=False))
    return tuple(found)
