"""Which question a text belongs to, and whether it goes on with a reply that was begun. Pure; nothing is dropped.

The order (issue 3): the message that the text replies to, the question that was pressed, the only one that is open.
A command comes before, and is no text by then.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

CONVERSATION: Final = timedelta(hours=12)
"""So long is the next text the reason or the new words that were asked for. After that it is a reply of its own: kept, none the less."""


@dataclass(frozen=True, slots=True)
class Placing:
    """`question_id` is None where the text has no question (yet). `by` says what decided: "ask" where it is to be asked
    about, "closed" where it was meant for a question that takes no more replies."""

    question_id: str | None
    by: Literal["pointed", "chosen", "only", "ask", "none", "closed"]


def place_text(
    pointed: str | None, chosen: str | None, open_now: Collection[str], own: Collection[str] | None = None
) -> Placing:
    """Where a text belongs. `pointed` and `chosen` are ids of questions, as are those of `open_now`; `own` are those of them
    that concern this person, all where it is None.

    >>> place_text(None, None, ["q1"])
    Placing(question_id='q1', by='only')
    """
    if pointed is not None:
        return Placing(pointed, "pointed") if pointed in open_now else Placing(None, "closed")
    if chosen is not None and chosen in open_now:
        return Placing(chosen, "chosen")
    own = open_now if own is None else own
    if len(own) == 1:
        return Placing(next(iter(own)), "only")
    return Placing(None, "ask" if open_now else "none")


def goes_on(begun_at: datetime, now: datetime, *, pointed: str | None, question_id: str | None) -> bool:
    """Whether a text goes on with a reply about which something was asked at `begun_at`: soon enough, and meant for no other
    question."""
    return now - begun_at <= CONVERSATION and pointed in (None, question_id)
