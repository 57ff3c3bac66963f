"""A document as one HTML page with its style in it, for screens and for paper. Loads nothing and runs no script."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dialogue.compilation import Document
from dialogue.language.printable import printable
from documents.writing.blocks import link, with_captions

TEMPLATES: Final = Path(__file__).parents[2] / "templates" / "compilation"


def html(document: Document) -> str:
    """The page."""
    blocks = [(type(block).__name__, block, caption) for block, caption in with_captions(document)]
    return _environment().get_template("document.html").render(document=document, blocks=blocks)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: printable(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(lines=_lines, link=link)
    return made


def _lines(text: str) -> Markup:
    """A text as markup that keeps its line breaks."""
    return Markup("<br>\n").join(escape(line) for line in printable(text).strip().split("\n"))
