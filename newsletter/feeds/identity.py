"""Which entry is which, from one fetch to the next: the source's id, else its link, else title and date.

Pure. Decides nothing about what has changed.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from dialogue.events import Event
from newsletter.feeds.clues import without_mark

_LONGEST: Final = 300
_NOT_WORD: Final = re.compile(r"\W+")


def identities(candidates: Sequence[Sequence[str]]) -> list[str]:
    """One identity per entry: its first candidate that no other entry of the document has.

    `candidates` are each entry's, best first (id, link, `fingerprint`). An id that several entries carry
    tells nothing and counts as none. Entries that are alike to the last candidate get the same identity.
    """
    counts = [Counter(column) for column in zip(*candidates, strict=True)]
    return [_first_alone(own, counts) for own in candidates]


def _first_alone(own: Sequence[str], counts: Sequence[Counter[str]]) -> str:
    for candidate, count in zip(own, counts, strict=True):
        if candidate and count[candidate] == 1:
            return candidate
    return own[-1]


def identified(read: Sequence[tuple[str, Event]]) -> tuple[Event, ...]:
    """The events with their uids, from (the source's id, event); of those that are alike the first."""
    uids = identities(
        [(tidy_id(own), event.url, fingerprint(event.title, event.starts)) for own, event in read]
    )
    events: dict[str, Event] = {}
    for uid, (_, event) in zip(uids, read, strict=True):
        events.setdefault(uid, replace(event, uid=uid))
    return tuple(events.values())


def tidy_id(written: str) -> str:
    """An id as it is kept: on one line, and as its hash when it is longer than 300 characters."""
    text = " ".join(written.split())
    return text if len(text) <= _LONGEST else _hash(text)


def fingerprint(title: str, when: date | datetime | None) -> str:
    """What identifies an entry that has neither id nor link: a hash of title and date.

    "Inställt" in the title, case and punctuation do not count, so that a cancelled event stays the same one.
    """
    folded = _NOT_WORD.sub(" ", without_mark(title).casefold()).strip()
    return _hash(f"{folded}\n{when.isoformat() if when else ''}")


def keep_identities(fresh: Iterable[Event], stored: Iterable[Event]) -> tuple[Event, ...]:
    """`fresh` with the uids that `stored` already has for the same occasions, in unchanged order.

    Some systems make a new UID at each fetch. A fresh event whose uid is unknown takes over the uid of a
    stored one that has vanished from the document, has the same title and the same start; where two stored
    ones would do, neither is taken.
    """
    fresh = tuple(fresh)
    present = {event.uid for event in fresh}
    known: set[str] = set()
    vanished: dict[str, list[str]] = {}
    for event in stored:
        known.add(event.uid)
        if event.uid not in present:
            vanished.setdefault(fingerprint(event.title, event.starts), []).append(event.uid)
    kept = []
    for event in fresh:
        uids = [] if event.uid in known else vanished.get(fingerprint(event.title, event.starts), [])
        kept.append(replace(event, uid=uids.pop()) if len(uids) == 1 else event)
    return tuple(kept)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
