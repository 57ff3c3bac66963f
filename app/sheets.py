"""Rows → a file that a spreadsheet opens: CSV, or the smallest workbook that is one (ECMA-376). Chooses no rows.

What members wrote is never run: in CSV a cell that would be read as a formula is quoted, in a workbook every cell is
marked as text.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

Row = Mapping[str, object]

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets (OWASP, CSV injection)."""
LONGEST: Final = 32_767
"""Characters that a cell of a workbook holds."""

_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Medskick" sheetId="1" r:id="r1"/></sheets></workbook>',
}


def as_csv(heads: Sequence[str], rows: Sequence[Row]) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it; lines end as RFC 4180 wants."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_harmless(row[head]) for head in heads] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def as_workbook(heads: Sequence[str], rows: Sequence[Row]) -> bytes:
    """An .xlsx of one sheet. The same rows give the same bytes."""
    sheet = "".join(_lines([dict(zip(heads, heads, strict=True)), *rows], heads))
    parts = _PARTS | {
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>'
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), _HEAD + content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _lines(rows: Sequence[Row], heads: Sequence[str]) -> Iterator[str]:
    for row in rows:
        yield f"<row>{''.join(_cell(row[head]) for head in heads)}</row>"


def _cell(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"<c><v>{value}</v></c>"
    text = _UNPRINTABLE.sub("", _plain(value))[:LONGEST]
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _harmless(value: object) -> object:
    text = _plain(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def _plain(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
