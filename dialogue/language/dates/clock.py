"""Times of day as Swedish texts write them: "kl. 13.15–16.00", "0830-1200", "11.30-16", "klockan 9".

Finds times only; `reading` decides which date they belong to.
"""

import re
from collections.abc import Iterator
from datetime import UTC, time, timedelta, timezone

from dialogue.language.dates.found import Clock
from dialogue.language.dates.names import MONTH_NUMBER, alternatives

_CUE = r"(?:kl(?:ockan|\.)?|tid:?)"
_TO = r"\s*(?:-|–|—|till|to)\s*"
_HOUR = r"(?:[01]?\d|2[0-4])"
_EXACT = rf"{_HOUR}[.:][0-5]\d(?::[0-5]\d)?"
_LOOSE = rf"{_HOUR}(?:[.:][0-5]\d(?::[0-5]\d)?)?"
_COMPACT = r"(?:[01]\d|2[0-4])[0-5]\d"
_ZONE = r"(?:\s?(?P<zone>GMT|UTC|Z|CEST|CET|[+-]\d{2}:?\d{2})(?![\w:]))?"
_NOT_INSIDE = r"(?<![\d.,:/-])"
_ENDS = r"(?![\d:/%]|[.,]\d)"
_NO_DAY = rf"(?!\s*(?::e\b|/|(?:{alternatives(MONTH_NUMBER)})\b))"

_CUED = re.compile(
    rf"\b{_CUE}\s*(?:(?P<a>{_COMPACT}|{_LOOSE})(?:{_TO}(?:{_CUE}\s*)?(?P<b>{_COMPACT}|{_LOOSE}))?){_ENDS}{_NO_DAY}{_ZONE}",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"{_NOT_INSIDE}(?:(?P<a>{_EXACT}){_TO}(?P<b>{_LOOSE})|(?P<c>{_HOUR}){_TO}(?P<d>{_EXACT})"
    rf"|(?P<e>{_COMPACT})\s*[-–—]\s*(?P<f>{_COMPACT})){_ENDS}{_NO_DAY}",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    rf"(?:[ \t]*[,;(–-]?[ \t]*(?:från\s+|mellan\s+)?|T)"
    rf"(?P<a>{_EXACT})(?:\.\d+)?(?:{_TO}(?P<b>{_LOOSE}))?{_ENDS}{_NO_DAY}{_ZONE}"
    rf"|[ \t]*[,;(]?[ \t]*(?P<c>{_HOUR}|{_COMPACT})\s*[-–—]\s*(?P<d>{_COMPACT}|{_LOOSE}){_ENDS}{_NO_DAY}",
    re.IGNORECASE,
)
_CUED_AFTER_DATE = re.compile(rf"[\s,;:()–-]{{0,4}}(?:från\s+|mellan\s+)?(?={_CUE})", re.IGNORECASE)
_YEARS = range(1900, 2100)


def parse_times(text: str) -> tuple[Clock, ...]:
    """The times of day in `text`, in order. A lone hour counts only after "kl." or "klockan".

    >>> parse_times("0830-1200 och kl. 18")[0].end
    datetime.time(12, 0)
    """
    found = [*_clocks(_CUED, text)]
    for clock in _clocks(_BARE, text):
        if not _years(text, clock) and not any(_overlaps(clock, other) for other in found):
            found.append(clock)
    return tuple(sorted(found, key=lambda clock: clock.span))


def time_after(text: str, position: int) -> Clock | None:
    """The time written straight after a date that ends at `position`, where fewer signs are needed."""
    gap = _CUED_AFTER_DATE.match(text, position)
    match = _CUED.match(text, gap.end()) if gap else _AFTER_DATE.match(text, position)
    return _clock(match) if match else None


def _clocks(pattern: re.Pattern[str], text: str) -> Iterator[Clock]:
    for match in pattern.finditer(text):
        clock = _clock(match)
        if clock:
            yield clock


def _clock(match: re.Match[str]) -> Clock | None:
    start, end = (_time(part) if part else None for part in _parts(match))
    if start is None:
        return None
    zone = match.groupdict().get("zone")
    return Clock(start, end, _zone(zone) if zone else None, match.span())


def _parts(match: re.Match[str]) -> tuple[str | None, str | None]:
    groups = match.groupdict()
    for first, second in (("a", "b"), ("c", "d"), ("e", "f")):
        if groups.get(first):
            return groups[first], groups[second]
    return None, None


def _time(written: str) -> time | None:
    digits = re.sub(r"\D", "", written)
    hour, minute = re.split(r"[.:]", written)[:2] if len(digits) != len(written) else _split(digits)
    if int(hour) == 24:
        return time(0) if int(minute) == 0 else None
    return time(int(hour), int(minute))


def _split(digits: str) -> tuple[str, str]:
    return (digits[:2], digits[2:]) if len(digits) == 4 else (digits, "0")


def _zone(written: str) -> timezone:
    name = written.upper()
    if name in {"GMT", "UTC", "Z"}:
        return UTC
    if name in {"CET", "CEST"}:
        return timezone(timedelta(hours=1 if name == "CET" else 2))
    sign = -1 if name[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[-2:])))


def _years(text: str, clock: Clock) -> bool:
    numbers = [int(number) for number in re.findall(r"\d{4}", text[slice(*clock.span)])]
    return len(numbers) == 2 and all(number in _YEARS for number in numbers)


def _overlaps(one: Clock, other: Clock) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]
