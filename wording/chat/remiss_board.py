"""When the board meets about a consultation: days to choose among, what is kept, and what the board said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialogue.consultations import Consultation
from wording.chat.consultations import OPEN, VERB
from wording.chat.plain import day, quoted, safe, words
from wording.consultations import answer_label
from wording.said import Button, Said

EACH_ROW = 3


def choose_screen(
    language: str, one: Consultation, days: Sequence[date], offset: int, *, more: bool, unclear: bool = False
) -> Said:
    """The coming days, one press each; any other day can be written."""
    t = words(language, "remiss")
    buttons = [
        Button(_short(language, one_day), f"{OPEN}:d:{one.id}:{one_day.isoformat()}") for one_day in days
    ]
    rows = [tuple(buttons[first : first + EACH_ROW]) for first in range(0, len(buttons), EACH_ROW)]
    turns = [Button(t.text("button.days.later"), f"{OPEN}:b:{one.id}:{offset + len(days)}")] if more else []
    text = t.text("board.unclear" if unclear else "board.ask", title=quoted(one.title))
    return Said(text, (*rows, *([tuple(turns)] if turns else [])))


def _short(language: str, one: date) -> str:
    names = words(language, "remiss").text("days").split()
    return f"{names[one.weekday()]} {one.day}/{one.month}"


def kept_screen(language: str, one: Consultation, chosen: date) -> Said:
    """The day is kept, and what comes of it."""
    t = words(language, "remiss")
    text = t.text("board.kept", title=quoted(one.title), day=day(chosen, language))
    sheet = Button(t.text("button.sheet"), f"{OPEN}:a:{one.id}")
    another = Button(t.text("button.board.other"), f"{OPEN}:b:{one.id}")
    return Said(text, ((sheet,), (another,)))


def asked_screen(language: str, one: Consultation, organisation: str, board_on: date) -> Said:
    """The day after: what did the board say?"""
    t = words(language, "remiss")
    text = t.text(
        "board.asked", organisation=safe(organisation), title=quoted(one.title), day=day(board_on, language)
    )
    answers = [
        (Button(answer_label(language, what), f"{VERB}:{one.id}:{what}"),)
        for what in ("will-answer", "declined")
    ]
    return Said(text, (*answers, (Button(t.text("button.not-yet"), f"{OPEN}:n:{one.id}"),)))


def not_yet_screen(language: str, one: Consultation) -> Said:
    """It is not settled; a new day may be told."""
    t = words(language, "remiss")
    again = Button(t.text("button.board"), f"{OPEN}:b:{one.id}")
    return Said(t.text("board.not-yet", title=quoted(one.title)), ((again,),))
