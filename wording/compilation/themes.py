"""Confirmed themes in tables, and those that one voice alone has raised. Says how many replies nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.compilation import (
    Block,
    Compilation,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Row,
    Table,
    Themes,
)
from wording.compilation.words import Words


def themes(compilation: Compilation, words: Words) -> Iterator[Block]:
    """The part on themes; nothing where no reply is counted."""
    if not compilation.tally.replies:
        return
    yield Heading(2, words.text("themes.heading"), "teman")
    yield Paragraph(_coded(compilation, words), "note")
    counted = compilation.themes
    if not counted.rows:
        return
    yield _counts(counted, words)
    if counted.subregions:
        yield Heading(3, words.text("themes.by-subregion"), "teman_delregion")
        yield _by_subregion(counted, words)
        yield Paragraph(words.text("themes.hidden-means"), "note")
    alone = tuple(Entry(words.label(row.theme)) for row in counted.rows if row.alone)
    if alone:
        yield Heading(3, words.text("themes.alone"), "teman_en")
        yield Listing(alone)


def _coded(compilation: Compilation, words: Words) -> str:
    method = compilation.method
    sentences = [words.text("themes.confirmed", themed=method.themed, replies=compilation.tally.replies)]
    if method.waiting:
        sentences.append(words.count("themes.waiting", method.waiting))
    if method.without:
        sentences.append(words.count("themes.without", method.without))
    return " ".join(sentences)


def _counts(counted: Themes, words: Words) -> Table:
    heads = ("theme", "replies", "organisations", "persons", "tables")
    return Table(
        words.text("themes.counts"),
        tuple(words.text(f"themes.head-{head}") for head in heads),
        tuple(
            Row(
                words.label(row.theme),
                tuple(map(str, (row.replies, row.organisations, row.persons, row.tables))),
                row.share,
            )
            for row in counted.rows
        ),
    )


def _by_subregion(counted: Themes, words: Words) -> Table:
    hidden = words.text("themes.hidden")
    return Table(
        words.text("themes.by-subregion"),
        (
            words.text("themes.head-theme"),
            *(name or words.text("themes.elsewhere") for name in counted.subregions),
        ),
        tuple(
            Row(words.label(row.theme), tuple(hidden if cell is None else str(cell) for cell in row.cells))
            for row in counted.rows
        ),
    )
