"""The Jinja environment of all mail templates: everything from outside is made inert and escaped on its way in.

Templates come from files only, never from data. `.html`, `.xml` and `.mjml` are escaped (Jinja alone would pass
`.mjml` through as it is), `.txt` is not; an undefined name stops the rendering.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from newsletter.inert import inert, one_line
from newsletter.prose import prose_html, prose_text

TEMPLATES: Final = Path(__file__).parents[1] / "templates"


@cache
def environment() -> Environment:
    """The one environment; templates are compiled at their first use."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(enabled_extensions=("html", "xml", "mjml"), default_for_string=True),
        undefined=StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        line=one_line, lines=_lines, indented=_indented, together=_together, prose_html=prose_html,
        prose_text=prose_text, token=_token,
    )  # fmt: skip
    return made


def _lines(text: str) -> Markup:
    """Plain text as markup that keeps its line breaks."""
    return Markup("<br>").join(line for line in inert(text).split("\n") if line.strip())


def _token(name: str) -> Markup:
    """The place of a recipient's own value, filled in when the letter is sent."""
    return Markup("@@{}@@").format(name)


def _together(when: str) -> str:
    """A date whose "kl." stays on the line of its time."""
    return when.replace("kl. ", "kl.\N{NO-BREAK SPACE}")


def _indented(text: str) -> str:
    """Plain text with every line set in, so that none can pass for a heading of the letter."""
    return "\n".join(f"  {line.strip()}" for line in inert(text).split("\n") if line.strip())


def _inert(value: object) -> object:
    """What Jinja prints for `{{ value }}`; markup was made from inert text already."""
    return inert(value) if type(value) is str else value
