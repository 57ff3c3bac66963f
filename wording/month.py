"""What the office and the organisations are told in the days before an issue, in the chat and by mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from wording.catalogues import Translator, translator
from wording.chat.plain import day as written_day
from wording.chat.plain import safe
from wording.chat.staff import to_menu
from wording.chat.staff_issue import issue_name
from wording.said import Button, Said

NUMBERS: Final = 12
"""Numbers up to this are written out."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that waits for an editor. `name` is its words' key, `press` what a button in the chat carries, `place` where
    on the desk's page it is."""

    name: str
    count: int
    press: str
    place: str


def words(language: str) -> Translator:
    """The month's words in a language."""
    return translator("month", language)


def ask_staff(language: str, period: str, day: date) -> Said:
    """A week before: what should be in it?"""
    text = words(language).text(
        "ask.staff", name=issue_name(language, period), day=written_day(day, language)
    )
    return Said(safe(text), (to_menu(language),))


def ask_organisations(language: str, day: date, last: date) -> tuple[str, tuple[str, ...]]:
    """A week before, to an organisation by mail: heading and paragraphs."""
    t = words(language)
    told = {"day": written_day(day, language), "last": written_day(last, language)}
    return t.text("ask.organisations"), (
        t.text("ask.organisations.what", **told),
        t.text("ask.organisations.how", **told),
    )


def nearly_ready(language: str, period: str, waiting: tuple[ToDo, ...]) -> str:
    """ "Novembernumret är nästan klart. Fyra saker väntar på dig." """
    t = words(language)
    name = issue_name(language, period)
    if not waiting:
        return t.text("ready.nothing", name=name)
    return t.plural("ready.waiting", len(waiting), name=name, number=_number(language, len(waiting)))


def line(language: str, one: ToDo) -> str:
    """One thing that waits, as a line or a button."""
    return words(language).plural(f"todo.{one.name}", one.count)


def editors_screen(language: str, period: str, subject: str, waiting: tuple[ToDo, ...]) -> Said:
    """The message to each editor when the draft is made: each thing is a button that leads to it."""
    t = words(language)
    lines = [nearly_ready(language, period, waiting), t.text("ready.subject", subject=subject)]
    show = Button(t.text("button.look"), f"s:n:{period}")
    rows = [(Button(line(language, one), f"s:{one.press}"),) for one in waiting if one.press != f"n:{period}"]
    return Said(safe("\n\n".join(lines)), ((show,), *rows))


def planned_stopped(language: str, period: str, reason: str, facts: tuple[str, ...] = ()) -> Said:
    """A planned sending did not begin: why, and where to look."""
    t = words(language)
    text = t.text(f"stopped.{reason}", name=issue_name(language, period))
    lines = [text, *(f"• {one}" for one in facts)]
    return Said(safe("\n".join(lines)), ((Button(t.text("button.look"), f"s:n:{period}"),),))


def planned_stopped_mail(
    language: str, period: str, reason: str, facts: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The same as a mail: its heading, then paragraphs."""
    t, name = words(language), issue_name(language, period)
    return t.text("stopped.heading", name=name), t.text(f"stopped.{reason}", name=name), *facts


def _number(language: str, number: int) -> str:
    """A number at the beginning of a sentence."""
    return words(language).text(f"number.{number}") if number <= NUMBERS else str(number)
