"""Staff's say over single entries: what they left out is gone, what they pinned comes first and stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from newsletter.facts import Edits


class Marked(Protocol):
    """Anything with an id that staff can pin or leave out."""

    @property
    def id(self) -> str: ...


Some = TypeVar("Some", bound=Marked)


def kept(entries: Iterable[Some], edits: Edits) -> tuple[Some, ...]:
    """`entries` without those that staff left out."""
    return tuple(entry for entry in entries if entry.id not in edits.left_out)


def pinned_first(entries: Iterable[Some], edits: Edits) -> tuple[Some, ...]:
    """`entries`, pinned ones first, otherwise in their order."""
    return tuple(sorted(entries, key=lambda entry: entry.id not in edits.pinned))
