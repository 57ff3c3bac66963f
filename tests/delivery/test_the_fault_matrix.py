"""What a mail server may do, at each stage, and where it leaves the letter: never lost, never twice, nobody blamed wrongly.

One row a fault: the stage, what the server does, how the letter's row ends, and whether the run goes on.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.sending import finish_sent_issues, issue_status
from delivery.dispatch import Dispatcher
from delivery.mail import MailChannel
from delivery.pace import Pace
from delivery.smtp import Server
from delivery.verdict import WAITS
from sandbox.mailbox.faults import MailFault
from sandbox.running import Sandbox, running
from storage.connection import Connection, Row
from storage.database import Database, open_database
from tests.kit.cast import NOON, premises
from tests.kit.issues import ADDRESSES, PERIOD, SENDER, a_mailing

AMINA = "r0@example.org"
HALF_AN_HOUR, TWO_MINUTES, NONE = 30, 2, 0


@dataclass(frozen=True, slots=True)
class Ends:
    """How a letter ends: the row's state, minutes until it is tried again (0: never), whether everything else waits
    too, and how often the server got it."""

    state: str
    again: int = NONE
    stopped: bool = False
    got: int = 0


LATER = Ends("waiting", HALF_AN_HOUR)
SOON = Ends("waiting", TWO_MINUTES)
STOPPED = Ends("waiting", HALF_AN_HOUR, stopped=True)
UNCLEAR = Ends("uncertain", got=1)

MATRIX: list[tuple[str, dict[str, Any], Ends]] = [
    *((stage, {"code": 421, "text": "4.3.2 closing"}, LATER) for stage in ("MAIL", "RCPT", "DATA", "END")),
    *((stage, {"code": 450, "text": "4.2.0 busy"}, LATER) for stage in ("MAIL", "RCPT", "DATA", "END")),
    *((stage, {"code": 451, "text": "4.7.1 greylisted"}, LATER) for stage in ("MAIL", "RCPT", "DATA", "END")),
    ("RCPT", {"code": 452, "text": "4.2.2 mailbox full"}, LATER),
    ("MAIL", {"code": 550, "text": "5.1.7 not this sender"}, STOPPED),
    ("RCPT", {"code": 550, "text": "5.1.1 no such user"}, Ends("bounced")),
    ("RCPT", {"code": 550, "text": "no such user"}, Ends("bounced")),
    ("RCPT", {"code": 550, "text": "5.7.1 blocked"}, STOPPED),
    ("DATA", {"code": 550, "text": "5.7.1 blocked"}, STOPPED),
    ("END", {"code": 550, "text": "5.7.26 not authenticated"}, STOPPED),
    ("RCPT", {"code": 551, "text": "5.1.6 has moved"}, Ends("bounced")),
    ("RCPT", {"code": 552, "text": "5.2.2 mailbox full"}, Ends("failed")),
    ("END", {"code": 552, "text": "5.3.4 too large"}, Ends("failed")),
    ("MAIL", {"code": 554, "text": "5.7.1 go away"}, STOPPED),
    ("RCPT", {"code": 554, "text": "5.0.0 no"}, Ends("failed")),
    ("DATA", {"code": 554, "text": "5.5.1 no valid recipients"}, Ends("failed")),
    ("END", {"code": 554, "text": "5.6.0 content refused"}, Ends("failed")),
    ("MAIL", {"cut": True}, SOON),
    ("RCPT", {"cut": True}, SOON),
    ("DATA", {"cut": True}, SOON),
    ("END", {"cut": True}, UNCLEAR),
    ("MAIL", {"delay": 1.0}, SOON),
    ("RCPT", {"delay": 1.0}, SOON),
    ("DATA", {"delay": 1.0}, SOON),
    ("END", {"delay": 1.0}, Ends("uncertain")),
]


def named(case: tuple[str, dict[str, Any], Ends]) -> str:
    stage, fault, _ = case
    told = (
        "cut" if fault.get("cut") else "timeout" if "delay" in fault else f"{fault['code']} {fault['text']}"
    )
    return f"{told} at {stage}"


@asynccontextmanager
async def one_letter(folder: Path) -> AsyncIterator[tuple[Database, Sandbox, Dispatcher]]:
    """An issue to Amina alone, and a sender that waits at most a third of a second."""
    async with await open_database(f"sqlite:///{folder / 'medskick.db'}") as database, running() as sandbox:
        await a_mailing(database, 1)
        server = Server("smtp", "127.0.0.1", sandbox.smtp_port, seconds=0.3, end_seconds=0.3)
        channel = MailChannel(database, server, ADDRESSES, SENDER.key)
        try:
            yield database, sandbox, Dispatcher(database, channel, Pace(0), premises().limits, slots=4)
        finally:
            await channel.close()


@pytest.mark.parametrize(("stage", "fault", "ends"), MATRIX, ids=map(named, MATRIX))
async def test_a_letter_ends_as_it_should(
    tmp_path: Path, stage: str, fault: dict[str, Any], ends: Ends
) -> None:
    async with one_letter(tmp_path) as (database, sandbox, dispatcher):
        sandbox.office.faults.planned.append(MailFault(stage, **fault))
        await dispatcher.drain()
        row = await database.read(_row)
        assert row["state"] == ends.state, row["answer"]
        assert round(row["minutes"]) == ends.again
        assert row["tries"] == 1 and bool(row["body"]) == (ends.state in ("waiting", "uncertain"))
        assert bool(dispatcher.problem) == ends.stopped
        assert sandbox.office.store.received == ends.got
        counts = (await database.read(issue_status, PERIOD)).as_json()
        assert counts[ends.state] == counts["recipients"] == 1


PASSES = [case for case in MATRIX if case[2].state == "waiting"]


@pytest.mark.parametrize(("stage", "fault"), [case[:2] for case in PASSES], ids=map(named, PASSES))
async def test_after_a_fault_that_passes_the_letter_arrives_once(
    tmp_path: Path, stage: str, fault: dict[str, Any]
) -> None:
    async with one_letter(tmp_path) as (database, sandbox, dispatcher):
        sandbox.office.faults.planned.append(MailFault(stage, **fault))
        await dispatcher.drain()
        sandbox.office.faults.planned.clear()
        await database.write(_half_an_hour_later)
        again = Dispatcher(database, dispatcher.channel, Pace(0), premises().limits, slots=4)
        await again.drain()
        assert (await database.read(_row))["state"] == "sent"
        assert sandbox.office.store.received == 1


async def test_a_server_that_never_takes_it_is_given_up_after_four_days_and_counted(tmp_path: Path) -> None:
    async with one_letter(tmp_path) as (database, sandbox, dispatcher):
        sandbox.office.faults.planned.append(MailFault("RCPT", code=452, text="4.2.2 mailbox full"))
        for _ in WAITS:
            await dispatcher.drain()
            assert (await database.read(_row))["state"] == "waiting"
            await database.write(_half_an_hour_later)
        await dispatcher.drain()
        row = await database.read(_row)
        assert row["state"] == "failed" and row["answer"].endswith("(given up after 9 tries)")
        assert timedelta(days=3) < sum(WAITS, timedelta()) < timedelta(days=4)
        await database.write(finish_sent_issues, NOON)
        assert await database.read(_counted) == "full"


async def _row(connection: Connection) -> Row:
    row = await connection.one(
        """
        select state, answer, tries, body,
               case when ready_at = 0 or state <> 'waiting' then 0 else (ready_at - unixepoch() * 1000) / 60000.0 end
                    as minutes
          from outbox where recipient = :to
        """,
        to=AMINA,
    )
    assert row is not None
    return row


async def _half_an_hour_later(connection: Connection) -> None:
    await connection.run("update outbox set ready_at = 0")


async def _counted(connection: Connection) -> str:
    kind: str = await connection.value("select class from bounce")
    return kind
