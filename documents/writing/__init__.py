"""Content to bytes: a `Document` as Markdown, HTML, .docx or PDF. The same document gives the same bytes (of a PDF: the
same text). Decides nothing about what stands in it."""

from documents.writing.writing import BINARY, FORMATS, Format, write

__all__ = ["BINARY", "FORMATS", "Format", "write"]
