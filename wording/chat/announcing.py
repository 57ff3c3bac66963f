"""What is said about a question without being asked: that it comes, that it still waits; and to the office, whom it reached.

The question itself is `questions.announcement`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from dialogue.house import House
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import Question, short_title
from wording.chat.plain import day, safe, words
from wording.chat.questions import card
from wording.said import Said


def pre_announcement(language: str, house: House, question: Question, comes: datetime) -> Said:
    """That a question comes on a day; nothing is to be done yet."""
    t = words(language, "announcing")
    on = day(comes.astimezone(STOCKHOLM).date(), language)
    lines = (
        t.text("before.comes", day=on, office=safe(house.office_in(language))),
        t.text("before.question", text=safe(question.plain or question.text)),
        t.text("before.nothing"),
        t.text("stop"),
    )
    return Said("\n\n".join(lines))


def reminder(language: str, question: Question) -> Said:
    """The question once more, to somebody who has not answered it."""
    t = words(language, "announcing")
    said = card(language, question, before=t.text("reminder.waits"))
    return replace(said, text=f"{said.text}\n\n{t.text('stop')}")


def told_notice(language: str, question: Question, told: int) -> Said:
    """To the office: a question has opened by its date, and so many members are told."""
    title = safe(short_title(question.text, question.short_title))
    return Said(words(language, "announcing").plural("office.told", told, title=title))
