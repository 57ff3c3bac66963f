"""What the newsletter does when a job comes due, and what it says of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from actions.errors import NotFound, WrongState
from actions.issues import NewItem, add_item, find_issue
from actions.preparing import prepare_letters
from actions.sending import begin_sending, issue_status
from dialogue.letters import fill, read_letter
from newsletter.feeds.fetch import FetchRules
from newsletter.jobs import Workshop
from storage.connection import Connection
from storage.database import Database
from storage.jobs import Job
from storage.letters import select_letter
from storage.outbox import row_of, select_candidates
from tests.kit.cast import NOON, a_database
from tests.kit.issues import PERIOD, SENDER, approved, built_issue, subscribe


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(subscribe, "amina@example.org")
        yield opened


async def work(database: Database, kind: str, **args: Any) -> str:
    """One job, run as the schedule would."""
    workshop = Workshop(database, SENDER, FetchRules())
    job = Job(1, f"{kind}:{PERIOD}", kind, NOON, args, "s1", 1)
    return await workshop.handlers()[kind](job, NOON)


async def test_an_issue_is_built(database: Database) -> None:
    await database.write(add_item, NewItem("Nya lokaler", "Vi har flyttat."), "Disa", NOON)
    assert await work(database, "build-issue", period=PERIOD) == "The issue 2026-11 is built: Nya lokaler."
    assert (await database.read(find_issue, PERIOD)).state == "draft"


async def test_what_stands_against_an_issue_is_said_at_once(database: Database) -> None:
    assert "cannot be approved yet: something-to-say" in await work(database, "build-issue", period=PERIOD)
    await database.write(approved, built_issue("2026-12"))
    with pytest.raises(WrongState):
        await work(database, "build-issue", period="2026-12")


async def test_letters_are_prepared_whoever_began(database: Database) -> None:
    await database.write(approved, built_issue())
    await database.write(begin_sending, PERIOD, "Disa", NOON)
    assert await work(database, "prepare-send", issue=PERIOD) == "Letters of 2026-11 in all: 1."
    await prepare_letters(database, PERIOD, NOON, SENDER)
    assert (await database.read(issue_status, PERIOD)).waiting == 1


async def test_a_test_mail_is_queued_once_and_unsubscribes_nobody(database: Database) -> None:
    await database.write(approved, built_issue())
    for _ in range(2):
        said = await work(database, "test-mail", issue=PERIOD, address="disa@example.se")
        assert said == "A test of 2026-11 is on its way to disa@example.se."
    [row] = await database.read(_candidates)
    assert (row.kind, row.recipient, row.issue_id) == ("test-mail", "disa@example.se", None)
    letter = await database.read(select_letter, row.body["letter"])
    assert letter is not None
    message = fill(read_letter(letter), row.body["values"], NOON)
    assert b"Subject: [TEST]" in message or b"TEST" in message.partition(b"Date:")[0]
    assert b"List-Unsubscribe" not in message and b"/u/" not in message
    with pytest.raises(NotFound):
        await work(database, "test-mail", issue="2027-01", address="disa@example.se")


async def test_feeds_are_asked(database: Database) -> None:
    assert await work(database, "refresh-feeds") == "0 feeds asked, 0 entries new or changed."
    assert await work(database, "refresh-feeds", all=True) == "0 feeds asked, 0 entries new or changed."


async def _candidates(connection: Connection) -> Any:
    return [row_of(row) for row in await select_candidates(connection, "mail", NOON, NOON, limit=9)]
