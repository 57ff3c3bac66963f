"""The annual wheel in words: a month's name, and each thing on it as a line. Plain text; whoever shows it escapes it."""

from __future__ import annotations

from datetime import date

from dialogue.language.dates import english_date, english_span, swedish_date, swedish_span, without_date
from dialogue.language.dates.names import MONTHS_EN, MONTHS_SV
from dialogue.wheel import Group, Happening
from wording.catalogues import Translator, translator


def words(language: str) -> Translator:
    """The wheel's own catalogue."""
    return translator("wheel", language)


def heading(group: Group, language: str) -> str:
    """ "Mars 2027", or "Någon gång våren 2027"."""
    if not group.month:
        return words(language).text("group.words", words=group.words)
    name = month_name(group.month, language)
    return name[:1].upper() + name[1:]


def month_name(month: str, language: str) -> str:
    """ "mars 2027" for "2027-03"."""
    names = MONTHS_EN if language == "en" else MONTHS_SV
    year, number = month.split("-")
    return f"{names[int(number) - 1]} {year}"


def when(one: Happening, language: str) -> str:
    """The day, with the time where it is known; "någon gång i månaden" where only the month is; '' where words stand above."""
    if one.day is None:
        return words(language).text("when.month") if one.month else ""
    if one.starts is None or (one.all_day and one.ends is None):
        return _day(one.day, language)
    return (english_span if language == "en" else swedish_span)(one.starts, one.ends, one.all_day)


def title(one: Happening, language: str) -> str:
    """What it is and what it is about: "Sista dag att svara: Kulturplanen"."""
    named = without_date(one.title, one.day) if one.kind == "event" and one.day else one.title
    t = words(language)
    return named if one.kind == "event" else t.text(f"kind.{one.kind}", title=named)


def notes(one: Happening, language: str) -> str:
    """Who and where, that it is cancelled, and the day that it had before; '' where there is nothing to add."""
    t = words(language)
    parts = [t.text("note.cancelled")] if one.cancelled else []
    parts += [t.text("note.moved", day=_day(one.moved_from, language))] if one.moved_from else []
    parts += [part for part in (one.body, one.place) if part]
    return ", ".join(parts)


def _day(day: date, language: str) -> str:
    return english_date(day) if language == "en" else swedish_date(day)
