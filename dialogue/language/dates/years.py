"""Which year a date without one belongs to: a rule that would rather not know than guess."""

from datetime import date, timedelta

from dialogue.language.dates.days import WrittenDay

_AROUND_TODAY = (timedelta(days=180), timedelta(days=365))
_AROUND_REFERENCE = (timedelta(days=90), timedelta(days=270))


def decided(day: WrittenDay, today: date, reference: date | None) -> date | None:
    """The date that `day` must mean, or None when it is not decided (or there is no such day).

    A written year decides. Else a written weekday does, when it fits exactly one date between half a year
    before and a year after `today`; else `reference` (the day the text is about or was published) does, for
    dates from 90 days before it to 270 days after. The two must not contradict each other.
    """
    if day.year is not None:
        return _date(day, day.year)
    near = _near(day, reference, _AROUND_REFERENCE) if reference else _near(day, today, _AROUND_TODAY)
    if day.weekday is not None:
        near = [candidate for candidate in near if candidate.weekday() == day.weekday]
    elif reference is None:
        return None
    return near[0] if len(near) == 1 else None


def guess(day: WrittenDay, today: date) -> date | None:
    """The first such day on or after `today`, whatever its weekday; None when there is no such day."""
    coming = [candidate for candidate in _candidates(day, today) if candidate >= today]
    return coming[0] if coming else None


def exists(day: WrittenDay) -> bool:
    """False for 31 April, and for 29 February of a written year that has none."""
    return _date(day, 2024 if day.year is None else day.year) is not None


def _near(day: WrittenDay, centre: date, window: tuple[timedelta, timedelta]) -> list[date]:
    before, after = window
    return [found for found in _candidates(day, centre) if centre - before <= found <= centre + after]


def _candidates(day: WrittenDay, centre: date) -> list[date]:
    years = range(centre.year - 1, centre.year + 9)
    return [found for found in (_date(day, year) for year in years) if found]


def _date(day: WrittenDay, year: int) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None
