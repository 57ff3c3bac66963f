"""Lists as people keep them, where one broken line stops no other: CSV in any of its forms, or a workbook. Knows no subject."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.errors import InputError
from app.inputs import read_bytes
from app.sheets import FORMULA
from app.workbooks import is_workbook, read_workbook

MOST_LINES_IN_A_CELL: Final = 20
"""Further lines that a cell in quotation marks may have; beyond them its closing mark is missing."""
_TOLD: Final = re.compile(r'"?sep=([,;|\t])"?')
"""A first line by which spreadsheets say what stands between cells."""
UNCLOSED: Final = "its quotation marks do not match; close them, or leave them out"


@dataclass(frozen=True, slots=True)
class ListLine:
    """A row that is not empty. `number` is its line in the file, heads being line 1; a missing cell is ''.

    `spare` are the cells beyond the last head; `broken` says why the line could not be read, '' where it could.
    """

    number: int
    cells: dict[str, str]
    spare: tuple[str, ...] = ()
    broken: str = ""


@dataclass(frozen=True, slots=True)
class ReadList:
    """A file's lines, and what its owner should know about how it was read."""

    lines: tuple[ListLine, ...]
    remarks: tuple[str, ...] = ()


def read_list(path: str, heads: Mapping[str, str], needed: str) -> ReadList:
    """The rows of a list. `heads` maps every head that may stand there (in small letters) to its name.

    Columns with other heads are passed over, and remarked on. Raises InputError, also where the column `needed` is missing.
    """
    content, remarks = read_bytes(path), []
    if is_workbook(content):
        rows = [(number, cells, "") for number, cells in read_workbook(content, path)]
    else:
        text, remark = _text(path, content)
        remarks += [remark] if remark else []
        rows = list(_csv_rows(text))
    first = next(iter(rows), (1, [], ""))[1]
    names = [heads.get(head.strip().lower(), "") for head in first]
    if needed not in names:
        words = " or ".join(sorted(head for head, name in heads.items() if name == needed))
        raise InputError(f"{path} has no column {words} in its first line; write the heads there.")
    strange = [
        head.strip()[:40] for head, name in zip(first, names, strict=True) if head.strip() and not name
    ]
    remarks += [f"passed over: the column {', '.join(strange[:10])}"] if strange else []
    lines = (_line(number, names, cells, broken) for number, cells, broken in rows[1:])
    return ReadList(tuple(line for line in lines if line is not None), tuple(remarks))


def _line(number: int, names: Sequence[str], cells: Sequence[str], broken: str) -> ListLine | None:
    if not broken and not any(cell.strip() for cell in cells):
        return None
    filled: dict[str, str] = {}
    for name, cell in zip(
        names, cells, strict=False
    ):  # of two columns under one head the first that is filled counts
        if name and not filled.get(name):
            filled[name] = _plain(cell)
    spare = tuple(cell for cell in cells[len(names) :] if cell.strip())
    return ListLine(number, dict.fromkeys(filter(None, names), "") | filled, spare, broken)


def _plain(cell: str) -> str:
    """A cell as text; the apostrophe goes that keeps a spreadsheet from running it (see `app.sheets`)."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _csv_rows(text: str) -> Iterator[tuple[int, list[str], str]]:
    """Each record with the line where it begins, its cells, and what is wrong with it."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = [f"{line}\n" for line in whole.split("\n")]
    told = _TOLD.fullmatch(lines[0].strip())
    delimiter = told.group(1) if told else _delimiter(lines[0])
    width, place = 0, int(told is not None)
    while place < len(lines):
        taken, cells, broken = _record(lines, place, delimiter, width)
        width = width or len(cells)
        yield place + 1, cells, broken
        place += taken


def _record(lines: Sequence[str], place: int, delimiter: str, width: int) -> tuple[int, list[str], str]:
    """How many lines the record at `place` has, its cells, and what is wrong with it: then it is that line alone."""
    for taken in range(1, min(MOST_LINES_IN_A_CELL, len(lines) - place) + 1):
        try:
            cells = _cells("".join(lines[place : place + taken]), delimiter)
        except csv.Error as error:
            if "unexpected end" in str(error):
                continue
            break
        if taken == 1 or len(cells) <= width:
            return taken, cells, ""
        break
    lenient = lines[place].replace('"', "")
    try:
        cells = _cells(lenient, delimiter)
    except csv.Error:  # a cell longer than csv takes
        cells = []
    return 1, cells, UNCLOSED if cells else "it is too long to be read"


def _cells(text: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])


def _delimiter(first: str) -> str:
    return max(",;\t", key=lambda one: (first.count(one), one == ","))


def _text(path: str, content: bytes) -> tuple[str, str]:
    """A file's text, and a remark where it is not in UTF-8: then it is what spreadsheets on Windows save."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace"), f"{path} is not in UTF-8; it is read as UTF-16"
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), f"{path} is not in UTF-8; it is read as Windows-1252"
    except UnicodeDecodeError:
        raise InputError(f"{path} is no text; save the list as CSV in UTF-8 and try again.") from None
