"""Files to lines: .txt, .md and .docx as `dialogue.minutes` reads them. Knows forms, not meanings."""

from documents.errors import DocumentError
from documents.reading import read_document

__all__ = ["DocumentError", "read_document"]
