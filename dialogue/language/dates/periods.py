"""Fuzzy dates as periods: "våren 2026", "mitten av mars 2027", "kvartal 3 2026", "vecka 42 2025".

A period is never as good as a date: it says from when to when something may happen. Without a year it is
found but left undecided.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from dialogue.language.dates.found import Doubt, FoundDate
from dialogue.language.dates.names import MONTH_NUMBER, SEASON_MONTHS, alternatives

_YEAR = r"(?P<year>20\d\d)(?![\d.:]|-\d)"
_PART = r"(?:(?P<part>början|mitten|slutet)\s+(?:av|på)\s+)?"
_MONTH = rf"(?P<month>{alternatives({n: m for n, m in MONTH_NUMBER.items() if len(n) > 2})})\b"
_SEASON = re.compile(
    rf"\b(?:(?P<season>vår|sommar|höst|vinter)(?:en|n)?|(?P<winter>vintern))\b(?:\s+{_YEAR}(?:\s?[/–-]\s?(?P<to>\d\d(?:\d\d)?))?)?",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    rf"\b{_PART}{_MONTH}(?:\s*[-–]\s*(?P<month2>{alternatives(MONTH_NUMBER)})\b)?(?:\s+{_YEAR})",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(
    rf"\b(?:under|i|(?P<part>början|mitten|slutet)\s+(?:av|på))\s+{_MONTH}(?!\s+(?:19|20)\d\d)", re.IGNORECASE
)
_QUARTER = re.compile(
    rf"\b(?:kvartal\s*(?P<a>[1-4])|(?P<b>första|andra|tredje|fjärde)\s+kvartalet|Q(?P<c>[1-4]))\s+(?:år\s+)?{_YEAR}",
    re.IGNORECASE,
)
_WEEK = re.compile(rf"\b(?:vecka|v\.?)\s*(?P<week>[1-9]|[1-4]\d|5[0-3])\b(?:,?\s+{_YEAR})?", re.IGNORECASE)
_WHOLE_YEAR = re.compile(
    rf"\b(?:(?P<part>början|mitten|slutet)\s+(?:av|på)\s+|under\s+)(?:år\s+)?{_YEAR}", re.IGNORECASE
)
_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
_Range = tuple[date, date]


def periods(text: str) -> Iterator[FoundDate]:
    """The fuzzy dates in `text`; they may overlap, and they may overlap an exact date (`reading` chooses)."""
    for match in _MONTHS.finditer(text):
        yield _found(match, _months(match))
    for match in _QUARTER.finditer(text):
        yield _found(match, _quarter(match))
    for match in _SEASON.finditer(text):
        if match["year"] or match.group().casefold() not in SEASON_MONTHS:
            yield _season(match)
    for match in _WEEK.finditer(text):
        yield _found(match, _week(match))
    for match in _WHOLE_YEAR.finditer(text):
        year = int(match["year"])
        yield _found(match, _part(match["part"], (date(year, 1, 1), date(year, 12, 31))))
    for match in _BARE_MONTH.finditer(text):
        yield _found(match, None)


def _found(match: re.Match[str], days: _Range | None, doubts: tuple[Doubt, ...] = ()) -> FoundDate:
    first, last = days or (None, None)
    undecided: tuple[Doubt, ...] = () if days or doubts else ("year",)
    return FoundDate(match.group(), match.span(), "period", first, last, doubts=doubts or undecided)


def _months(match: re.Match[str]) -> _Range:
    year, month = int(match["year"]), MONTH_NUMBER[match["month"].casefold()]
    last = MONTH_NUMBER[match["month2"].casefold()] if match["month2"] else month
    return _part(match["part"], _whole_months(year - (last < month), month, year, last))


def _quarter(match: re.Match[str]) -> _Range:
    number = _ORDINALS[match["b"].casefold()] if match["b"] else int(match["a"] or match["c"])
    year = int(match["year"])
    return _whole_months(year, 3 * number - 2, year, 3 * number)


def _season(match: re.Match[str]) -> FoundDate:
    if not match["year"]:
        return _found(match, None)
    year = int(match["year"])
    season = "vinter" if match["winter"] else match["season"].casefold()
    if season == "vinter":
        if not match["to"]:
            return _found(match, None, ("season",))
        return _found(match, _whole_months(year, 12, year + 1, 2))
    first = SEASON_MONTHS[season]
    return _found(match, _whole_months(year, first, year, first + 2))


def _week(match: re.Match[str]) -> _Range | None:
    """Monday to Sunday of an ISO 8601 week, the numbering of Swedish calendars."""
    if not match["year"]:
        return None
    try:
        monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def _whole_months(year: int, month: int, last_year: int, last_month: int) -> _Range:
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _part(part: str | None, days: _Range) -> _Range:
    """A third of the period for "början", "mitten", "slutet"."""
    if not part:
        return days
    first, last = days
    third = timedelta(days=((last - first).days + 1) // 3)
    match part.casefold():
        case "början":
            return first, first + third - timedelta(days=1)
        case "mitten":
            return first + third, last - third
        case _:
            return last - third + timedelta(days=1), last
