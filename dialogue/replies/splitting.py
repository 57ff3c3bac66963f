"""Several bullets in one message: what they are, one by one, and which stands under which. Pure.

Only what is clearly a list is taken for one: at least two lines with the same sort of mark. Nothing is split here
without its sender's word (domain.md, "medskick").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MOST_PIECES: Final = 40
_MARKED: Final = re.compile(r"(\s*)(?:[-–—*•·◦▪‣○●]|\(?\d{1,2}[.)]|[a-zåäö]\))\s+(\S.*)", re.IGNORECASE)
_INDENT: Final = 2
"""Columns by which a line is set deeper than the one that it stands under; a tab is four."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One bullet. `level` is 0 or 1; `parent` is the place among the pieces of the one that it stands under, or None."""

    text: str
    level: int = 0
    parent: int | None = None


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The bullets of a text, empty where there are fewer than two. A line without a mark belongs to the one before it; words
    before the first bullet stand above them all.

    >>> [one.text for one in pieces_of("- Fler bussar\\n- Ett kök")]
    ['Fler bussar', 'Ett kök']
    """
    lines = [line for line in text.expandtabs(4).split("\n") if line.strip()]
    if sum(_MARKED.fullmatch(line) is not None for line in lines) < 2:
        return ()
    return _nested(lines)


def lines_of(text: str) -> tuple[Piece, ...]:
    """Each line a piece, marked or not, for whoever says that each line is one; empty for fewer than two."""
    lines = [line for line in text.expandtabs(4).split("\n") if line.strip()]
    marked = [line if _MARKED.fullmatch(line) else re.sub(r"^(\s*)", r"\1- ", line) for line in lines]
    return _nested(marked) if len(marked) > 1 else ()


def _nested(lines: list[str]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    top: int | None = None
    column = 0
    for line in lines[:MOST_PIECES]:
        marked = _MARKED.fullmatch(line)
        if marked is None:
            _carry_on(found, line.strip())
            continue
        deeper = top is not None and len(marked[1]) >= column + _INDENT
        if not deeper:
            top, column = len(found), len(marked[1])
        found.append(Piece(marked[2].strip(), int(deeper), top if deeper else None))
    for line in lines[MOST_PIECES:]:
        _carry_on(found, line.strip())
    return tuple(found)


def _carry_on(found: list[Piece], text: str) -> None:
    """The rest of a bullet, or words that stand alone before the first."""
    if not found:
        found.append(Piece(text))
        return
    last = found[-1]
    found[-1] = Piece(f"{last.text}\n{text}", last.level, last.parent)
