"""The document as a whole: its title, and its parts in their order."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.compilation import Block, Compilation, Document, Paragraph, Tally
from wording.compilation.closing import closing
from wording.compilation.dialogues import dialogues, raw_material
from wording.compilation.method import method
from wording.compilation.opening import opening
from wording.compilation.themes import themes
from wording.compilation.words import Words, words_in


def compilation_document(compilation: Compilation, publisher: str, language: str) -> Document:
    """`compilation` as headings, paragraphs, lists and tables. `publisher`: who stands behind it, '' for nobody."""
    words = words_in(language)
    return Document(
        title=compilation_title(compilation, words),
        language=words.language,
        publisher=publisher,
        blocks=tuple(_blocks(compilation, words)),
    )


def compilation_title(compilation: Compilation, words: Words) -> str:
    """Of the meeting, else of the period, else of the question; a title that says what it is already is left alone."""
    kind = words.text(f"title.{compilation.form.title}")
    if compilation.meeting:
        title = compilation.meeting.title
        return title if title.casefold().startswith(kind.casefold()) else f"{kind}: {title}"
    if compilation.since:
        return words.text("title.since", kind=kind, day=words.day(compilation.since))
    asked = [answered.question for dialogue in compilation.dialogues for answered in dialogue.questions]
    return f"{kind}: {asked[0].text}" if asked and asked[0] else kind


def _blocks(compilation: Compilation, words: Words) -> Iterator[Block]:
    yield Paragraph(_lead(compilation.tally, words), "note")
    yield from opening(compilation, words)
    yield from dialogues(compilation, words)
    yield from themes(compilation, words)
    yield from method(compilation, words)
    yield from closing(compilation, words)
    if compilation.form.raw_last:
        yield from raw_material(compilation, words)


def _lead(tally: Tally, words: Words) -> str:
    said = words.text("lead", said=words.said(tally)) if tally.replies else words.text("lead-none")
    return " ".join([said, *words.unseen(tally)])
