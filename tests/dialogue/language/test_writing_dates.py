"""Dates are written out in full, in Stockholm time, in Swedish and in English."""

from datetime import UTC, date, datetime

import pytest

from dialogue.language.dates import (
    STOCKHOLM,
    english_date,
    english_span,
    swedish_date,
    swedish_span,
    swedish_time,
)


def at(day: int, hour: int = 0, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=STOCKHOLM).astimezone(UTC)


def test_a_date_has_its_weekday() -> None:
    assert swedish_date(date(2025, 10, 17)) == "fredag 17 oktober 2025"
    assert swedish_date(date(2025, 10, 17), year=False) == "fredag 17 oktober"
    assert english_date(date(2025, 10, 17)) == "Friday 17 October 2025"


def test_a_late_utc_evening_is_the_next_day_in_stockholm() -> None:
    assert swedish_date(datetime(2025, 10, 16, 23, tzinfo=UTC)) == "fredag 17 oktober 2025"
    assert swedish_time(datetime(2025, 10, 16, 23, tzinfo=UTC)) == "1.00"


@pytest.mark.parametrize(
    ("start", "end", "swedish", "english"),
    [
        (
            at(17, 13, 15), at(17, 16),
            "fredag 17 oktober 2025 kl. 13.15–16.00", "Friday 17 October 2025, 13:15–16:00",
        ),
        (at(17, 9), None, "fredag 17 oktober 2025 kl. 9.00", "Friday 17 October 2025, 09:00"),
        (at(17, 20), at(18), "fredag 17 oktober 2025 kl. 20.00–24.00", "Friday 17 October 2025, 20:00–24:00"),
        (
            at(17, 20), at(18, 0, 30),
            "fredag 17 oktober 2025 kl. 20.00 – lördag 18 oktober 2025 kl. 0.30",
            "Friday 17 October 2025, 20:00 – Saturday 18 October 2025, 00:30",
        ),
        (at(17, 9), at(17, 9), "fredag 17 oktober 2025 kl. 9.00", "Friday 17 October 2025, 09:00"),
    ],
)  # fmt: skip
def test_an_event_with_times(start: datetime, end: datetime | None, swedish: str, english: str) -> None:
    assert (swedish_span(start, end), english_span(start, end)) == (swedish, english)


@pytest.mark.parametrize(
    ("first", "last", "swedish", "english"),
    [
        (date(2025, 10, 17), None, "fredag 17 oktober 2025", "Friday 17 October 2025"),
        (
            date(2025, 10, 17), date(2025, 10, 19),
            "fredag 17 – söndag 19 oktober 2025", "Friday 17 – Sunday 19 October 2025",
        ),
        (
            date(2025, 9, 30), date(2025, 10, 2),
            "tisdag 30 september – torsdag 2 oktober 2025", "Tuesday 30 September – Thursday 2 October 2025",
        ),
        (
            date(2025, 12, 31), date(2026, 1, 1),
            "onsdag 31 december 2025 – torsdag 1 januari 2026",
            "Wednesday 31 December 2025 – Thursday 1 January 2026",
        ),
    ],
)  # fmt: skip
def test_whole_days(first: date, last: date | None, swedish: str, english: str) -> None:
    assert (swedish_span(first, last, all_day=True), english_span(first, last, all_day=True)) == (
        swedish,
        english,
    )


def test_the_exclusive_midnight_of_an_all_day_event_is_not_a_day_of_it() -> None:
    assert swedish_span(at(17), at(18), all_day=True) == "fredag 17 oktober 2025"
    assert swedish_span(at(17), at(19), all_day=True) == "fredag 17 – lördag 18 oktober 2025"


def test_summer_time_ends_within_an_event() -> None:
    starts, ends = datetime(2025, 10, 25, 20, tzinfo=UTC), datetime(2025, 10, 26, 9, tzinfo=UTC)
    assert swedish_span(starts, ends) == "lördag 25 oktober 2025 kl. 22.00 – söndag 26 oktober 2025 kl. 10.00"
