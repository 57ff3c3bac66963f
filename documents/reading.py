"""A file's bytes → its lines, by the file's name and first bytes. Opens no file and understands no line."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from dialogue.minutes.lines import Line
from documents.errors import DocumentError
from documents.text import decode, text_lines

MOST_TEXT: Final = 2 * 1024 * 1024
"""Bytes of text: some thousand pages. What is longer is no meeting's minutes."""
MOST_WORD: Final = 20 * 1024 * 1024
"""Bytes of a .docx, pictures included."""
_OTHERS: Final = (b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0")
"""How PDF, RTF and the Word documents from before 2007 begin."""


def read_document(name: str, content: bytes) -> tuple[Line, ...]:
    """The lines of `content`, the bytes of the file `name`. Raises DocumentError.

    A .docx is known by its first bytes (a zip archive), whatever it is called; everything else is text.
    """
    if content.startswith(b"PK\x03\x04"):
        # python-docx takes 0.2 s to import, and most minutes that are tried out are text.
        from documents.word import word_lines

        _fits(name, content, MOST_WORD)
        return word_lines(name, content)
    if content.startswith(_OTHERS):
        raise DocumentError(f"{name} is neither text nor .docx; save it as .docx or .txt and try again.")
    _fits(name, content, MOST_TEXT)
    return text_lines(decode(name, content), markdown=PurePath(name).suffix.lower() in (".md", ".markdown"))


def _fits(name: str, content: bytes, most: int) -> None:
    if len(content) > most:
        raise DocumentError(f"{name} is larger than {most // 1024 // 1024} MB; leave out what is no minutes.")
