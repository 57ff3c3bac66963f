"""Tables as people keep them: CSV with comma or semicolon, heads in English or Swedish. Knows no subject."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.errors import InputError
from app.inputs import read_bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is not empty. `number` is its line in the file, heads being line 1; a missing cell is ''.

    `spare` are the cells beyond the last head.
    """

    number: int
    cells: dict[str, str]
    spare: tuple[str, ...] = ()


def read_table(path: str, heads: Mapping[str, str], needed: str) -> Iterator[Line]:
    """The rows of a CSV file. `heads` maps every head that may stand there (in small letters) to its name.

    Columns with other heads are passed over. Raises InputError, also where the column `needed` is missing.
    """
    text = _text(path)
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [heads.get(head.strip().lower(), "") for head in next(rows, [])]
        if needed not in names:
            words = " or ".join(sorted(head for head, name in heads.items() if name == needed))
            raise InputError(f"{path} has no column {words} in its first line; write the heads there.")
        for row in rows:
            if any(cell.strip() for cell in row):
                yield Line(rows.line_num, _cells(names, row), tuple(row[len(names) :]))
    except csv.Error as error:
        raise InputError(f"{path} cannot be read as CSV near line {rows.line_num} ({error}).") from None


def _text(path: str) -> str:
    """A file's text: UTF-8, or what spreadsheets on Windows save where nothing else is chosen."""
    content = read_bytes(path)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"{path} is no text; save the list as CSV in UTF-8 and try again.")


def _cells(names: list[str], row: list[str]) -> dict[str, str]:
    filled = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name}
    return dict.fromkeys((name for name in names if name), "") | filled
