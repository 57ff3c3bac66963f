"""A quoted reply that is taken back or hidden stops an issue that has not gone out; what went out is told to its author."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from actions.deed import Deed
from actions.issues import store_built
from actions.replies import sender_of, show_reply, take_reply, withdraw_reply
from actions.staff import add_staff
from dialogue.members import Member
from dialogue.replies import Reply
from storage import issues, members, outbox, quotations
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import AMINA, DISA, NOON, a_database, premises
from tests.kit.issues import approved, built_issue


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as database:
        yield database


def deed(connection: Connection) -> Deed:
    return Deed(connection, NOON, premises())


async def quoted(connection: Connection) -> tuple[Member, Reply]:
    """Amina's reply, quoted in an approved issue; Disa is of the office."""
    await add_staff(deed(connection), "Disa", None, DISA)
    await members.insert_member(connection, "m1", AMINA, "sv", NOON)
    amina = await members.select_member(connection, "m1")
    assert amina is not None
    reply = (
        await take_reply(deed(connection), sender_of(amina, AMINA, 1), "Fler bänkar i parken", None)
    ).reply
    await approved(connection, replace(built_issue(), quoted=(reply.id,)))
    return amina, reply


@pytest.mark.parametrize("way", ["withdrawn", "hidden"])
async def test_the_approval_is_taken_back_and_the_office_told_once(database: Database, way: str) -> None:
    async def change(connection: Connection) -> None:
        amina, reply = await quoted(connection)
        for _ in range(2):
            if way == "withdrawn":
                await withdraw_reply(deed(connection), reply.id, amina)
            else:
                await show_reply(deed(connection), reply, amina, "hidden")

    await database.write(change)
    issue = await database.read(issues.select_issue, "2026-11")
    assert issue is not None and (issue.state, issue.changed) == ("draft", True)
    told = [row for row in await database.read(outbox.select_after, 0) if row["key"].startswith("recalled:")]
    assert [row["recipient"] for row in told] == [str(DISA)]


async def test_a_reply_that_was_taken_back_during_the_build_marks_it_as_changed(database: Database) -> None:
    async def change(connection: Connection) -> None:
        amina, reply = await quoted(connection)
        await withdraw_reply(deed(connection), reply.id, amina)
        await issues.delete_approvals(connection, "2026-11")
        await store_built(connection, replace(built_issue(), quoted=(reply.id,)), NOON)

    await database.write(change)
    issue = await database.read(issues.select_issue, "2026-11")
    assert issue is not None and issue.changed


async def test_its_author_sees_in_which_issue_it_was_quoted(database: Database) -> None:
    async def send(connection: Connection) -> str:
        _, reply = await quoted(connection)
        assert await quotations.select_printed(connection, "m1") == {}
        await issues.update_state(connection, "2026-11", "sent")
        return reply.id

    reply_id = await database.write(send)
    assert await database.read(quotations.select_printed, "m1") == {reply_id: "2026-11"}
