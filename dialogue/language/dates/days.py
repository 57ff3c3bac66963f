"""Days as they stand in a text, before any year is inferred: "fredag 5/10", "den 17:e oktober", "2025-09-05".

Finds and splits; `years` decides what is missing and `reading` puts it together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dialogue.language.dates.names import MONTH_NUMBER, WEEKDAY_NUMBER, alternatives


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """Day 1–31, month 1–12, the year when written, weekday 0–6 when written; `slash` for "5/10"."""

    span: tuple[int, int]
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    slash: bool = False


@dataclass(frozen=True, slots=True)
class WrittenDays:
    """A day, or the first and last of a run."""

    span: tuple[int, int]
    first: WrittenDay
    last: WrittenDay


_NAME_OF_DAY = alternatives(WEEKDAY_NUMBER)
_WEEKDAY = rf"(?:\b(?P<weekday>{_NAME_OF_DAY})\b\.?,?\s+(?:den\s+)?)"
_ORDINAL = r"(?:\s?[:;.]\s?[ea]\b|\s?[ea]\b|(?:st|nd|rd|th)\b|\.)?"
_DAY = rf"(?:0?[1-9]|[12]\d|3[01]){_ORDINAL}"
_MONTH = rf"(?P<month>{alternatives(MONTH_NUMBER)})\b\.?"
_YEAR = r"(?:,?\s+(?P<year>(?:19[5-9]|20\d)\d)(?![\d:/]|\.\d|\s?[-–]\s?\d{4}))?"
_AND = r"(?:,|och|samt|&|-|–|—|till(?:\s+och\s+med)?|t\.?o\.?m\.?)"
_MORE = rf"(?:\s*{_AND}\s*(?:(?:{_NAME_OF_DAY})\b\.?,?\s+(?:den\s+)?)?{_DAY}){{0,9}}"
_NAMED = re.compile(
    rf"{_WEEKDAY}?(?<![\d.,:/-])(?P<days>{_DAY}{_MORE})\s*{_MONTH}{_YEAR}",
    re.IGNORECASE,
)
_ISO = re.compile(
    rf"{_WEEKDAY}?(?<![\w/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-\d|[A-SU-Z])",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    rf"(?P<cue>{_WEEKDAY}|\b(?:den|senast|innan|före)\s+)?(?<![\w/.,:-])(?P<days>0?[1-9]|[12]\d|3[01])"
    r"/(?P<month>0?[1-9]|1[0-2])(?:[ -](?P<year>20\d\d))?(?![\w/%]|-\d|\s*(?:av|delar|del)\b)",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"\d{4}-\d\d|\d\s?/\s?\d|\d\D{0,8}(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:-|–|—)\s*|\s+till(?:\s+och\s+med|\s+den)?\s+|\s+t\.?o\.?m\.?\s+", re.IGNORECASE)
_RANGE = re.compile(r"-|–|—|till|t\.?o\.?m", re.IGNORECASE)


def may_hold_date(text: str) -> bool:
    """Whether there is anything like a date; quick, and never false when there is one."""
    return _DATE_LIKE.search(text) is not None


def written_days(text: str) -> tuple[WrittenDays, ...]:
    """The days and runs of days in `text`, in order."""
    singles = sorted(_single_groups(text), key=lambda group: group.span)
    return tuple(_joined(text, singles))


def _single_groups(text: str) -> Iterator[WrittenDays]:
    taken: list[tuple[int, int]] = []
    for pattern in (_ISO, _NAMED, _SLASHED):
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                yield from _groups(match)


def _groups(match: re.Match[str]) -> Iterator[WrittenDays]:
    found = match.groupdict()
    month = MONTH_NUMBER.get(found["month"].casefold()) or int(found["month"])
    slash = match.re is _SLASHED and not found["cue"]
    year = int(found["year"]) if found["year"] else None
    parts = found.get("days") or found["day"]
    days = [
        WrittenDay(match.span(), int(number), month, year, weekday, slash)
        for number, weekday in _numbers(parts, _weekday(found["weekday"]))
    ]
    if len(days) > 1 and (_RANGE.search(parts) or _consecutive(days)):
        yield WrittenDays(match.span(), days[0], days[-1])
    else:
        yield from (WrittenDays(match.span(), day, day) for day in days)


def _numbers(parts: str, weekday: int | None) -> Iterator[tuple[int, int | None]]:
    """The day numbers of "17 – lördag 18", each with the weekday that stands before it."""
    position = 0
    for number in re.finditer(r"\d+", parts):
        names = re.findall(r"[a-zåäö]+", parts[position : number.start()].casefold())
        named = [WEEKDAY_NUMBER[name] for name in names if name in WEEKDAY_NUMBER]
        yield int(number.group()), weekday if position == 0 else (named[-1] if named else None)
        position = number.end()


def _weekday(name: str | None) -> int | None:
    return WEEKDAY_NUMBER[name.casefold()] if name else None


def _consecutive(days: list[WrittenDay]) -> bool:
    return all(after.day == before.day + 1 for before, after in pairwise(days))


def _joined(text: str, groups: list[WrittenDays]) -> Iterator[WrittenDays]:
    """Runs over a month's end, "30 september – 2 oktober 2025", made into one."""
    waiting: WrittenDays | None = None
    for group in groups:
        if waiting and _joins(text, waiting, group):
            waiting = _join(waiting, group)
            continue
        if waiting:
            yield waiting
        waiting = group
    if waiting:
        yield waiting


def _joins(text: str, one: WrittenDays, other: WrittenDays) -> bool:
    single = one.first == one.last and other.first == other.last and one.span[1] <= other.span[0]
    return single and bool(_JOIN.fullmatch(text, one.span[1], other.span[0]))


def _join(one: WrittenDays, other: WrittenDays) -> WrittenDays:
    first, last = one.first, other.last
    if first.year is None and last.year is not None:
        turns = (first.month, first.day) > (last.month, last.day)
        first = replace(first, year=last.year - turns)
    return WrittenDays((one.span[0], other.span[1]), first, last)
