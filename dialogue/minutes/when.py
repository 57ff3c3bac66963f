"""When the meeting was: a certain day, or the words that were written. A year is concluded only with a remark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dialogue.language.dates import FoundDate, parse_swedish_dates, parse_times, swedish_time
from dialogue.minutes.facts import Found
from dialogue.minutes.lines import Line
from dialogue.minutes.minutes import Warned, remark

_NEXT = re.compile(r"\bnästa\s+(?:\w+\s+){0,2}?\w*(?:möte|konferens|träff|dialog)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """`held_on` is None where the day is not certain; `words` are then what was written. Times as "13.15"."""

    held_on: date | None = None
    words: str = ""
    starts: str = ""
    ends: str = ""


def when_held(
    fact: Found | None, title: Line | None, name: str, lines: Iterable[Line], today: date
) -> tuple[When, list[Warned]]:
    """The meeting's day from its own line, else from the title, else from the file's name; and remarks."""
    lines = tuple(lines)
    sources = [(fact.value, fact.line)] if fact else []
    sources += [(title.text, title.number)] if title else []
    times = parse_times(fact.value) if fact else ()
    starts = swedish_time(times[0].start) if times else ""
    ends = swedish_time(times[0].end) if times and times[0].end else ""
    for text, line in sources:
        day = next((found for found in parse_swedish_dates(text, today) if found.kind == "day"), None)
        if day is not None and day.first is not None:
            return When(day.first, "", starts, ends), _misfits(day, line)
        if day is not None:
            held_on, told = _concluded(day, line, name, lines, today)
            return When(held_on, "" if held_on else day.text, starts, ends), [told]
    named = [found.first for found in parse_swedish_dates(_spaced(name), today) if found.certain]
    if named:
        return When(named[0], "", starts, ends), [remark(0, "day-from-name")]
    return When(None, fact.value if fact else "", starts, ends), [remark(fact.line if fact else 0, "no-day")]


def _concluded(
    day: FoundDate, line: int, name: str, lines: Iterable[Line], today: date
) -> tuple[date | None, Warned]:
    """The year that is not written: from the file's name, or from when the next meeting is."""
    if "year" not in day.doubts or day.guess is None:
        return None, remark(line, "no-certain-day", text=day.text)
    for found in parse_swedish_dates(_spaced(name), today):
        if found.first and (found.first.month, found.first.day) == (day.guess.month, day.guess.day):
            return found.first, remark(line, "year-from-name", text=day.text, year=found.first.year)
    for one in lines:
        coming = next_meeting(one, today) if _NEXT.search(one.text) else None
        if coming is not None and coming.first is not None:
            held = _last_before(day.guess, coming.first)
            return held, remark(line, "year-from-next", text=day.text, year=held.year, coming=coming.text)
    return None, remark(line, "no-year", text=day.text)


def _last_before(day: date, limit: date) -> date:
    year = limit.year
    while True:
        try:
            if (held := day.replace(year=year)) < limit:
                return held
        except ValueError:  # 29 February
            pass
        year -= 1


def _misfits(day: FoundDate, line: int) -> list[Warned]:
    if "weekday" not in day.doubts or day.first is None:
        return []
    return [remark(line, "weekday", text=day.text, day=day.first)]


def _spaced(name: str) -> str:
    return re.sub(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)", r" \1-\2-\3 ", name)


def next_meeting(line: Line, today: date, held_on: date | None = None) -> FoundDate | None:
    """When a line says that the next meeting is, None where it does not."""
    if line.kind == "bullet" or not _NEXT.search(line.text):
        return None
    return next(iter(parse_swedish_dates(line.text, today, held_on)), None)
