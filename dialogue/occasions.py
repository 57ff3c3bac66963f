"""The same occasion told of by two calendars is one. Pure; nothing is removed from what is kept.

Two events are the same where they begin together (an all-day one on the same day) and lead to the same page, or have titles
of which one says all that the other says. What is certain is enough: alike but not the same stays two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from dialogue.events import Event
from dialogue.feeds import KeptEvent
from dialogue.language.dates import STOCKHOLM
from dialogue.language.folding import fold_loose, words
from dialogue.language.function_words import FUNCTION_WORDS

LEAST_WORDS: Final = 2
"""A single telling word ("Möte") is in many titles."""
_FOLDED: Final = frozenset(fold_loose(word) for word in FUNCTION_WORDS)


def told_once(kept: Iterable[KeptEvent]) -> tuple[KeptEvent, ...]:
    """The events with each occasion once, in their order: the one that tells most stands for the others.

    A cancellation that any calendar tells of holds for all, since going in vain is worse than asking.
    """
    occasions: list[list[KeptEvent]] = []
    by_day: dict[date, list[list[KeptEvent]]] = {}
    for one in kept:
        same_day = by_day.setdefault(_day(one.event), [])
        found = next((occasion for occasion in same_day if is_same(occasion[0].event, one.event)), None)
        if found is None:
            occasion = [one]
            same_day.append(occasion)
            occasions.append(occasion)
        else:
            found.append(one)
    return tuple(_fullest(occasion) for occasion in occasions)


def is_same(one: Event, other: Event) -> bool:
    """Whether two events are surely the same occasion."""
    if one.uid == other.uid and one.starts == other.starts:
        return True
    together = _day(one) == _day(other) if one.all_day or other.all_day else one.starts == other.starts
    if not together:
        return False
    if one.url and one.url == other.url:
        return True
    said, also = _telling(one.title), _telling(other.title)
    return said == also if min(len(said), len(also)) < LEAST_WORDS else said <= also or also <= said


def _telling(title: str) -> frozenset[str]:
    return frozenset(words(fold_loose(title))) - _FOLDED


def _day(event: Event) -> date:
    return event.starts.astimezone(STOCKHOLM).date()


def _fullest(occasion: Sequence[KeptEvent]) -> KeptEvent:
    cancelled = [one for one in occasion if one.event.status == "cancelled"]
    return max(cancelled or occasion, key=_told)


def _told(one: KeptEvent) -> tuple[int, bool, datetime]:
    """How much an event tells: first by what a reader needs, then staff's own entry, then the latest word."""
    event = one.event
    needed = (event.signup_by, event.signup_url, event.place, event.url, event.ends, event.organiser)
    return sum(map(bool, needed)) - event.all_day, one.feed_id is None, one.changed_at
