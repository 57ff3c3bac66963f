"""Dates are read as Swedish texts write them, and nothing undecided is presented as a date."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.language.dates import FoundDate, parse_swedish_dates, parse_times, swedish_date

TODAY = date(2025, 9, 8)


def only(text: str, reference: date | None = None) -> FoundDate:
    (found,) = parse_swedish_dates(text, TODAY, reference)
    return found


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Senast 2025-09-05 vill vi ha svar", date(2025, 9, 5)),
        ("18:E NOVEMBER 2021", date(2021, 11, 18)),
        ("beslut den 25:e mars 2026.", date(2026, 3, 25)),
        ("fredag 17 oktober", date(2025, 10, 17)),
        ("fredagen den 17 oktober", date(2025, 10, 17)),
        ("fre. 17 okt 2025", date(2025, 10, 17)),
        ("Friday 17 October 2025", date(2025, 10, 17)),
        ("söndag 5/10", date(2025, 10, 5)),
        ("lö, 06 dec 2008 00:00:00 GMT", date(2008, 12, 6)),
        ("mån 3 nov 2025 kl 17.30", date(2025, 11, 3)),
        ("29 februari 2028", date(2028, 2, 29)),
    ],
)
def test_a_decided_date_is_certain(written: str, day: date) -> None:
    found = only(written)
    assert (found.first, found.last, found.certain) == (day, day, True)


@pytest.mark.parametrize("written", ["den 17:e oktober", "17 e oktober", "17; e oktober", "den 17 oktober"])
def test_without_a_year_there_is_a_guess_but_no_date(written: str) -> None:
    found = only(written)
    assert (found.first, found.guess, found.doubts) == (None, date(2025, 10, 17), ("year",))


def test_the_day_of_publication_decides_the_year() -> None:
    assert only("den 17:e oktober", reference=date(2023, 9, 1)).first == date(2023, 10, 17)
    assert only("den 24 januari", reference=date(2023, 12, 1)).first == date(2024, 1, 24)
    assert only("den 20 november", reference=date(2023, 12, 1)).first == date(2023, 11, 20)


def test_the_day_of_publication_does_not_decide_what_lies_far_from_it() -> None:
    assert only("den 1 september", reference=date(2023, 12, 2)).first is None


def test_a_weekday_and_a_reference_that_disagree_are_asked_about() -> None:
    found = only("torsdag 17 oktober", reference=date(2025, 9, 1))
    assert (found.first, found.doubts) == (None, ("year", "weekday"))


def test_a_weekday_that_does_not_fit_its_date_is_a_doubt() -> None:
    found = only("måndag 17 oktober 2025")
    assert (found.first, found.doubts, found.certain) == (date(2025, 10, 17), ("weekday",), False)


def test_a_weekday_that_fits_no_near_year_decides_nothing() -> None:
    found = only("fredag 5/10")
    assert (found.first, found.doubts) == (None, ("year", "weekday"))


@pytest.mark.parametrize("written", ["31 februari 2025", "29 februari 2026", "31 april"])
def test_a_day_that_does_not_exist_is_never_a_date(written: str) -> None:
    found = only(written)
    assert (found.first, found.guess, found.doubts) == (None, None, ("impossible",))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("17–18 oktober 2025", date(2025, 10, 17), date(2025, 10, 18)),
        ("fredag 17 – lördag 18 oktober 2025", date(2025, 10, 17), date(2025, 10, 18)),
        ("30 september – 2 oktober 2025", date(2025, 9, 30), date(2025, 10, 2)),
        ("30 december till 2 januari 2026", date(2025, 12, 30), date(2026, 1, 2)),
        ("17, 18 och 19 oktober 2025", date(2025, 10, 17), date(2025, 10, 19)),
        ("2025-10-17 – 2025-10-19", date(2025, 10, 17), date(2025, 10, 19)),
    ],
)
def test_days_in_a_row_are_one_find(written: str, first: date, last: date) -> None:
    found = only(written)
    assert (found.kind, found.first, found.last, found.doubts) == ("days", first, last, ())


def test_days_apart_are_two_finds() -> None:
    found = parse_swedish_dates("17 och 24 oktober 2025", TODAY)
    assert [day.first for day in found] == [date(2025, 10, 17), date(2025, 10, 24)]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("våren 2026", date(2026, 3, 1), date(2026, 5, 31)),
        ("HÖSTEN 2026", date(2026, 9, 1), date(2026, 11, 30)),
        ("vintern 2025/26", date(2025, 12, 1), date(2026, 2, 28)),
        ("fram till juni 2026", date(2026, 6, 1), date(2026, 6, 30)),
        ("november-januari 2026", date(2025, 11, 1), date(2026, 1, 31)),
        ("mitten av mars 2027", date(2027, 3, 11), date(2027, 3, 21)),
        ("kvartal 3 2026", date(2026, 7, 1), date(2026, 9, 30)),
        ("andra kvartalet 2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("vecka 42 2025", date(2025, 10, 13), date(2025, 10, 19)),
        ("under 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_fuzzy_date_is_a_period_and_never_certain(written: str, first: date, last: date) -> None:
    found = only(written)
    assert (found.kind, found.first, found.last, found.certain) == ("period", first, last, False)


@pytest.mark.parametrize("written", ["till våren", "i mars", "vintern 2026", "v. 42"])
def test_a_fuzzy_date_without_its_year_is_undecided(written: str) -> None:
    found = only(written)
    assert (found.kind, found.first, len(found.doubts)) == ("period", None, 1)


@pytest.mark.parametrize(
    "written",
    [
        "dnr RS 2024-01234",
        "RUS 2021-2030",
        "2025/2026",
        "1/2 av medlemmarna",
        "maj",
        "den 3.",
        "3/4 delar",
        "höst",
    ],
)
def test_numbers_and_names_that_are_no_dates_are_passed_over(written: str) -> None:
    assert parse_swedish_dates(written, TODAY) == ()


def test_a_bare_slash_may_be_a_fraction_and_is_asked_about() -> None:
    assert only("Styrgrupp 5/10", reference=date(2025, 9, 1)).doubts == ("number",)


def test_the_time_after_a_date_becomes_utc() -> None:
    found = only("17 oktober 2025 kl. 13.15–16.00")
    assert found.starts == datetime(2025, 10, 17, 11, 15, tzinfo=UTC)
    assert found.ends == datetime(2025, 10, 17, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("den 14 november 2025 klockan 0830-1200 i Göteborg", (7, 11)),
        ("14 november 2025, 9.30-12", (8, 11)),
        ("kl. 13-16 den 14 november 2025", (12, 15)),
        ("14 november 2025 18-20", (17, 19)),
        ("14 november 2000-2130", None),
    ],
)
def test_times_stand_in_many_ways(written: str, hours: tuple[int, int] | None) -> None:
    found = only(written)
    assert found.clock is not None
    assert hours == (found.starts and found.ends and (found.starts.hour, found.ends.hour))


def test_a_written_zone_is_kept_to() -> None:
    assert only("Fri, 17 Oct 2025 11:15:00 +0200").starts == datetime(2025, 10, 17, 9, 15, tzinfo=UTC)
    assert only("2025-09-05T13:15:00Z").starts == datetime(2025, 9, 5, 13, 15, tzinfo=UTC)


def test_an_evening_may_go_past_midnight_but_an_afternoon_not_backwards() -> None:
    assert only("lördag 18 oktober 2025 kl 20-01").ends == datetime(2025, 10, 18, 23, tzinfo=UTC)
    backwards = only("17 oktober 2025 kl 16-13")
    assert (backwards.ends, backwards.doubts) == (None, ("order",))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("0830-1200", time(8, 30), time(12)),
        ("11.30-16", time(11, 30), time(16)),
        ("kl. 13.15–16.00", time(13, 15), time(16)),
        ("klockan 9", time(9), None),
        ("kl 18:00-24:00", time(18), time(0)),
    ],
)
def test_times_are_found_without_a_date(written: str, start: time, end: time | None) -> None:
    (clock,) = parse_times(written)
    assert (clock.start, clock.end) == (start, end)


@pytest.mark.parametrize("written", ["2025-2026", "RUS 2021-2030", "1999-2004", "17 av 20", "12-15 personer"])
def test_years_and_counts_are_no_times(written: str) -> None:
    assert parse_times(written) == ()


def test_spans_point_into_the_composed_text() -> None:
    text = "Vi ses på lo\u0308rdag 18 oktober 2025"
    assert only(text).text == "lördag 18 oktober 2025"


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_what_is_written_is_read_back(day: date) -> None:
    found = only(swedish_date(day))
    assert (found.first, found.certain) == (day, True)


@given(st.text(alphabet="0123456789 .:/-–kljanuri åäöden:e", max_size=60))
def test_any_text_is_read_without_complaint(text: str) -> None:
    for found in parse_swedish_dates(text, TODAY, TODAY):
        assert found.first is None or found.last is not None
