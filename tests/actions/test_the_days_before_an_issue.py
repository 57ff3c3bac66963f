"""A week before an issue items are asked for, four days before its draft is made, and editors are told what waits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.deed import Deed
from actions.month import prepare_month, tell_of_draft, to_do
from actions.staff import add_staff
from dialogue.house import House
from dialogue.issue_days import IssueDays, coming_issue, morning, planned_day
from storage import issues, jobs, organisations
from storage.connection import Connection, Row
from storage.database import Database
from storage.jobs import Job
from tests.kit.cast import DISA, a_database, an_organisation, premises
from tests.kit.issues import approved, built_issue

DECEMBER = date(2026, 12, 1)
"""The Tuesday of December's issue."""


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        yield opened


async def turn(database: Database, now: datetime, house: House | None = None) -> None:
    place = replace(premises(), house=house or House())
    await database.write(lambda connection: prepare_month(Deed(connection, now, place)))


async def the_office(connection: Connection) -> None:
    deed = Deed(connection, at(date(2026, 11, 1)), premises())
    await add_staff(deed, "Disa", None, DISA)
    await add_staff(deed, "Edvin", "edvin@example.org", None)
    fika = await an_organisation(connection, "Föreningen Fika")
    await organisations.update_organisation(connection, replace(fika, email="styrelsen@fika.example.org"))
    await an_organisation(connection, "Stigfinnarna")


async def queued(connection: Connection) -> list[Row]:
    return await connection.all("select kind, recipient, body from outbox order by id")


async def planned(connection: Connection) -> list[Row]:
    return await connection.all("select kind, key, args from job order by id")


async def test_a_week_before_staff_and_organisations_with_an_address_are_asked_once(
    database: Database,
) -> None:
    await database.write(the_office)
    await turn(database, at(DECEMBER - timedelta(days=8)))
    assert await database.read(planned) == []
    for hour in (9, 10, 11):
        await turn(database, at(DECEMBER - timedelta(days=7), hour))
    [message] = await database.read(queued)
    assert (message["kind"], message["recipient"]) == ("staff-notice", str(DISA))
    assert "Decembernumret går ut tisdag 1 december" in message["body"]
    [job] = await database.read(planned)
    assert job["kind"] == "notice-mail"
    assert "styrelsen@fika.example.org" in job["args"] and "torsdag 26 november" in job["args"]


async def test_four_days_before_the_draft_is_planned_once(database: Database) -> None:
    for hour in (9, 12):
        await turn(database, at(DECEMBER - timedelta(days=4), hour))
    kinds = [row["key"] for row in await database.read(planned) if row["kind"] == "build-issue"]
    assert kinds == ["build-issue:2026-12:planned"]


async def test_an_issue_that_is_approved_already_is_left_alone(database: Database) -> None:
    await database.write(approved, built_issue("2026-12"))
    await turn(database, at(DECEMBER - timedelta(days=3)))
    assert [row for row in await database.read(planned) if row["kind"] == "build-issue"] == []


async def test_a_house_that_plans_by_hand_is_not_asked(database: Database) -> None:
    await database.write(the_office)
    house = House(issue_days=IssueDays(planned=False))
    await turn(database, at(DECEMBER - timedelta(days=1)), house)
    assert await database.read(planned) == [] and await database.read(queued) == []


async def test_editors_are_told_what_waits_for_them(database: Database) -> None:
    await database.write(the_office)
    built = replace(
        built_issue("2026-12"),
        checks=({"check": "greeting", "ok": False, "blocks": False, "detail": "ingen"},),
    )

    async def unit(connection: Connection) -> Any:
        from actions.issues import store_built

        now = at(DECEMBER - timedelta(days=4))
        await store_built(connection, built, now)
        deed = Deed(connection, now, premises())
        job = Job(
            1,
            "build-issue:2026-12:planned",
            "build-issue",
            now,
            {"period": "2026-12", "planned": True},
            None,
            1,
        )
        await tell_of_draft(deed, job, done=True)
        issue = await issues.select_issue(connection, "2026-12")
        assert issue is not None
        return await to_do(deed, issue)

    assert [(one.name, one.count) for one in await database.write(unit)] == [("greeting", 1)]
    [message] = await database.read(queued)
    assert "Decembernumret är nästan klart. En sak väntar på dig." in message["body"]
    [job] = await database.read(planned)
    assert "edvin@example.org" in job["args"] and "/kansli/nummer/2026-12" in job["args"]
    assert await database.read(jobs.select_waiting, "build-issue") == ()


@pytest.mark.parametrize(
    ("today", "period", "day"),
    [
        (date(2026, 11, 22), "2026-12", date(2026, 12, 1)),
        (date(2026, 12, 1), "2026-12", date(2026, 12, 1)),
        (date(2026, 12, 2), "2027-01", date(2027, 1, 12)),
        (date(2027, 6, 2), "2027-08", date(2027, 8, 3)),
    ],
)
def test_the_coming_issue_is_todays_or_the_next(today: date, period: str, day: date) -> None:
    assert coming_issue(today) == (period, day)


@given(
    st.dates(date(2025, 1, 1), date(2040, 1, 1)),
    st.builds(
        IssueDays,
        st.integers(0, 4),
        st.sets(st.integers(1, 12), max_size=11).map(lambda months: tuple(sorted(months))),
        st.integers(0, 20),
    ),
)
def test_no_issue_falls_into_a_pause_and_each_comes_on_the_houses_weekday(
    today: date, days: IssueDays
) -> None:
    period, day = coming_issue(today, days)
    assert day >= today and day.weekday() == days.weekday and day.month not in days.paused_months
    assert (day.month, day.day) > (1, days.christmas_ends)
    assert planned_day(period, days) == day and f"{day:%Y-%m}" == period
    assert morning(day).astimezone(UTC).date() == day
