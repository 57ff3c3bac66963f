"""Lines under a question → replies: each item or paragraph one, what stands under a lead-in one level down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from dialogue.minutes.joining import FULL_LINE
from dialogue.minutes.lines import Kind, Line
from dialogue.minutes.minutes import MinutedReply

_TABLE_CELL: Final = re.compile(r"((?:bord|grupp)\s*(?:nr\.?\s*)?(?:\d{1,2}|[A-ZÅÄÖ]))\s*:?", re.IGNORECASE)
_HEADS: Final = frozenset(
    {"bord", "grupp", "medskick", "svar", "kommentar", "kommentarer", "fråga", "inspel", "nr"}
)


@dataclass(frozen=True, slots=True)
class _LeadIn:
    """What the coming lines may stand under: its place among the replies, and how it and its first child were set."""

    place: int
    kind: Kind
    colon: bool
    unmarked: bool = False


def replies_under(lines: Iterable[Line], question: str, table: str, first: int = 0) -> list[MinutedReply]:
    """The replies that `lines` are. `first` is the place of the first one in its dialogue.

    A lead-in is a line that ends with a colon: the items after a paragraph, the unmarked lines under an item, stand
    under it. An item that is set deeper stands under the one above it, colon or not. Deeper still is level 1 too.
    """
    found: list[MinutedReply] = []
    lead: _LeadIn | None = None
    for line in lines:
        if line.kind == "row":
            lead = None
            found += _row(line, question, table)
            continue
        if line.hanging and found and not (lead and lead.colon):
            found[-1] = replace(found[-1], text=_continued(found[-1].text, line.text))
            continue
        if line.hanging and found and lead and _wraps(found[-1], line, lead):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
            continue
        under = lead is not None and _stands_under(line, lead)
        parent = lead.place if under and lead else None
        found.append(MinutedReply(line.text, question, int(under), parent, line.number, table))
        if under and lead:
            lead = replace(lead, unmarked=lead.unmarked or line.hanging)
        else:
            lead = _LeadIn(first + len(found) - 1, line.kind, line.text.endswith(":"))
    return found


def _stands_under(line: Line, lead: _LeadIn) -> bool:
    if line.kind == "bullet":
        return line.level > 0 if lead.kind == "bullet" else lead.colon
    if line.hanging:
        return lead.colon
    return lead.kind == "bullet" and lead.colon and lead.unmarked


def _wraps(before: MinutedReply, line: Line, lead: _LeadIn) -> bool:
    """Whether an unmarked line under a lead-in's item is the rest of that item."""
    return before.parent == lead.place and line.text[:1].islower() and len(before.text) >= FULL_LINE


def _continued(text: str, more: str) -> str:
    """A line broken by a program is mended; one that somebody began anew keeps its line."""
    return f"{text} {more}" if more[:1].islower() or len(text) >= FULL_LINE else f"{text}\n{more}"


def _row(line: Line, question: str, table: str) -> list[MinutedReply]:
    """A row of a table is one reply; a first cell "Bord 3" tells whose. A row of heads is none."""
    cells = [cell for cell in line.text.split("\t") if cell]
    if all(cell.casefold().rstrip(":") in _HEADS for cell in cells):
        return []
    whose = _TABLE_CELL.fullmatch(cells[0]) if len(cells) > 1 else None
    text = " – ".join(cells[1:] if whose else cells)
    return [MinutedReply(text, question, 0, None, line.number, whose[1] if whose else table)]
