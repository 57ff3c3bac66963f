"""The mailbox of bounces: read by rounds, nothing lost and nothing twice, and a server that is ill is told of."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.running.mailbox import read_mailbox
from delivery.errors import LoginRefused, Unreachable
from delivery.smtp import Server
from dialogue.tokens import signed
from storage import mail_in
from storage.connection import Connection
from storage.database import Database
from storage.subscribers import select_listed
from tests.kit import returned
from tests.kit.cast import KEY, NOON, a_database, premises
from tests.kit.imap import Box, running_box
from tests.kit.issues import a_mailing
from tests.kit.returned import Sent


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await a_mailing(opened, 3)
        await opened.write(_all_out)
        yield opened


def server(box: Box, password: str = "ratt") -> Server:
    return Server("imap", "127.0.0.1", box.port, "studs", password, seconds=1)


def came_back(number: int) -> bytes:
    """The letter in row `number` of the outbox, which went to r0, r1 …"""
    returns = f"b+{signed(KEY, 'return', str(number))}@studs.example.se"
    return returned.report(Sent("somebody@example.org", returns, "x@example.net"))


async def test_each_mail_is_handled_once_and_marked_and_a_persons_is_flagged(database: Database) -> None:
    answer = returned.answer(Sent("r2@example.org", "svar@example.se", "x@example.net"))
    async with running_box(came_back(1), answer, came_back(2)) as box:
        box.password = "ratt"
        said = await read_mailbox(database, premises(), server(box), NOON)
        assert said == "Mails read: bounce 2, reply 1."
        assert box.flags == {1: r"\Seen", 2: r"\Seen \Flagged", 3: r"\Seen"}
        assert await read_mailbox(database, premises(), server(box), NOON) == "Mails read: none."
    states = {one.email: one.state for one in await database.read(select_listed)}
    assert list(states.values()).count("bounced") == 2


async def test_a_line_that_breaks_after_a_mail_was_kept_loses_and_doubles_nothing(database: Database) -> None:
    async with running_box(came_back(1), came_back(2)) as box:
        box.password, box.cut_at = "ratt", "STORE"
        with pytest.raises(Unreachable, match="stopped answering"):
            await read_mailbox(database, premises(), server(box), NOON)
        assert box.unread() == [1, 2]
        box.cut_at = ""
        await read_mailbox(database, premises(), server(box), NOON)
        assert box.unread() == []
    assert await database.read(mail_in.count_by_kind) == {"bounce": 2}


async def test_a_mailbox_that_says_nothing_is_left_after_its_time(database: Database) -> None:
    async with running_box(came_back(1)) as box:
        box.password, box.silent_at = "ratt", "SEARCH"
        with pytest.raises(Unreachable):
            await read_mailbox(database, premises(), replace(server(box), seconds=0.2), NOON)


async def test_a_refused_login_says_what_to_do(database: Database) -> None:
    async with running_box() as box:
        box.password = "another"
        with pytest.raises(LoginRefused, match="MEDSKICK_IMAP_URL"):
            await read_mailbox(database, premises(), server(box), NOON)


async def test_a_mailbox_that_is_not_there_says_what_to_do(database: Database) -> None:
    async with running_box() as box:
        gone = server(box)
    with pytest.raises(Unreachable, match="MEDSKICK_IMAP_URL"):
        await read_mailbox(database, premises(), gone, NOON)


async def _all_out(connection: Connection) -> None:
    await connection.run("update outbox set state = 'sent', done_at = :now", now=NOON)
