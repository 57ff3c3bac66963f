"""A document as .docx: real headings, lists and tables with heads, language and title set. Two saves are equal to the byte.

python-docx opens its template and knows the styles; paragraphs are put in as elements, since there may be thousands.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any, Final

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from dialogue.compilation import Document, Entry, Heading, Listing, Paragraph
from documents.writing.blocks import linked, with_captions
from documents.writing.word_parts import Parts
from documents.writing.word_table import word_table

LOCALES: Final = {"sv": "sv-SE", "en": "en-GB"}
_INK: Final = RGBColor(0x1D, 0x25, 0x22)
_DEEPEST: Final = 3
"""Levels of list styles that the template has; what is nested deeper stands at the last."""
_TABLES: Final = ("TableNormal", "TableGrid")
_UNUSED: Final = ("/stylesWithEffects", "/thumbnail", "/customXml")
_LEVELS: Final = ("", " 2", " 3")


def word(document: Document) -> bytes:
    """The file."""
    made = docx.Document()
    _lighten(made)
    _lay_out(made)
    _describe(made, document)
    parts = Parts(made, linked(document))
    parts.paragraph("Heading 1", document.title)
    for block, caption in with_captions(document):
        if isinstance(block, Heading):
            parts.heading(block)
        elif isinstance(block, Paragraph):
            parts.paragraph("Quote" if block.voice == "draft" else "Normal", block.text, block.target)
        elif isinstance(block, Listing):
            _entries(parts, block.entries, 0)
        else:
            if caption:
                parts.paragraph("Caption", caption)
            word_table(parts, block)
            parts.paragraph("Normal", "")
    return _same_bytes(made)


def _entries(parts: Parts, entries: Iterable[Entry], depth: int) -> None:
    level = _LEVELS[min(depth, _DEEPEST - 1)]
    for entry in entries:
        parts.paragraph(f"List Bullet{level}", entry.text, entry.target)
        for note in entry.notes:
            parts.paragraph(f"List Continue{level}", note, italic=True)
        _entries(parts, entry.entries, depth + 1)


def _lighten(made: Any) -> None:
    """Take out of the template what is not used and weighs most: coloured tables, styles for Word 2007, a picture of it."""
    for style in list(made.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.style_id not in _TABLES:
            style.element.getparent().remove(style.element)
    for holder in (made.part, made.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(_UNUSED):
                del holder.rels[key]


def _lay_out(made: Any) -> None:
    """A4, and text that is dark enough to read in every style."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    for style in made.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            style.font.color.rgb = _INK
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Calibri", Pt(11)
    made.styles["Caption"].font.size = Pt(11)


def _describe(made: Any, document: Document) -> None:
    """Title, language and publisher; no clock and no name of the library."""
    locale = LOCALES.get(document.language, document.language)
    defaults = made.styles.element.find(f".//{_w('rPrDefault')}//{_w('lang')}")
    defaults.set(_w("val"), locale)
    properties = made.core_properties
    properties.title, properties.language, properties.author = (
        document.title[:255],
        locale,
        document.publisher[:255],
    )
    properties.comments = properties.last_modified_by = ""
    for element in list(properties._element):
        if element.tag.endswith(("}created", "}modified")):
            properties._element.remove(element)


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _same_bytes(made: Any) -> bytes:
    """The archive written anew, with one time for all and nothing compressed: how far zlib compresses is its version's
    own affair."""
    saved, out = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as again:
        for name in archive.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.create_system = 3
            part.external_attr = 0o644 << 16
            again.writestr(part, archive.read(name))
    return out.getvalue()
