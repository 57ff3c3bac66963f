"""Small mails to a few: set once, filled in with each addressee's own values, queued once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from actions.deed import Deed
from actions.noticing import NOTICE_MAIL, Addressee, Notice, NoticeLink, mail_notice
from actions.preparing import Sender
from dialogue.addresses import Addresses
from dialogue.letters import fill, read_letter
from newsletter.feeds.fetch import FetchRules
from newsletter.jobs import Workshop
from storage.connection import Connection
from storage.database import Database
from storage.jobs import claim_due_jobs, finish_job, select_waiting
from storage.letters import select_letter
from storage.outbox import row_of, select_candidates
from tests.kit.cast import FIKA, MÅNEN, NOON, a_database, premises
from tests.kit.issues import SENDER

ASKED = Notice(
    "reminder-mail",
    "Snart är sista dagen",
    ("Förslaget går att tycka till om till fredag.\nDet tar en minut.", "@@TO@@ står inte för något."),
    (
        NoticeLink("Vi svarar", own="YES"),
        NoticeLink("Om förslaget", "https://medskick.example.org/remiss/plan"),
    ),
    why="Du får det här för att du är kontakt för föreningen.",
    opening="ORGANISATION",
)
INVITED = [
    Addressee("styrelsen@fika.example.org", "reminder:fika", {"ORGANISATION": FIKA, "YES": "https://a.example.org/r/1"}),
    Addressee("info@manen.example.org", "reminder:månen", {"ORGANISATION": MÅNEN, "YES": "https://a.example.org/r/2"}),
]  # fmt: skip


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        yield opened


async def ask(connection: Connection) -> bool:
    return await mail_notice(Deed(connection, NOON, premises()), "plan:1", ASKED, INVITED)


async def run(database: Database, sender: Sender = SENDER) -> str:
    """The planned job, as the schedule runs it."""
    [job] = await database.write(claim_due_jobs, NOON, "test")
    said = await Workshop(database, sender, FetchRules()).handlers()[NOTICE_MAIL](job, NOON)
    await database.write(finish_job, job.id, "done", said, NOON)
    return said


async def queued(database: Database) -> list[Any]:
    async def unit(connection: Connection) -> list[Any]:
        return [row_of(row) for row in await select_candidates(connection, "mail", NOON, NOON, limit=9)]

    return await database.read(unit)


async def test_each_gets_a_copy_with_their_own_name_and_link(database: Database) -> None:
    await database.write(ask)
    assert await run(database) == "Mails on their way: 2."
    fika, månen = await queued(database)
    assert (fika.recipient, fika.key, fika.kind) == (
        "styrelsen@fika.example.org",
        "reminder:fika",
        "reminder-mail",
    )
    assert fika.body["letter"] == månen.body["letter"]
    letter = await database.read(select_letter, fika.body["letter"])
    assert letter is not None
    message = fill(read_letter(letter), fika.body["values"], NOON)
    assert b"https://a.example.org/r/1" in message and b"/r/2" not in message
    assert "@\u2060@TO" in read_text(message)
    assert FIKA in read_text(message) and MÅNEN not in read_text(message)


async def test_asked_for_twice_it_is_sent_once(database: Database) -> None:
    assert await database.write(ask)
    assert not await database.write(ask)
    await run(database)
    assert len(await queued(database)) == 2
    assert await database.read(select_waiting, NOTICE_MAIL) == ()


async def test_who_was_written_to_is_not_kept_with_the_job_once_it_is_done(database: Database) -> None:
    await database.write(ask)
    await run(database)

    async def kept(connection: Connection) -> Any:
        return await connection.value("select args from job")

    assert await database.read(kept) == "{}"


async def test_where_mail_is_off_nothing_is_queued_and_that_is_said(database: Database) -> None:
    await database.write(ask)
    nobody = Sender(SENDER.house, Addresses("http://127.0.0.1:8080", ""), SENDER.key)
    assert await run(database, nobody) == "Mail is off; nothing was sent."
    assert await queued(database) == []


def read_text(message: bytes) -> str:
    """The text part of a message."""
    part = message_from_bytes(message, policy=policy.default).get_body(("plain",))
    assert part is not None
    text: str = part.get_content()
    return text
