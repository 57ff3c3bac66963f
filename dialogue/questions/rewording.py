"""Other words for a question: in place while nobody has answered, a version of its own from the first reply on.

Whoever answered did so to the words of that day, so those are kept and each reply points at its wording. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from dialogue.questions.question import Question

WORDS: Final = ("text", "background", "plain")
"""What is read before one answers; a change of anything else makes no version."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a question that were asked `until` (UTC) somebody changed them, and why."""

    version: int
    text: str
    background: str
    plain: str
    until: datetime
    changed_by: str
    note: str


def rewords(before: Question, after: Question) -> bool:
    """Whether `after` reads differently from `before`."""
    return any(getattr(before, name) != getattr(after, name) for name in WORDS)


def reword(before: Question, after: Question, *, replied: bool) -> Question:
    """`after` with its version: one more than `before`'s where somebody had replied and the words are others."""
    return replace(after, version=before.version + (replied and rewords(before, after)))
