"""The letter shortened: each part keeps its first entries, the rest stand on the web.

Mail programs clip a message at about 102 kB, and nobody reads two hundred events in a letter. What staff pinned
stays, and the longest parts give way first. Sizes are measured by whoever renders.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from newsletter.content import IssueContent, Kind, Section

ROOM: Final = 80_000
"""Octets of quoted-printable HTML that a letter may take (newsletter-anchors.md section 6, Size budget)."""

MOST_ENTRIES: Final[dict[Kind, int]] = {
    "items": 12,
    "voices": 12,
    "questions": 8,
    "feedback": 6,
    "consultations": 8,
    "decisions": 6,
    "events": 24,
}
"""How many entries of each part a letter shows at most; parts not named here are never shortened."""


def folded(content: IssueContent, most: int, pinned: frozenset[str] = frozenset()) -> IssueContent:
    """`content` with at most `most` entries in each part that may be shortened, those in `pinned` kept besides."""
    return replace(content, sections=tuple(_folded(section, most, pinned) for section in content.sections))


def fold_to_fit(
    content: IssueContent, size: Callable[[IssueContent], int], pinned: frozenset[str] = frozenset()
) -> IssueContent:
    """The fullest folding of `content` whose `size` is within ROOM; with one entry a part if even that is too large."""
    fits, too_many = 1, max(MOST_ENTRIES.values()) + 1
    fullest = folded(content, too_many, pinned)
    if size(fullest) <= ROOM:
        return fullest
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if size(folded(content, middle, pinned)) <= ROOM:
            fits = middle
        else:
            too_many = middle
    return folded(content, fits, pinned)


def _folded(section: Section, most: int, pinned: frozenset[str]) -> Section:
    if section.kind not in MOST_ENTRIES:
        return section
    room = min(most, MOST_ENTRIES[section.kind])
    kept = tuple(entry for index, entry in enumerate(section.entries) if index < room or entry.id in pinned)
    return replace(section, entries=kept, more=section.more + len(section.entries) - len(kept))
