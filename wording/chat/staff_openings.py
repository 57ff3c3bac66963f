"""When a question is opened: at once, on a day by itself, or at the meeting; the lines and buttons for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from dialogue.language.dates import STOCKHOLM
from dialogue.questions import Question, Refusal
from wording.chat.plain import day, quoted, safe, words
from wording.chat.staff import LABEL, key
from wording.said import Button, Said

DOMAIN: Final = "wizard"


def option_button(language: str, name: str, data: str) -> Button:
    """A button of the wizard's own words."""
    return Button(words(language, DOMAIN).text(name)[:LABEL], f"s:{data}")


def opening_lines(language: str, told: Mapping[str, str], meeting: str) -> list[str]:
    """When it opens, unless at once."""
    t = words(language, DOMAIN)
    if told.get("opens"):
        return [t.text("opens.day", day=day(date.fromisoformat(told["opens"]), language))]
    if told.get("at_meeting"):
        return [t.text("opens.meeting", meeting=safe(meeting)) if meeting else t.text("opens.some-meeting")]
    return []


def open_ways(language: str, told: Mapping[str, str], refusals: Sequence[Refusal]) -> list[Button]:
    """The button that opens it or plans its opening, with a note where something speaks against it; none where that is firm."""
    planned = bool(told.get("opens"))
    if any(one.firm for one in refusals):
        return []
    if planned:
        name = "button.plan-anyway" if refusals else "button.plan"
        return [option_button(language, name, "w:note" if refusals else "w:open")]
    return [
        key(language, "button.open-anyway", "w:note")
        if refusals
        else key(language, "button.open-now", "w:open")
    ]


def other_openings(language: str, told: Mapping[str, str]) -> list[Button]:
    """The ways in which it could be opened instead."""
    on_a_day = option_button(language, "button.on-a-day", "w:day")
    at_meeting = option_button(language, "button.at-meeting", "w:meeting:1")
    if told.get("opens"):
        return [option_button(language, "button.at-once", "w:opens:"), at_meeting]
    if told.get("at_meeting"):
        return [on_a_day, option_button(language, "button.not-at-meeting", "w:meeting:")]
    return [on_a_day, at_meeting]


def ask_day(language: str) -> Said:
    """On which day it opens."""
    t = words(language, DOMAIN)
    return Said(t.text("ask.opens"), asks=t.text("opens.placeholder"))


def too_late(language: str) -> Said:
    """The day is after the last one to answer."""
    t = words(language, DOMAIN)
    return Said(t.text("opens.late"), asks=t.text("opens.placeholder"))


def planned_line(language: str, question: Question) -> str:
    """That it opens by itself, and when."""
    assert question.opens_at is not None
    when = day(question.opens_at.astimezone(STOCKHOLM).date(), language)
    return words(language, DOMAIN).text("planned", day=when, text=quoted(question.text))
