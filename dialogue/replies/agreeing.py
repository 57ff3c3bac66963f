"""Which of others' replies a member is shown to agree with, and how agreement is counted. Pure.

Shown is what was said to be shown (domain.md, "Law and care"): not hidden, held or withdrawn, looked at by the office,
and without anything about health or faith. Where few have answered, words without a name may point at a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialogue.replies.reply import Visibility
from dialogue.safety import flags

MOST: Final = 3
ENOUGH: Final = 3
"""Counted replies that a question needs before words without a name are shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reply of somebody else to the same question. `looked_at`: the office confirmed a theme of it, or an issue that
    went out quotes it. `agrees` is how many agree; `organisation` a name or ''."""

    id: str
    text: str
    visibility: Visibility
    organisation: str
    held: str | None
    withdrawn: bool
    substance: bool
    looked_at: bool
    agrees: int = 0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many agree with a reply: all together, and how many organisations there are among them."""

    agrees: int = 0
    organisations: int = 0


def may_show(one: Candidate, answers: int) -> bool:
    """Whether others may read it now; `answers` is how many counted replies its question has."""
    if one.withdrawn or one.held or not one.substance or not one.looked_at or one.visibility == "hidden":
        return False
    if answers < ENOUGH and not _named(one):
        return False
    seen = flags(one.text)
    return bool(one.text.strip()) and not (
        seen.crisis or seen.personal_data or seen.sensitive or seen.abusive
    )


def choose(candidates: Iterable[Candidate], answers: int) -> tuple[Candidate, ...]:
    """At most three, those that the fewest have agreed with first, so that each is weighed by somebody."""
    shown = [one for one in candidates if may_show(one, answers)]
    return tuple(sorted(shown, key=lambda one: (one.agrees, one.id))[:MOST])


def shown_name(one: Candidate) -> str:
    """The organisation's name where its author shows it, else ''."""
    return one.organisation if _named(one) else ""


def _named(one: Candidate) -> bool:
    return one.visibility == "named" and bool(one.organisation)
