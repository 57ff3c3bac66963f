"""A tip's day, place and link are read as they are written in a chat."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dialogue.tips import NOTHING, Happening, read_link, read_when

TODAY = date(2026, 11, 22)


def at(day: int, hour: int, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "happening"),
    [
        (
            "12 december kl. 18, Folkets hus i Borås",
            Happening(at(12, 17), None, False, "Folkets hus i Borås"),
        ),
        ("lördag 12 december kl 18-20", Happening(at(12, 17), at(12, 19), False, "")),
        ("12/12 kl 18.00 Torget", Happening(at(12, 17), None, False, "Torget")),
        ("2026-12-12 18:00", Happening(at(12, 17), None, False, "")),
        ("12–14 december", Happening(at(11, 23), at(14, 23), True, "")),
    ],
)
def test_a_day_is_read_with_its_times_and_place(written: str, happening: Happening) -> None:
    assert read_when(written, TODAY) == happening


@pytest.mark.parametrize(
    "written",
    ["våren 2027", "12 oktober", "måndag 12 december 2026", "den 31 februari", "5 mars eller 6 mars", "snart", "", "9" * 4000],
)  # fmt: skip
def test_what_is_unsure_or_has_been_is_asked_again(written: str) -> None:
    assert read_when(written, TODAY) is None


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://stig.example/vinter?a=1", "https://stig.example/vinter?a=1"),
        ("www.stig.example", "https://www.stig.example"),
        ("Nej.", NOTHING), ("-", NOTHING), ("No link", NOTHING),
        ("javascript:alert(1)", ""), ("ftp://stig.example", ""), ("fråga oss", ""), ("https://stig.example/<b>", ""),
        ("https://" + "a" * 600 + ".se", ""), ("a." * 2000, ""),
    ],
)  # fmt: skip
def test_a_link_is_the_address_of_a_page_or_none(written: str, link: str) -> None:
    assert read_link(written) == link
