"""Which writer writes which format. Each is imported when it is asked for."""

from __future__ import annotations

from typing import Final, Literal

from dialogue.compilation import Document

Format = Literal["md", "html", "docx", "pdf"]
FORMATS: Final[tuple[Format, ...]] = ("md", "html", "docx", "pdf")
BINARY: Final[tuple[Format, ...]] = ("docx", "pdf")
"""What no terminal can show."""


def write(document: Document, form: Format) -> bytes:
    """`document` in one format; texts in UTF-8. Raises DocumentError where a PDF cannot be made."""
    if form == "md":
        from documents.writing.markdown import markdown

        return markdown(document).encode()
    if form == "docx":
        from documents.writing.word import word

        return word(document)
    from documents.writing.html import html

    page = html(document).encode()
    if form == "html":
        return page
    from documents.writing.pdf import pdf

    return pdf(page)
