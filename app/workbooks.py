"""The first sheet of an .xlsx as rows of texts (ECMA-376), by the standard library. Knows no subject.

A file is somebody else's: it is bounded in size, and one with entities of its own is refused. Formulas give the
value that was saved with them.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final
from xml.etree import ElementTree

from app.errors import InputError

MOST_BYTES: Final = 50_000_000
"""Of one part, unpacked; a list of 50 000 organisations has a tenth of it."""
MOST_COLUMNS: Final = 200
SHARED: Final = "xl/sharedStrings.xml"
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_WHOLE = re.compile(r"(-?\d+)\.0+")


def is_workbook(content: bytes) -> bool:
    """Whether a file may be one: a zip archive."""
    return content.startswith(b"PK\x03\x04")


def read_workbook(content: bytes, name: str) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet with their numbers from 1. Raises InputError; `name` is the file's in its sentence."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            shared = _shared(_part(archive, SHARED))
            sheet = _part(archive, _first_sheet(archive))
            return [_row(row, place, shared) for place, row in enumerate(sheet.iter(f"{_MAIN}row"), start=1)]
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, IndexError, OSError):
        raise InputError(f"{name} cannot be read as a workbook; save it as .xlsx or as CSV anew.") from None


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if name == SHARED and name not in archive.namelist():
        return ElementTree.Element("none")
    if archive.getinfo(name).file_size > MOST_BYTES:
        raise ValueError(name)
    text = archive.read(name).decode("utf-8-sig")
    if "<!DOCTYPE" in text:
        raise ValueError(name)
    return ElementTree.fromstring(text)  # noqa: S314 - no entities but XML's own are left


def _first_sheet(archive: zipfile.ZipFile) -> str:
    sheets = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
    return min(sheets, key=lambda name: (len(name), name))


def _shared(part: ElementTree.Element) -> list[str]:
    return [_text(one) for one in part.iter(f"{_MAIN}si")]


def _text(cell: ElementTree.Element) -> str:
    """The text of a cell in one piece or in several runs; a reading aid for another script (rPh) is no part of it."""
    runs = [one for one in cell.iter() if one.tag in (f"{_MAIN}is", f"{_MAIN}si", f"{_MAIN}r")]
    return "".join(one.text or "" for run in runs for one in run.findall(f"{_MAIN}t"))


def _row(row: ElementTree.Element, place: int, shared: list[str]) -> tuple[int, list[str]]:
    cells: list[str] = []
    for cell in row.iter(f"{_MAIN}c"):
        column = _place(cell.get("r", ""), len(cells))
        if column >= MOST_COLUMNS:
            raise ValueError("columns")
        cells += [""] * (column - len(cells))
        cells.append(_value(cell, shared))
    return int(row.get("r", place)), cells


def _place(reference: str, otherwise: int) -> int:
    """The column of "C7", from 0."""
    letters = _COLUMN.match(reference)
    if letters is None:
        return otherwise
    number = 0
    for letter in letters.group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: ElementTree.Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return shared[int(value)]
    if kind == "b":
        return "ja" if value == "1" else "nej"
    whole = _WHOLE.fullmatch(value)
    return whole.group(1) if whole else value
