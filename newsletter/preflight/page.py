"""What a compiled letter holds, as a reader's program would find it: languages, headings, links, pictures.

Reads HTML that this program made; judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class Page:
    """`headings` as (level, text); `link_words` are those of `links`, in their order; `pictures` as (address, alt), alt None where it is missing.

    `languages` are (lang, dir) of the document and of the body's wrapper, in that order.
    """

    languages: list[tuple[str, str]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    link_words: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str | None]] = field(default_factory=list)


def read_page(html: str) -> Page:
    """The page that `html` makes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._level: int | None = None
        self._in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "html" or known.get("role") in {"article", "main"}:
            self.page.languages.append((known.get("lang") or "", known.get("dir") or ""))
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
            self.page.headings.append((self._level, ""))
        elif tag == "a":
            self._in_link = True
            self.page.links.append(known.get("href") or "")
            self.page.link_words.append("")
        elif tag == "img":
            self.page.pictures.append((known.get("src") or "", known.get("alt")))

    def handle_data(self, data: str) -> None:
        if self._in_link:
            self.page.link_words[-1] += data
        if self._level is not None:
            level, text = self.page.headings[-1]
            self.page.headings[-1] = level, text + data

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._level = None
        elif tag == "a":
            self._in_link = False
