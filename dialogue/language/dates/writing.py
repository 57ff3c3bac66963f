"""Dates as Medskick writes them: "fredag 17 oktober 2025 kl. 13.15–16.00", and in English.

Stockholm time, weekday always, dot in Swedish times, no padded hour, en dash in spans (Myndigheternas
skrivregler). Own tables of names, so that no locale on the machine matters.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialogue.language.dates.names import MONTHS_EN, MONTHS_SV, WEEKDAYS_EN, WEEKDAYS_SV

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def swedish_date(day: date, *, year: bool = True) -> str:
    """ "fredag 17 oktober 2025"; an aware datetime is taken to its Stockholm day.

    >>> swedish_date(date(2025, 10, 17), year=False)
    'fredag 17 oktober'
    """
    return _day(_local_day(day), WEEKDAYS_SV, MONTHS_SV, month=True, year=year)


def english_date(day: date, *, year: bool = True) -> str:
    """ "Friday 17 October 2025"; an aware datetime is taken to its Stockholm day."""
    return _day(_local_day(day), WEEKDAYS_EN, MONTHS_EN, month=True, year=year)


def swedish_time(moment: datetime | time) -> str:
    """ "13.15", "9.00"; an aware datetime is taken to Stockholm time first."""
    at = moment.astimezone(STOCKHOLM) if isinstance(moment, datetime) else moment
    return f"{at.hour}.{at.minute:02}"


def swedish_span(start: date, end: date | None = None, all_day: bool = False) -> str:
    """From `start` to `end` in words: aware datetimes, or calendar days when `all_day`.

    An end at Stockholm midnight belongs to the day before it: written as 24.00, or, all day, as the last day
    (so that the exclusive end of an iCal event may be given as it is). A plain date as end is the last day
    itself. No end: only the start is written.

    >>> from datetime import UTC
    >>> swedish_span(datetime(2025, 10, 17, 11, 15, tzinfo=UTC), datetime(2025, 10, 17, 14, tzinfo=UTC))
    'fredag 17 oktober 2025 kl. 13.15–16.00'
    """
    if all_day or not isinstance(start, datetime):
        return _days(_local_day(start), _last_day(start, end), WEEKDAYS_SV, MONTHS_SV)
    starts, ends = _local(start), _local_end(start, end)
    first = f"{swedish_date(starts)} kl. {starts.hour}.{starts.minute:02}"
    if ends is None:
        return first
    day, clock = ends
    if day == starts.date():
        return f"{first}–{_dotted(clock)}"
    return f"{first} – {swedish_date(day)} kl. {_dotted(clock)}"


def english_span(start: date, end: date | None = None, all_day: bool = False) -> str:
    """The same in English: "Friday 17 October 2025, 13:15–16:00"."""
    if all_day or not isinstance(start, datetime):
        return _days(_local_day(start), _last_day(start, end), WEEKDAYS_EN, MONTHS_EN)
    starts, ends = _local(start), _local_end(start, end)
    first = f"{english_date(starts)}, {starts:%H:%M}"
    if ends is None:
        return first
    day, clock = ends
    return f"{first}–{clock}" if day == starts.date() else f"{first} – {english_date(day)}, {clock}"


def _dotted(clock: str) -> str:
    hour, minute = clock.split(":")
    return f"{int(hour)}.{minute}"


def _local(moment: datetime) -> datetime:
    return moment.astimezone(STOCKHOLM)


def _local_day(day: date) -> date:
    return _local(day).date() if isinstance(day, datetime) else day


def _last_day(start: date, end: date | None) -> date:
    if isinstance(start, datetime):
        ends = _local_end(start, end)
        return ends[0] if ends else _local_day(end or start)
    return _local_day(end or start)


def _local_end(start: datetime, end: date | None) -> tuple[date, str] | None:
    """The day the end belongs to and its clock, "24:00" for the midnight that closes a day."""
    if not isinstance(end, datetime) or end <= start:
        return None
    local = _local(end)
    if local.time() == time(0):
        return local.date() - timedelta(days=1), "24:00"
    return local.date(), f"{local:%H:%M}"


def _days(first: date, last: date, weekdays: tuple[str, ...], months: tuple[str, ...]) -> str:
    """Leaves out of the first day what the last one says too."""
    ending = _day(last, weekdays, months, month=True, year=True)
    if last <= first:
        return _day(first, weekdays, months, month=True, year=True)
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    return f"{_day(first, weekdays, months, month=not same_month, year=not same_year)} – {ending}"


def _day(day: date, weekdays: tuple[str, ...], months: tuple[str, ...], *, month: bool, year: bool) -> str:
    words = [weekdays[day.weekday()], str(day.day)]
    if month:
        words.append(months[day.month - 1])
    if year:
        words.append(str(day.year))
    return " ".join(words)
