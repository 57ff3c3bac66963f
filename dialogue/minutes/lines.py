"""One line of a document, as far as its form goes. Data only; `documents` makes them, this subpackage reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "bullet", "paragraph", "row"]


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, an item of a list, a paragraph, or a table's row with tabs between its cells.

    `number` counts from 1: the line of a text, the block of a .docx. `text` is without its marker. `level` is a heading's
    level from 1 (9: merely bold), an item's depth from 0. `apart`: an empty line stood before. `hanging`: it stood
    without a marker right under an item. `ordered`: its marker was a number.
    """

    number: int
    text: str
    kind: Kind = "paragraph"
    level: int = 0
    page_break_before: bool = False
    apart: bool = False
    hanging: bool = False
    ordered: bool = False
