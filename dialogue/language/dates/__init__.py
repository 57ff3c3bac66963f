"""Dates as Swedish texts write them, and as Medskick writes them back.

    parse_swedish_dates(text, today, reference)  text -> FoundDate, …
    may_hold_date(text)                          whether there is anything like a date in it
    parse_times(text)                            text -> Clock, …
    swedish_date, swedish_span                   date or times -> "fredag 17 oktober 2025 kl. 13.15–16.00"
    english_date, english_span                   the same in English
    without_date(title, day)                     a title without the date it ends with

Does not decide what a date is used for: weekend deadlines and reminders are rules of their own.
"""

from dialogue.language.dates.clock import parse_times
from dialogue.language.dates.days import may_hold_date
from dialogue.language.dates.found import Clock, Doubt, FoundDate
from dialogue.language.dates.reading import parse_swedish_dates
from dialogue.language.dates.titles import without_date
from dialogue.language.dates.writing import (
    STOCKHOLM,
    english_date,
    english_span,
    swedish_date,
    swedish_span,
    swedish_time,
)

__all__ = [
    "STOCKHOLM",
    "Clock",
    "Doubt",
    "FoundDate",
    "english_date",
    "english_span",
    "may_hold_date",
    "parse_swedish_dates",
    "parse_times",
    "swedish_date",
    "swedish_span",
    "swedish_time",
    "without_date",
]
