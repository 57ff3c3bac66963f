"""An issue in short, as it is kept, and in which order one reader has it. Pure; how it looks in a chat is wording's.

What is kept is the same for all readers of a language; only the order of themes is a reader's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dialogue.preferences import chosen_first


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of an issue: its lines as (id, text), of which at most `most` are told."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    most: int


@dataclass(frozen=True, slots=True)
class Digest:
    """`opening` is staff's greeting, or all that a mailing outside the months says; both texts are plain."""

    subject: str
    opening: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class DigestReader:
    """Somebody who reads issues in the chat; `themes` are the ids that they want first."""

    member_id: str
    telegram: int
    language: str
    themes: tuple[str, ...]


def told(passage: Passage, themes: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The lines for a reader who wants `themes` first, and how many more there are."""
    lines = dict(passage.lines)
    wanted = chosen_first(lines, [f"theme:{theme}" for theme in themes])
    return tuple(lines[one] for one in wanted[: passage.most]), max(0, len(wanted) - passage.most)


def as_kept(digest: Digest) -> dict[str, Any]:
    """A digest as plain data."""
    return asdict(digest)


def as_read(kept: Mapping[str, Any]) -> Digest | None:
    """A digest out of plain data; None where nothing is kept."""
    if not kept:
        return None
    passages = (
        Passage(one["heading"], tuple((line[0], line[1]) for line in one["lines"]), one["most"])
        for one in kept["passages"]
    )
    return Digest(kept["subject"], kept["opening"], tuple(passages))
