"""A document as headings, paragraphs, lists and tables: what every format can write, and nothing of how it looks.

Data only. Texts are plain; whoever writes them escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Voice = Literal["plain", "note", "draft"]
"""Staff's or the members' words; the program's own remark; a draft that nobody has looked at."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 2 to 5 (the title is 1). `anchor` is what links point at, unique in the document."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line breaks in it are kept. `target` makes all of it a link: "#anchor" or a web address."""

    text: str
    voice: Voice = "plain"
    target: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list: somebody's words untouched, under them `notes` that are not theirs, and items below it."""

    text: str
    notes: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Items in their order, without numbers."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its head, its cells, and the length of the bar in its first cell (1 to 100) where there is one."""

    head: str
    cells: tuple[str, ...]
    share: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`heads` stand over the columns, that of the rows' heads included; empty where the rows' heads say it all."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


Block: TypeAlias = Heading | Paragraph | Listing | Table


@dataclass(frozen=True, slots=True)
class Document:
    """`language` is a tag as "sv"; `publisher` who stands behind it."""

    title: str
    language: str
    publisher: str
    blocks: tuple[Block, ...]
