"""An approved issue goes out at its time; too late, changed or no longer approved it stands still and staff are asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.deed import Deed
from actions.errors import WrongState
from actions.issues import Edit, edit_issue, find_issue
from actions.planned_sending import drop_plan, plan_sending, send_planned
from actions.staff import add_staff
from storage.connection import Connection, Row
from storage.database import Database
from tests.kit.cast import DISA, NOON, a_database, premises
from tests.kit.issues import PERIOD, approved, built_issue, subscribe

EVENING = NOON + timedelta(hours=6)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(prepared)
        yield opened


async def prepared(connection: Connection) -> None:
    """Disa chats, Amina subscribes, November's issue is approved and planned for the evening."""
    deed = Deed(connection, NOON, premises())
    await add_staff(deed, "Disa", None, DISA)
    await subscribe(connection, "amina@example.org")
    await approved(connection, built_issue())
    await plan_sending(deed, PERIOD, EVENING, "Disa")


async def turn(database: Database, hours: float) -> Any:
    now = NOON + timedelta(hours=hours)
    return await database.write(lambda connection: send_planned(Deed(connection, now, premises())))


async def state(database: Database) -> str:
    return (await database.read(find_issue, PERIOD)).state


async def told(connection: Connection) -> list[Row]:
    return await connection.all("select body from outbox where kind = 'staff-notice'")


async def mails(connection: Connection) -> list[Row]:
    return await connection.all("select args from job where kind = 'notice-mail'")


async def test_it_goes_out_at_its_time_and_not_before(database: Database) -> None:
    await turn(database, 5)
    assert await state(database) == "approved"
    assert await turn(database, 6) == ()
    assert await state(database) == "sending"
    assert await turn(database, 7) == ()


async def test_after_an_outage_it_goes_out_as_long_as_that_helps(database: Database) -> None:
    await turn(database, 29)
    assert await state(database) == "sending"


async def test_too_late_it_stands_still_is_listed_and_staff_are_told_once(database: Database) -> None:
    [late] = await turn(database, 31)
    assert (late.kind, late.key, late.due) == ("newsletter", f"send:{PERIOD}", EVENING)
    assert await turn(database, 32) == ()
    assert await state(database) == "approved"
    [message] = await database.read(told)
    assert "det blev för sent" in message["body"]


async def test_an_issue_that_was_changed_since_is_not_sent(database: Database) -> None:
    await database.write(edit_issue, PERIOD, Edit(subject="Ny rubrik"), "Disa", NOON)
    [late] = await turn(database, 6)
    assert late.reason == "nobody has approved it"
    assert await state(database) == "draft"
    [message] = await database.read(told)
    assert "ingen har godkänt det" in message["body"]


async def test_a_cancelled_event_stops_it_and_is_named(database: Database) -> None:
    async def cancelled(connection: Connection) -> None:
        await connection.run(
            """
            insert into event (id, uid, title, starts, status, first_seen, changed_at)
            values ('e1', 'u1', 'Höstmötet', :now, 'cancelled', :now, :later)
            """,
            now=NOON,
            later=NOON + timedelta(hours=1),
        )
        await connection.run(
            """
            insert into issue_entry (issue_id, position, entry_id, section, label)
            values (:issue, 1, 'event:e1', 'events', 'Höstmötet')
            """,
            issue=PERIOD,
        )

    await database.write(cancelled)
    await database.write(
        lambda connection: add_staff(Deed(connection, NOON, premises()), "Edvin", "edvin@example.org", None)
    )
    [late] = await turn(database, 6)
    assert late.key == f"send:{PERIOD}" and late.reason.startswith("what it says has changed")
    assert await state(database) == "approved"
    [message] = await database.read(told)
    assert "inställt: Höstmötet" in message["body"]
    [mail] = await database.read(mails)
    assert "inställt: Höstmötet" in mail["args"] and "edvin@example.org" in mail["args"], "who has no chat"


async def test_a_plan_can_be_dropped(database: Database) -> None:
    await database.write(lambda connection: drop_plan(Deed(connection, NOON, premises()), PERIOD, "Disa"))
    await turn(database, 6)
    assert await state(database) == "approved" and await database.read(told) == []


@pytest.mark.parametrize("hours", [-1])
async def test_a_time_that_has_passed_is_refused(database: Database, hours: int) -> None:
    with pytest.raises(WrongState, match="has passed"):
        await database.write(
            lambda connection: plan_sending(
                Deed(connection, NOON, premises()), PERIOD, NOON + timedelta(hours=hours), "Disa"
            )
        )
