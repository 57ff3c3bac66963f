"""How a subscriber wants the newsletter: how often, what first, by which way. Pure.

Which letters go out follows from it in storage's `freezing`, in SQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from dialogue.subscribers import LANGUAGES, Frequency, Preferred, Subscriber

T = TypeVar("T")
_MONTH: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")

FREQUENCIES: Final[tuple[Frequency, ...]] = ("each", "quarterly", "pause")
CHANNELS: Final[tuple[Preferred, ...]] = ("mail", "chat", "both")


def quarter_of(period: str) -> tuple[str, ...]:
    """The three months of the quarter that a month ("2026-11") lies in; none for what is no month."""
    if not _MONTH.fullmatch(period):
        return ()
    year, month = period.split("-")
    first = (int(month) - 1) // 3 * 3 + 1
    return tuple(f"{year}-{number:02}" for number in range(first, first + 3))


def chosen_first(ids: Iterable[str], chosen: Sequence[str]) -> tuple[str, ...]:
    """Ids in the order in which a reader wants them: those they have chosen first, the others as they stood."""
    known = tuple(ids)
    own = tuple(one for one in chosen if one in known)
    return own + tuple(one for one in known if one not in own)


def preferring(
    subscriber: Subscriber,
    *,
    frequency: str,
    channel: str,
    language: str,
    themes: Iterable[str],
    known: Iterable[str],
) -> Subscriber:
    """The subscriber with what a form asks for; a word that is none of ours changes nothing.

    `known` are the ids of all themes. The chat is for those whose member is known.
    """
    reachable = CHANNELS if subscriber.member_id else CHANNELS[:1]
    ids = frozenset(known)
    return replace(
        subscriber,
        frequency=_one_of(FREQUENCIES, frequency, subscriber.frequency),
        channel=_one_of(reachable, channel, subscriber.channel),
        language=_one_of(LANGUAGES, language, subscriber.language),
        themes=tuple(dict.fromkeys(theme for theme in themes if theme in ids)),
    )


def _one_of(words: tuple[T, ...], asked: str, kept: T) -> T:
    return next((word for word in words if word == asked), kept)
