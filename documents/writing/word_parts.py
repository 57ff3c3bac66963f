"""Paragraphs of a .docx: in a style, with line breaks, as a link, as a heading that links can point at."""

from __future__ import annotations

from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dialogue.compilation import Heading
from dialogue.language.printable import printable
from documents.writing.blocks import link

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Parts:
    """The body of one document, written from its beginning to its end."""

    def __init__(self, made: Any, anchors: frozenset[str]) -> None:
        self.body = made.element.body
        self._made = made
        self._anchors = anchors
        self._end = self.body.sectPr
        self._styles = {style.name: style.style_id for style in made.styles}
        self._bookmarks = 0

    def add(self, element: Any) -> None:
        """Put an element after all that is there."""
        self._end.addprevious(element)

    def paragraph(self, style: str, text: str, target: str = "", *, italic: bool = False) -> None:
        """A paragraph in a style of the template; a `target` that may be one makes a link of it."""
        made = self.styled(style)
        holder = self._hyperlink(made, href) if (href := link(target)) else made
        holder.append(run(text, italic=italic, underline=bool(href)))
        self.add(made)

    def heading(self, heading: Heading) -> None:
        """A heading, with a bookmark where something points at it."""
        made = self.styled(f"Heading {heading.level}")
        if heading.anchor in self._anchors:
            self._bookmarks += 1
            start = element("w:bookmarkStart", {"w:id": str(self._bookmarks), "w:name": heading.anchor})
            made.extend([start, run(heading.text), element("w:bookmarkEnd", {"w:id": str(self._bookmarks)})])
        else:
            made.append(run(heading.text))
        self.add(made)

    def styled(self, style: str) -> Any:
        """An empty paragraph in a style, not yet in the body."""
        made = element("w:p")
        if style != "Normal":
            properties = element("w:pPr")
            properties.append(element("w:pStyle", {"w:val": self._styles[style]}))
            made.append(properties)
        return made

    def _hyperlink(self, paragraph: Any, href: str) -> Any:
        if href.startswith("#"):
            made = element("w:hyperlink", {"w:anchor": href[1:]})
        else:
            relation = self._made.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            made = element("w:hyperlink", {"r:id": relation})
        paragraph.append(made)
        return made


def element(name: str, attributes: dict[str, str] | None = None) -> Any:
    """An element by its prefixed name, with prefixed attributes."""
    made = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(qn(key), value)
    return made


def run(text: str, *, italic: bool = False, underline: bool = False, bold: bool = False) -> Any:
    """A run of text; line breaks in it are kept, what XML cannot hold is left out."""
    made = element("w:r")
    properties = element("w:rPr")
    for wanted, tag in ((bold, "w:b"), (italic, "w:i")):
        if wanted:
            properties.append(element(tag))
    if underline:
        properties.append(element("w:u", {"w:val": "single"}))
    if len(properties):
        made.append(properties)
    for place, line in enumerate(printable(text).strip().split("\n")):
        if place:
            made.append(element("w:br"))
        words = element("w:t")
        words.text = line.replace("\t", " ")
        words.set(_SPACE, "preserve")
        made.append(words)
    return made
