"""Titles that end with their date lose it where the date stands beside them; all others stay as they are."""

from __future__ import annotations

from datetime import date

import pytest

from dialogue.language.dates import without_date

DAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Frukostmöte om budgeten, måndag 7 december 2026 kl. 8.00–9.30", "Frukostmöte om budgeten"),
        ("Frukostmöte – den 7 december", "Frukostmöte"),
        ("Frukostmöte (2026-12-07)", "Frukostmöte"),
        ("Frukostmöte 8 december 2026", "Frukostmöte 8 december 2026"),
        ("7 december: frukostmöte", "7 december: frukostmöte"),
        ("Frukostmöte 7 december 2026 på biblioteket", "Frukostmöte 7 december 2026 på biblioteket"),
        ("7 december 2026", "7 december 2026"),
        ("Språkfika", "Språkfika"),
        ("Agenda 2030", "Agenda 2030"),
    ],
)
def test_a_title_loses_the_date_that_it_ends_with_and_nothing_else(title: str, left: str) -> None:
    assert without_date(title, DAY) == left
