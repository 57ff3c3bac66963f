"""A document as Markdown (CommonMark, tables as GitHub's). Whatever a text holds, it reads as that text and as nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dialogue.compilation import Block, Document, Entry, Heading, Listing, Paragraph, Table
from dialogue.language.printable import printable
from documents.writing.blocks import link, linked, with_captions

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>&~|$#])")
_AT_START: Final = re.compile(r"[+=-]|\d+(?=[.)])")
"""What makes a list or a heading of a line that begins with it."""
_BAR: Final = 20
"""The longest bar, in characters."""


def markdown(document: Document) -> str:
    """The document; blocks are parted by an empty line."""
    anchors = linked(document)
    parts = [f"# {_inline(document.title)}"]
    parts += [_block(block, caption, anchors) for block, caption in with_captions(document)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block, caption: str, anchors: frozenset[str]) -> str:
    if isinstance(block, Heading):
        anchor = f'<a id="{block.anchor}"></a>\n\n' if block.anchor in anchors else ""
        return f"{anchor}{'#' * block.level} {_inline(block.text)}"
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Listing):
        return "\n".join(_entries(block.entries, ""))
    table = "\n".join(_table(block))
    return f"**{_inline(caption)}**\n\n{table}" if caption else table


def _paragraph(paragraph: Paragraph) -> str:
    target = link(paragraph.target)
    if target:
        return f"[{_inline(paragraph.text)}](<{_address(target)}>)"
    mark = "> " if paragraph.voice == "draft" else ""
    return "\n".join(f"{mark}{line}".rstrip() for line in _lines(paragraph.text))


def _entries(entries: Iterable[Entry], indent: str) -> Iterator[str]:
    for entry in entries:
        first, *rest = [*_lines(entry.text), ""][:-1] or [""]
        if target := link(entry.target):
            first, rest = f"[{_inline(entry.text)}](<{_address(target)}>)", []
        lines = [first, *rest]
        for note in entry.notes:
            lines[-1] += "\\"
            lines.append(f"*{_inline(note)}*")
        yield f"{indent}- {lines[0]}"
        yield from (f"{indent}  {line}".rstrip() for line in lines[1:])
        yield from _entries(entry.entries, f"{indent}  ")


def _table(table: Table) -> Iterator[str]:
    """A table whose rows' heads say it all is a list: Markdown has none without heads."""
    if not table.heads:
        for row in table.rows:
            yield f"- {_inline(row.head)}: {', '.join(map(_inline, row.cells))}"
        return
    yield _row(table.heads)
    yield _row(["---"] * len(table.heads), plain=True)
    for row in table.rows:
        first, *others = row.cells
        bar = f" {'█' * max(1, round(_BAR * row.share / 100))}" if row.share else ""
        yield _row([row.head, first + bar, *others])


def _row(cells: Iterable[str], *, plain: bool = False) -> str:
    return f"| {' | '.join(cells if plain else map(_inline, cells))} |"


def _inline(text: str) -> str:
    """A text on one line that begins with something else, escaped."""
    return _escaped(" ".join(printable(text).split()))


def _lines(text: str) -> list[str]:
    """The lines of a text, escaped, each with a hard break where another of the same paragraph follows."""
    lines = [_at_start(_escaped(" ".join(line.split()))) for line in printable(text).strip().split("\n")]
    return [
        f"{line}\\" if line and place + 1 < len(lines) and lines[place + 1] else line
        for place, line in enumerate(lines)
    ]


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _at_start(line: str) -> str:
    found = _AT_START.match(line)
    if not found:
        return line
    marked = found[0]
    return (f"{marked}\\" if marked.isdigit() else f"\\{marked}") + line[found.end() :]


def _address(target: str) -> str:
    return re.sub(r"[<>\\]", lambda found: f"%{ord(found[0]):02X}", target)
