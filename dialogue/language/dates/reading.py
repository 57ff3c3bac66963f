"""Text in, dates out: what was found, what could be concluded, and what a person should be asked.

Never presents a guess as a fact: a date that the text does not decide has no `first`.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from dialogue.language.dates import clock as clocks
from dialogue.language.dates import years
from dialogue.language.dates.days import WrittenDays, written_days
from dialogue.language.dates.found import Clock, Doubt, FoundDate
from dialogue.language.dates.periods import periods
from dialogue.language.dates.writing import STOCKHOLM

_BEFORE_DATE = re.compile(r"[\s,]+(?:den\s+|på\s+)?")
_EVENING, _MORNING = time(17), time(6)


def parse_swedish_dates(text: str, today: date, reference: date | None = None) -> tuple[FoundDate, ...]:
    """The dates in `text`, in order.

    text: any text; it is read in NFC form and spans point into that form.
    today: the Stockholm calendar day on which the text is read.
    reference: a day that the text is known to be written near (publication, the meeting it reports),
        which then decides the year of dates without one.
    """
    text = unicodedata.normalize("NFC", text)
    exact = [_read(text, days, today, reference) for days in written_days(text)]
    fuzzy = _not_overlapping(periods(text), exact, len(text))
    return tuple(sorted([*exact, *fuzzy], key=lambda found: (found.span, found.first or date.max)))


def _not_overlapping(
    candidates: Iterator[FoundDate], exact: list[FoundDate], length: int
) -> Iterator[FoundDate]:
    """The candidates on letters that no exact date and no earlier candidate has."""
    taken = bytearray(length)
    for found in exact:
        taken[slice(*found.span)] = b"x" * len(found.text)
    for found in candidates:
        if not any(taken[slice(*found.span)]):
            taken[slice(*found.span)] = b"x" * len(found.text)
            yield found


def _read(text: str, days: WrittenDays, today: date, reference: date | None) -> FoundDate:
    clock = clocks.time_after(text, days.span[1]) or _time_before(text, days.span[0])
    first, last = _first_and_last(days, today, reference)
    doubts = tuple(_doubts(days, first, last, clock))
    if first is None or last is None or "impossible" in doubts or "number" in doubts or last < first:
        decided, last = None, None
    else:
        decided = first
    starts, ends = _moments(decided, last, clock)
    return FoundDate(
        text=text[slice(*days.span)],
        span=days.span,
        kind="day" if days.first == days.last else "days",
        first=decided,
        last=last,
        starts=starts,
        ends=ends,
        clock=clock,
        doubts=doubts,
        guess=None if decided or "impossible" in doubts else years.guess(days.first, today),
    )


def _first_and_last(
    days: WrittenDays, today: date, reference: date | None
) -> tuple[date | None, date | None]:
    first = years.decided(days.first, today, reference)
    if days.first == days.last or first is None:
        return first, first
    return first, years.decided(days.last, today, first if days.last.year is None else reference)


def _doubts(days: WrittenDays, first: date | None, last: date | None, clock: Clock | None) -> Iterator[Doubt]:
    if not years.exists(days.first) or not years.exists(days.last):
        yield "impossible"
    elif first is None or last is None:
        yield "year"
        if days.first.weekday is not None:
            yield "weekday"
    elif _misfits(days.first.weekday, first) or _misfits(days.last.weekday, last):
        yield "weekday"
    if days.first.slash and days.first.year is None:
        yield "number"
    if (first and last and last < first) or (clock and _backwards(clock, days)):
        yield "order"


def _misfits(weekday: int | None, day: date) -> bool:
    return weekday is not None and day.weekday() != weekday


def _backwards(clock: Clock, days: WrittenDays) -> bool:
    if clock.end is None or clock.end > clock.start or days.first != days.last:
        return False
    return not _past_midnight(clock)


def _past_midnight(clock: Clock) -> bool:
    if clock.end is None or clock.end > clock.start:
        return False
    return clock.end == time(0) or (clock.start >= _EVENING and clock.end <= _MORNING)


def _moments(
    first: date | None, last: date | None, clock: Clock | None
) -> tuple[datetime | None, datetime | None]:
    if first is None or last is None or clock is None:
        return None, None
    starts = _moment(first, clock.start, clock)
    if clock.end is None or (first == last and clock.end <= clock.start and not _past_midnight(clock)):
        return starts, None
    return starts, _moment(last + timedelta(days=_past_midnight(clock)), clock.end, clock)


def _moment(day: date, at: time, clock: Clock) -> datetime:
    zone = clock.zone or STOCKHOLM
    return datetime.combine(day, at, zone).astimezone(UTC)


def _time_before(text: str, position: int) -> Clock | None:
    """ "kl. 13.15–16 fredag 17 oktober": the time may stand before its date."""
    start = max(0, position - 40)
    for clock in reversed(clocks.parse_times(text[start:position])):
        if _BEFORE_DATE.fullmatch(text, start + clock.span[1], position):
            begin, end = clock.span
            return Clock(clock.start, clock.end, clock.zone, (start + begin, start + end))
    return None
