"""Tables of a .docx: heads that repeat on each page, rows that stay whole, bars as shaded lines under a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from dialogue.compilation import Row, Table
from documents.writing.word_parts import Parts, element, run

_WIDTH: Final = 9071
"""Of the text, in twentieths of a point: A4 less its margins."""
_BAR: Final = "1F5A4C"


def word_table(parts: Parts, table: Table) -> None:
    """Put a table after all that is there. The caption is its alternative text as well."""
    columns = 1 + max((len(row.cells) for row in table.rows), default=len(table.heads) - 1)
    widths = _widths(columns)
    made = element("w:tbl")
    made.append(_properties(table))
    grid = element("w:tblGrid")
    grid.extend(element("w:gridCol", {"w:w": str(width)}) for width in widths)
    made.append(grid)
    if table.heads:
        made.append(_row(((run(head, bold=True),) for head in table.heads), widths, head=True))
    made.extend(_row(_cells(row, widths[1]), widths) for row in table.rows)
    parts.add(made)


def _widths(columns: int) -> list[int]:
    first = _WIDTH * 3 // 10
    return [first, *[(_WIDTH - first) // (columns - 1)] * (columns - 1)]


def _properties(table: Table) -> Any:
    made = element("w:tblPr")
    made.append(element("w:tblStyle", {"w:val": "TableGrid"}))
    made.append(element("w:tblW", {"w:w": str(_WIDTH), "w:type": "dxa"}))
    made.append(element("w:tblLayout", {"w:type": "fixed"}))
    first = "1" if table.heads else "0"
    look = {"w:firstRow": first, "w:firstColumn": "1", "w:noHBand": "1", "w:noVBand": "1"}
    made.append(element("w:tblLook", look))
    made.append(element("w:tblCaption", {"w:val": table.caption}))
    return made


def _cells(row: Row, width: int) -> Iterable[tuple[Any, ...]]:
    yield (run(row.head, bold=True),)
    for place, cell in enumerate(row.cells):
        bar = row.share and place == 0
        yield (run(cell), _bar(row.share, width)) if bar else (run(cell),)


def _row(cells: Iterable[tuple[Any, ...]], widths: list[int], *, head: bool = False) -> Any:
    """Each cell: a run in a paragraph of its own, and whole paragraphs below it."""
    made = element("w:tr")
    properties = element("w:trPr")
    properties.append(element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))
    made.append(properties)
    for (words, *below), width in zip(cells, widths, strict=False):
        cell = element("w:tc")
        held = element("w:tcPr")
        held.append(element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
        paragraph = element("w:p")
        paragraph.append(words)
        cell.extend([held, paragraph, *below])
        made.append(cell)
    return made


def _bar(share: int, width: int) -> Any:
    """A shaded empty line, as long as the share."""
    made, properties = element("w:p"), element("w:pPr")
    properties.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": _BAR}))
    spacing = {"w:before": "40", "w:after": "60", "w:line": "80", "w:lineRule": "exact"}
    properties.append(element("w:spacing", spacing))
    properties.append(element("w:ind", {"w:right": str((width - 216) * (100 - share) // 100)}))
    made.append(properties)
    return made
