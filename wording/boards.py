"""What is mailed round the meeting of a board: that there is a sheet to take along, and what the board said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogue.consultations import Consultation
from dialogue.language.dates import english_date, swedish_date
from dialogue.reminders import LastDay
from wording.catalogues import translator
from wording.consultations import deadline_words


@dataclass(frozen=True, slots=True)
class BoardText:
    """A mail's heading and paragraphs, the label of its link ('' for none), and why one gets it."""

    heading: str
    paragraphs: tuple[str, ...]
    link: str
    why: str


def sheet_text(language: str, one: Consultation, organisation: str, board_on: date) -> BoardText:
    """Five days before."""
    t = translator("remiss", language)
    return BoardText(
        t.text("mail.sheet.heading", title=one.title),
        (
            t.text("mail.sheet.text", organisation=organisation, day=_written(language, board_on)),
            t.text("sheet.last" if one.deadline else "sheet.words", day=_last(language, one)),
        ),
        t.text("mail.sheet.link"),
        t.text("mail.board.why"),
    )


def asked_text(language: str, one: Consultation, organisation: str, board_on: date) -> BoardText:
    """The day after."""
    t = translator("remiss", language)
    return BoardText(
        t.text("mail.asked.heading", title=one.title),
        (
            t.text("mail.asked.text", organisation=organisation, day=_written(language, board_on)),
            t.text("mail.asked.not-yet"),
        ),
        "",
        t.text("mail.board.why"),
    )


def _written(language: str, day: date) -> str:
    return english_date(day) if language == "en" else swedish_date(day)


def _last(language: str, one: Consultation) -> str:
    return deadline_words(LastDay(one.deadline, one.deadline_words, one.created_at), language)


def sheet_caption(language: str, one: Consultation, page: str) -> str:
    """The line beneath the sheet in the chat; plain text of at most 1 024 characters."""
    return translator("remiss", language).text("sheet.caption", title=one.title[:300], page=page)
