"""What more than one writer asks about the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.compilation import Block, Document, Heading, Paragraph, Table


def with_captions(document: Document) -> Iterator[tuple[Block, str]]:
    """The blocks, each table with the caption to show: '' where the heading right above says the same."""
    above = ""
    for block in document.blocks:
        repeated = isinstance(block, Table) and block.caption == above
        yield block, block.caption if isinstance(block, Table) and not repeated else ""
        above = block.text if isinstance(block, Heading) else ""


def link(target: str) -> str:
    """`target` where it may be a link: within the document or on the web; else ''."""
    return target if target.startswith(("#", "https://", "http://")) and not target.split()[1:] else ""


def linked(document: Document) -> frozenset[str]:
    """The anchors that something in the document points at."""
    return frozenset(
        block.target[1:]
        for block in document.blocks
        if isinstance(block, Paragraph) and block.target.startswith("#")
    )
