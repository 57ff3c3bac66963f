"""The sheet that a contact takes along to the board: background in plain words, the questions, lines to write on, the last day.

As data that a page sets (`/remiss/CODE/a4`), and as a document that is written to PDF or .docx.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dialogue.compilation import Block, Document, Heading, Paragraph
from dialogue.consultations import Consultation
from dialogue.house import House
from dialogue.language.dates import english_date, swedish_date
from dialogue.questions import Question
from dialogue.reminders import LastDay
from wording.catalogues import translator
from wording.consultations import deadline_words, formal, what_it_is

MOST_QUESTIONS: Final = 4
LINES: Final = 8
MOST_BACKGROUND: Final = 800
"""Lines to write on, and letters of background, shared among the questions: all of it fits on one A4."""
RULE: Final = "_" * 72


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A question in plain words, what stands behind it, and how many lines there are to write on."""

    text: str
    background: str
    lines: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One A4. `facts` are short paragraphs, `choices` the three ways to stand, each with a box to tick."""

    title: str
    heading: str
    facts: tuple[str, ...]
    questions: tuple[SheetQuestion, ...]
    decided: str
    choices: tuple[str, ...]
    formal: str
    page: str


def board_sheet(
    language: str, one: Consultation, questions: Sequence[Question], house: House, page: str
) -> Sheet:
    """What stands on the sheet. `page` is the public page of the consultation."""
    t, c = translator("remiss", language), translator("consultation", language)
    last = deadline_words(LastDay(one.deadline, one.deadline_words, one.created_at), language)
    facts = [what_it_is(c, one), t.text("sheet.last" if one.deadline else "sheet.words", day=last)]
    if one.decision_on:
        written = english_date if language == "en" else swedish_date
        facts.append(c.text("page.decision", day=written(one.decision_on)))
    asked = [(q.plain or q.text, q.background) for q in questions[:MOST_QUESTIONS]]
    asked = asked or [(t.text("sheet.question"), "")]
    each, room = LINES // len(asked), MOST_BACKGROUND // len(asked)
    return Sheet(
        t.text("sheet.title"),
        one.title,
        tuple(facts),
        tuple(SheetQuestion(text, _cut(background, room), each) for text, background in asked),
        t.text("sheet.decided"),
        tuple(c.text(f"button.{answer}") for answer in ("will-answer", "declined")),
        formal(c, one, house),
        t.text("sheet.page", page=page),
    )


def _cut(text: str, most: int) -> str:
    """The beginning of a background, cut at a word; the page has all of it."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def sheet_document(sheet: Sheet, language: str, publisher: str) -> Document:
    """The sheet as a document."""
    blocks: list[Block] = [Paragraph(sheet.title, "note"), *(Paragraph(fact) for fact in sheet.facts)]
    for number, question in enumerate(sheet.questions, 1):
        blocks.append(Heading(2, question.text, f"fraga-{number}"))
        if question.background:
            blocks.append(Paragraph(question.background))
        blocks.append(Paragraph("\n".join([RULE] * question.lines)))
    blocks.append(Heading(2, sheet.decided, "beslut"))
    blocks.append(Paragraph("\n".join(f"☐ {choice}" for choice in sheet.choices)))
    blocks += [Paragraph(sheet.formal, "note"), Paragraph(sheet.page, "note")]
    return Document(sheet.heading, language, publisher, tuple(blocks))
