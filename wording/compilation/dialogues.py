"""Dialogue by dialogue: the questions, their replies, the summary; or the replies apart, last in the document."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.compilation import (
    Answered,
    Block,
    Compilation,
    Dialogue,
    Entry,
    Heading,
    Item,
    Listing,
    Paragraph,
    Summary,
)
from wording.chat.answers import agreed_by, spoken
from wording.compilation.words import Words

RAW = "ramaterial"


def dialogues(compilation: Compilation, words: Words) -> Iterator[Block]:
    """Each dialogue under a heading of its own."""
    labels = {row.theme.id: words.label(row.theme) for row in compilation.themes.rows}
    for place, dialogue in enumerate(compilation.dialogues, start=1):
        yield Heading(2, _heading(dialogue, words), f"dialog_{place}")
        if compilation.form.raw_last:
            yield from _asked(dialogue)
        else:
            yield from _replies(dialogue, place, words, 3)
        yield from _summary(dialogue, place, labels, words)
        if compilation.form.raw_last:
            yield Paragraph(words.text("raw.below"), "note", f"#{RAW}_{place}")


def raw_material(compilation: Compilation, words: Words) -> Iterator[Block]:
    """All replies, after everything else."""
    yield Heading(2, words.text("raw.heading"), RAW)
    for place, dialogue in enumerate(compilation.dialogues, start=1):
        yield Heading(3, _heading(dialogue, words), f"{RAW}_{place}")
        yield Paragraph(words.text("raw.above"), "note", f"#dialog_{place}")
        yield from _replies(dialogue, place, words, 4)


def _heading(dialogue: Dialogue, words: Words) -> str:
    if not dialogue.number:
        asked = any(answered.question for answered in dialogue.questions)
        return dialogue.title or words.text("dialogue.none" if asked else "replies.other")
    name = words.text("dialogue.heading", number=dialogue.number)
    if dialogue.title.casefold().startswith(name.casefold()):
        return dialogue.title
    return f"{name}: {dialogue.title}" if dialogue.title else name


def _asked(dialogue: Dialogue) -> Iterator[Block]:
    texts = [answered.question.text for answered in dialogue.questions if answered.question]
    if texts:
        yield Listing(tuple(map(Entry, texts)))


def _replies(dialogue: Dialogue, place: int, words: Words, level: int) -> Iterator[Block]:
    for number, answered in enumerate(dialogue.questions, start=1):
        name = words.name_of(dialogue, answered)
        if answered.question is not None:
            yield Heading(level, name, f"medskick_{place}_{number}")
            if name != answered.question.text:
                yield Paragraph(answered.question.text)
            if answered.question.background:
                yield Paragraph(answered.question.background, "note")
        yield Paragraph(" ".join(_counted(answered, words)), "note")
        for turn, group in enumerate(answered.groups, start=1):
            if group.table or len(answered.groups) > 1:
                name = _table(group.table, words)
                yield Heading(level + 1, name, f"medskick_{place}_{number}_{turn}")
            yield Listing(tuple(_entry(item, words) for item in group.items))


def _table(name: str, words: Words) -> str:
    """A table that is known by its number alone is called one."""
    if not name:
        return words.text("replies.no-table")
    return words.text("replies.table", name=name) if name.isdecimal() else name


def _counted(answered: Answered, words: Words) -> list[str]:
    return [words.text("replies.counted", said=words.said(answered.tally)), *words.unseen(answered.tally)]


def _entry(item: Item, words: Words) -> Entry:
    notes = []
    if item.correction:
        notes.append(words.text("replies.correction", text=item.correction))
    if item.by:
        notes.append(words.text("replies.by", name=item.by))
    if item.passed_on:
        named = (
            words.text("replies.behalf", name=item.behalf) if item.behalf else words.text("replies.passed-on")
        )
        notes.append(named)
    if item.agrees:
        notes.append(agreed_by(words.language, item.agrees))
    return Entry(
        spoken(words.language, item.answer, item.text),
        tuple(notes),
        tuple(_entry(child, words) for child in item.children),
    )


def _summary(dialogue: Dialogue, place: int, labels: dict[str, str], words: Words) -> Iterator[Block]:
    if not any(answered.question for answered in dialogue.questions) and not dialogue.summary.text:
        return
    heading = words.text("summary.of", number=dialogue.number) if dialogue.number else words.text("summary")
    yield Heading(3, heading, f"sammanfattning_{place}")
    if dialogue.summary.text:
        for paragraph in dialogue.summary.text.split("\n\n"):
            yield Paragraph(paragraph.strip())
    else:
        yield from _draft(dialogue.summary, labels, words)


def _draft(summary: Summary, labels: dict[str, str], words: Words) -> Iterator[Block]:
    """Counts and quotations, for staff to write over; that nobody has is said first."""
    sentences = [words.text("summary.draft"), words.text("summary.counted", said=words.said(summary.tally))]
    if summary.themes:
        named = [
            words.text("summary.theme", label=labels[theme], number=number)
            for theme, number in summary.themes
            if theme in labels
        ]
        sentences.append(words.text("summary.themes", themes=words.joined(named)))
    yield Paragraph(" ".join(sentences), "draft")
    if summary.quotations:
        yield Paragraph(words.text("summary.quoted"), "draft")
        yield Listing(
            tuple(
                Entry(
                    words.text("summary.quotation", text=quotation.text),
                    (words.text("replies.by", name=quotation.by),) if quotation.by else (),
                )
                for quotation in summary.quotations
            )
        )
