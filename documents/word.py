"""A .docx → lines: paragraphs in order with their headings, lists and breaks, tables as rows.

Read are the body's words as they stand with all changes accepted: insertions in, deletions out. Not read: headers and
footers, footnotes, comments, text boxes and pictures. python-docx opens the package and knows its styles.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.opc.exceptions import OpcError

from dialogue.minutes.lines import Kind, Line
from documents.errors import DocumentError

MOST_UNPACKED: Final = 60 * 1024 * 1024
MOST_XML: Final = 25 * 1024 * 1024
"""Bytes of one part in XML; fifty pages have about one million."""
MOST_PARTS: Final = 2_000
LONGEST_BOLD: Final = 160
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OUT: Final = frozenset({f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr")}) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
"""What holds no words of the body, or words that were taken away."""
_BREAKS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADINGS: Final = ("heading", "rubrik", "title")


def word_lines(name: str, content: bytes) -> tuple[Line, ...]:
    """The lines of the .docx in `content`; its line numbers count paragraphs and rows. Raises DocumentError."""
    try:
        _look_into(name, content)
        document = docx.Document(io.BytesIO(content))
        return tuple(_Body(document).lines())
    except (OpcError, zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, AttributeError, OSError, EOFError, NotImplementedError, RuntimeError, TypeError):  # fmt: skip
        # What python-docx raises for a broken package depends on what is broken in it.
        raise DocumentError(
            f"{name} cannot be read as .docx; open it in a word processor and save it anew."
        ) from None


def _look_into(name: str, content: bytes) -> None:
    """Refuse what would unpack to too much. zipfile reads no more of a part than its directory says."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    large = [
        part for part in parts if part.filename.endswith((".xml", ".rels")) and part.file_size > MOST_XML
    ]
    if large or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise DocumentError(f"{name} unpacks to more than a document should; save it without its pictures.")


class _Body:
    """The body of one document, walked once."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._styles = {
            style.element.styleId: style for style in document.styles if style.element.styleId is not None
        }
        self._forms: dict[str, tuple[Kind, int]] = {}
        self._number = 0
        self._apart = True
        self._page = False

    def lines(self) -> Iterator[Line]:
        """Paragraphs and rows in their order, empty ones left out."""
        yield from self._blocks(self._body)

    def _blocks(self, parent: Any) -> Iterator[Line]:
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
                yield from self._blocks(element)

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        self._number += 1
        words = _words(paragraph)
        self._page = self._page or _breaks_before(paragraph)
        kind, level = self._form(paragraph, words)
        hanging = False
        for text in filter(None, (" ".join(part.split(" ")).strip() for part in words.split("\n"))):
            yield Line(
                self._number, text, "paragraph" if hanging else kind, 0 if hanging else level, self._page, self._apart,
                hanging and kind == "bullet",
            )  # fmt: skip
            self._apart, self._page, hanging = False, False, kind == "bullet"
        self._apart = self._apart or not words.strip()
        self._page = self._page or _breaks_after(paragraph)

    def _table(self, table: Any) -> Iterator[Line]:
        """A row of short cells is one line; where a cell holds paragraphs, they come one by one."""
        for row in table.findall(f"{_W}tr"):
            cells = [list(cell.iter(f"{_W}p")) for cell in row.findall(f"{_W}tc")]
            if any(sum(bool(_words(one).strip()) for one in cell) > 1 for cell in cells):
                for cell in cells:
                    for paragraph in cell:
                        yield from self._paragraph(paragraph)
                continue
            self._number += 1
            words = [" ".join(" ".join(map(_words, cell)).split()) for cell in cells]
            if any(words):
                yield Line(self._number, "\t".join(words), "row", 0, self._page, self._apart)
                self._apart = self._page = False

    def _form(self, paragraph: Any, words: str) -> tuple[Kind, int]:
        properties = paragraph.pPr
        style = self._style(properties.style if properties is not None else None)
        if style[0] == "heading":
            return style
        listed = _list_level(properties)
        if listed is not None and listed >= 0:
            return "bullet", listed
        if style[0] == "bullet" and listed != -1:
            return style
        if words.strip() and len(words) <= LONGEST_BOLD and _all_bold(paragraph):
            return "heading", 9
        return "paragraph", 0

    def _style(self, style_id: str | None) -> tuple[Kind, int]:
        """What a paragraph of this style is, its ancestors asked too."""
        if style_id is None or style_id not in self._styles:
            return "paragraph", 0
        if style_id not in self._forms:
            self._forms[style_id] = ("paragraph", 0)  # a style that is based on itself ends here
            self._forms[style_id] = self._style_form(self._styles[style_id])
        return self._forms[style_id]

    def _style_form(self, style: Any) -> tuple[Kind, int]:
        name = (style.name or "").casefold()
        if name.startswith(_HEADINGS):
            digits = name.rpartition(" ")[2]
            return "heading", int(digits) if digits.isascii() and digits.isdigit() else 1
        listed = _list_level(style.element.pPr)
        if name.startswith(("list bullet", "list number", "punktlista", "numrerad lista")):
            digits = name.rpartition(" ")[2]
            return "bullet", int(digits) - 1 if digits.isascii() and digits.isdigit() and digits != "0" else 0
        if listed is not None and listed >= 0:
            return "bullet", listed
        return self._style(style.base_style.style_id if style.base_style is not None else None)


def _words(paragraph: Any) -> str:
    """The words of a paragraph, tabs and breaks among them; page breaks say nothing."""
    found: list[str] = []
    waiting = list(paragraph)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag in _OUT:
            continue
        if element.tag == f"{_W}t":
            found.append(element.text or "")
        elif element.tag in _BREAKS:
            found.append(" " if element.get(f"{_W}type") in ("page", "column") else _BREAKS[element.tag])
        else:
            waiting.extend(list(element)[::-1])
    return "".join(found)


def _list_level(properties: Any) -> int | None:
    """The depth that a paragraph's or style's own list setting gives; -1 where it says that it is no item."""
    numbering = properties.numPr if properties is not None else None
    if numbering is None:
        return None
    if numbering.numId is not None and numbering.numId.val == 0:
        return -1
    return numbering.ilvl.val if numbering.ilvl is not None else 0


def _all_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if _words(run).strip()]
    return bool(runs) and all(run.rPr is not None and _on(run.rPr.find(f"{_W}b")) for run in runs)


def _on(switch: Any) -> bool:
    return switch is not None and switch.get(f"{_W}val") not in ("0", "false", "off")


def _breaks_before(paragraph: Any) -> bool:
    """Whether a page begins with this paragraph: it says so, or a break stands before its first word."""
    properties = paragraph.pPr
    if properties is not None and _on(properties.find(f"{_W}pageBreakBefore")):
        return True
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}lastRenderedPageBreak"):
        if element.tag == f"{_W}t":
            return False
        if element.tag != f"{_W}br" or element.get(f"{_W}type") == "page":
            return True
    return False


def _breaks_after(paragraph: Any) -> bool:
    """Whether a page break stands after the last word."""
    last = None
    for element in paragraph.iter(f"{_W}t", f"{_W}br"):
        last = element
    return last is not None and last.tag == f"{_W}br" and last.get(f"{_W}type") == "page"
