"""Consultations: deadlines as dates and as words, and what they were before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from actions.consultations import Draft, add_consultation, list_consultations, move_deadline, tell_outcome
from actions.errors import NotFound, WrongState
from dialogue.consultations import read_deadline
from storage.database import Database, open_database
from tests.kit.cast import NOON

TODAY = date(2026, 11, 10)
DRAFT = Draft("kulturplan", "Regional kulturplan", "Regionen", "2026-12-10", "2026-00123")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await open_database(f"sqlite:///{tmp_path / 'medskick.db'}") as opened:
        yield opened


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-12-10", datetime(2026, 12, 10, 22, 59, tzinfo=UTC)),
        ("2026-07-01", datetime(2026, 7, 1, 21, 59, tzinfo=UTC)),
        ("2026-12-10T12:00", datetime(2026, 12, 10, 11, tzinfo=UTC)),
        ("2026-12-10T12:00+00:00", datetime(2026, 12, 10, 12, tzinfo=UTC)),
        ("den 10 december 2026", datetime(2026, 12, 10, 22, 59, tzinfo=UTC)),
    ],
)
def test_a_last_day_ends_with_its_day_in_stockholm(written: str, at: datetime) -> None:
    deadline = read_deadline(written, TODAY)
    assert (deadline.at, deadline.words) == (at, "")


@pytest.mark.parametrize("written", ["våren 2027", "vecka 7", "kommer senare"])
def test_what_names_no_certain_day_stays_words(written: str) -> None:
    deadline = read_deadline(f"  {written} ", TODAY)
    assert (deadline.at, deadline.words) == (None, written)


@pytest.mark.parametrize(
    "written",
    [
        "31 februari 2027",
        "2027-02-30",
        "2027-13-01",
        "2027-02-30T12:00",
        "söndag 15 februari 2027",
        "12 januari",
        "5/10",
    ],
)
async def test_a_day_that_is_none_is_asked_about_and_not_kept_as_words(
    database: Database, written: str
) -> None:
    with pytest.raises(WrongState, match="is no day"):
        await database.write(add_consultation, Draft("buss", "Bussar", "Regionen", written), "Disa", NOON)
    assert await database.read(list_consultations) == ()


async def test_a_moved_deadline_keeps_its_history(database: Database) -> None:
    await database.write(add_consultation, DRAFT, "Disa", NOON)
    await database.write(move_deadline, "kulturplan", "2027-01-15", "Disa", NOON + timedelta(days=1))
    found = await database.write(move_deadline, "kulturplan", "våren 2027", "Disa", NOON + timedelta(days=2))
    assert found.consultation.deadline is None and found.consultation.deadline_words == "våren 2027"
    assert [then.deadline.date() if then.deadline else then.words for then in found.history] == [
        date(2026, 12, 10), date(2027, 1, 15), "våren 2027",
    ]  # fmt: skip
    again = await database.write(move_deadline, "kulturplan", "våren 2027", "Disa", NOON + timedelta(days=3))
    assert len(again.history) == 3, "the same words again are no move"


async def test_codes_are_used_once_and_well_formed(database: Database) -> None:
    await database.write(add_consultation, DRAFT, "Disa", NOON)
    with pytest.raises(WrongState, match="is taken"):
        await database.write(add_consultation, DRAFT, "Disa", NOON)
    with pytest.raises(WrongState, match="small letters"):
        await database.write(add_consultation, Draft("Å", "T", "B", "2027-01-01"), "Disa", NOON)
    with pytest.raises(WrongState, match="write a date"):
        await database.write(add_consultation, Draft("buss", "T", "B", " "), "Disa", NOON)


async def test_an_outcome_closes_and_the_list_goes_by_deadline(database: Database) -> None:
    await database.write(add_consultation, Draft("buss", "Bussar", "Regionen", "våren 2027"), "Disa", NOON)
    await database.write(add_consultation, DRAFT, "Disa", NOON)
    await database.write(tell_outcome, "buss", "Turerna blir kvar.", "Disa", NOON)
    listed = await database.read(list_consultations)
    assert [one.consultation.code for one in listed] == ["kulturplan", "buss"]
    assert (listed[1].consultation.state, listed[1].consultation.outcome) == ("decided", "Turerna blir kvar.")
    with pytest.raises(NotFound, match="There is no consultation borta"):
        await database.write(tell_outcome, "borta", "x", "Disa", NOON)
