"""An answer is owed from a question's closing and from a promised day; the office hears of each once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.coming_due import turn_calendar
from actions.deed import Deed
from actions.staff import add_staff
from dialogue.feedback import Answer
from storage.connection import Connection, Row
from storage.database import Database
from storage.owed import select_owed
from tests.kit.answers import an_answered_question, answered
from tests.kit.cast import DISA, NOON, a_database, premises

DAY = timedelta(days=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(_the_office)
        await opened.write(an_answered_question)
        yield opened


async def _the_office(connection: Connection) -> None:
    deed = Deed(connection, NOON, premises())
    await add_staff(deed, "Disa", None, DISA)
    await add_staff(deed, "Edvin", "edvin@example.org", None)


async def turn(database: Database, now: datetime) -> None:
    await database.write(lambda connection: turn_calendar(Deed(connection, now, premises())))


async def alarms(connection: Connection) -> list[Row]:
    return await connection.all("select key, recipient, body from outbox where key like 'owed:%' order by id")


async def mails(connection: Connection) -> int:
    found: Any = await connection.value("select count(*) from job where key like 'notice-mail:owed:%'")
    return int(found)


async def test_thirty_days_after_closing_the_office_hears_of_it_once(database: Database) -> None:
    [owed] = await database.read(select_owed)
    assert (owed.label, owed.owner, owed.due_at) == ("buss", "Disa", NOON + 30 * DAY)
    await turn(database, NOON + 29 * DAY)
    assert await database.read(alarms) == []
    for days in (30, 31, 60):
        await turn(database, NOON + days * DAY)
    [alarm] = await database.read(alarms)
    assert alarm["recipient"] == str(DISA) and "Disa har lovat att svara" in alarm["body"]
    assert "Svara tillbaka" in alarm["body"]
    assert await database.read(mails) == 1, "who does not chat gets a mail"


async def test_a_question_that_was_answered_raises_no_alarm(database: Database) -> None:
    await database.write(answered)
    assert await database.read(select_owed) == ()
    await turn(database, NOON + 90 * DAY)
    assert await database.read(alarms) == []


async def test_only_having_read_it_leaves_the_answer_owed(database: Database) -> None:
    await database.write(answered, Answer("read", "Tack, vi har läst allt."))
    await turn(database, NOON + 31 * DAY)
    assert len(await database.read(alarms)) == 1


async def test_the_morning_after_a_promised_day_the_office_hears_of_it_and_of_the_next_one_again(
    database: Database,
) -> None:
    await database.write(answered, Answer("working", "Vi räknar.", date(2026, 12, 1)))
    [owed] = await database.read(select_owed)
    assert owed.due_at == datetime(2026, 12, 2, 8, tzinfo=UTC)
    await turn(database, owed.due_at - timedelta(minutes=1))
    assert await database.read(alarms) == []
    await turn(database, owed.due_at)
    await turn(database, owed.due_at + DAY)
    assert len(await database.read(alarms)) == 1
    await database.write(answered, Answer("working", "Vi räknar än.", date(2027, 1, 15)), now=owed.due_at)
    await turn(database, datetime(2027, 1, 16, 12, tzinfo=UTC))
    assert len(await database.read(alarms)) == 2
