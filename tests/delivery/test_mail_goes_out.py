"""Mail on its way through a real server: delivered whole, refused, cut off, greylisted, paused, cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from actions.sending import (
    cancel_issue,
    finish_sent_issues,
    issue_status,
    pause_issue,
    recipient_status,
    resume_issue,
)
from actions.subscribers import unsubscribe
from delivery.dispatch import Dispatcher
from delivery.errors import LoginRefused, Refused, Unreachable
from delivery.mail import MailChannel, check_login, send_now
from delivery.smtp import Server
from dialogue.addresses import Addresses
from dialogue.outbox import OutboxRow
from dialogue.tokens import signed, subject_of
from sandbox.chance import Chance
from sandbox.mailbox.faults import MailFault
from sandbox.mailbox.login import Login
from sandbox.running import Sandbox, running
from storage.connection import Connection
from storage.database import Database, open_database
from storage.outbox import row_of, select_candidates
from storage.subscribers import select_subscriber_by_email
from tests.kit.cast import NOON
from tests.kit.issues import ADDRESSES, PERIOD, SENDER, a_mailing
from tests.kit.mail_runner import mail_dispatcher


@asynccontextmanager
async def mailing(folder: Path, recipients: int) -> AsyncIterator[tuple[Database, Sandbox, Dispatcher]]:
    """An issue in the outbox, a mail server, and the one who carries letters between them."""
    async with (
        await open_database(f"sqlite:///{folder / 'medskick.db'}") as database,
        running() as sandbox,
    ):
        await a_mailing(database, recipients)
        async with mail_dispatcher(database, sandbox.smtp_port) as dispatcher:
            yield database, sandbox, dispatcher


def refuse(sandbox: Sandbox, stage: str, number: int, **fault: Any) -> None:
    sandbox.office.faults.planned.append(MailFault(stage, f"r{number}@example.org", **fault))


async def has_received(sandbox: Sandbox, mails: int) -> None:
    async with asyncio.timeout(10):
        while sandbox.office.store.received < mails:
            await asyncio.sleep(0.002)


async def state_of(database: Database, number: int) -> tuple[str, str]:
    row = await database.read(recipient_status, PERIOD, f"r{number}@example.org")
    return row.state, row.answer


async def rows(database: Database) -> list[OutboxRow]:
    found = await database.read(select_candidates, "mail", NOON, NOON, limit=99)
    return [row_of(row) for row in found]


async def waits_until(connection: Connection, number: int) -> tuple[int, int]:
    """How many tries were counted, and how many milliseconds after the real now the next one may come."""
    row = await connection.one(
        "select tries, ready_at - unixepoch() * 1000 as wait from outbox where recipient = :to",
        to=f"r{number}@example.org",
    )
    assert row is not None
    return row["tries"], row["wait"]


async def test_a_letter_arrives_whole_with_the_recipients_own_links(tmp_path: Path) -> None:
    async with mailing(tmp_path, 1) as (database, sandbox, dispatcher):
        await dispatcher.drain()
        [mail] = sandbox.office.store.select("r0@example.org")
        amina = await database.read(select_subscriber_by_email, "r0@example.org")
    assert amina is not None
    link = ADDRESSES.unsubscribe(signed(SENDER.key, "unsubscribe", amina.id))
    letter = message_from_bytes(mail.raw, policy=default)
    assert mail.sender == ADDRESSES.sender and letter["To"] == "r0@example.org"
    assert f"<{link}>" in letter["List-Unsubscribe"]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, html = (letter.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None and html is not None
    assert link in text.get_content() and link in html.get_content()
    assert "Du får brevet för att din adress finns på sändlistan" in text.get_content()
    assert letter.defects == [] and b"@@" not in mail.raw


async def test_a_dot_at_the_beginning_of_a_line_arrives(tmp_path: Path) -> None:
    async with running() as sandbox:
        server = Server("smtp", "127.0.0.1", sandbox.smtp_port)
        message = b"Subject: prov\r\n\r\n.\r\n..en rad\r\nslut"
        answer = await send_now(server, "kansliet@example.se", "amina@example.org", message)
        assert answer.startswith("250 2.0.0 accepted")
        [mail] = sandbox.office.store.select()
    assert mail.raw.rstrip() == message


async def test_where_the_clock_runs_ahead_a_mail_waits_by_that_clock(tmp_path: Path) -> None:
    async with mailing(tmp_path, 2) as (database, sandbox, dispatcher):
        refuse(sandbox, "RCPT", 0, code=451, text="4.7.1 greylisted")
        now = datetime.now(UTC) + timedelta(days=3)
        dispatcher.now = lambda: now
        for minutes, tries in ((0, 1), (20, 1), (15, 2), (55, 2), (10, 3)):
            now += timedelta(minutes=minutes)
            await dispatcher.drain()
            assert (await database.read(waits_until, 0))[0] == tries
        assert (await state_of(database, 1))[0] == "sent", "a neighbour that waits holds nobody up"


async def test_each_refusal_ends_where_it_belongs(tmp_path: Path) -> None:
    async with mailing(tmp_path, 6) as (database, sandbox, dispatcher):
        refuse(sandbox, "RCPT", 0, code=550, text="5.1.1 no such user")
        refuse(sandbox, "RCPT", 1, code=451, text="4.7.1 greylisted")
        refuse(sandbox, "END", 2, code=554, text="5.6.0 not like this")
        refuse(sandbox, "END", 3, cut=True)
        refuse(sandbox, "DATA", 4, cut=True)
        await dispatcher.drain()
        assert await state_of(database, 0) == ("bounced", "550 5.1.1 no such user")
        assert await state_of(database, 1) == ("waiting", "451 4.7.1 greylisted")
        assert await state_of(database, 2) == ("failed", "554 5.6.0 not like this")
        state, answer = await state_of(database, 3)
        assert state == "uncertain" and "after the letter was handed over" in answer
        assert (await state_of(database, 4))[0] == "waiting"
        assert (await state_of(database, 5))[0] == "sent"
        tries, wait = await database.read(waits_until, 1)
        assert tries == 1 and 29 * 60_000 < wait <= 31 * 60_000
        status = await database.read(issue_status, PERIOD)
        assert status.as_json() == {
            "state": "sending", "recipients": 6, "sent": 1, "failed": 1, "uncertain": 1, "waiting": 2,
            "bounced": 1, "cancelled": 0,
        }  # fmt: skip
        assert [mail.recipients for mail in sandbox.office.store.select("r3@example.org")], (
            "the cut came after acceptance"
        )


async def test_what_has_bounced_is_not_written_to_by_the_next_issue(tmp_path: Path) -> None:
    async with mailing(tmp_path, 2) as (database, sandbox, dispatcher):
        refuse(sandbox, "RCPT", 0, code=550, text="5.1.1 no such user")
        await dispatcher.drain()
        [finished] = await database.write(finish_sent_issues, NOON)
        assert finished.state == "sent" and finished.sent_at == NOON
        assert await database.write(finish_sent_issues, NOON) == ()
        gone = await database.read(select_subscriber_by_email, "r0@example.org")
        assert gone is not None and gone.state == "bounced"


async def test_a_refusal_of_us_stops_the_run_and_loses_nobody(tmp_path: Path) -> None:
    async with mailing(tmp_path, 50) as (database, sandbox, dispatcher):
        sandbox.office.faults.planned.append(MailFault("RCPT", code=550, text="5.7.1 you are blocked"))
        await dispatcher.drain()
        status = await database.read(issue_status, PERIOD)
        assert status.waiting == 50 and status.failed == status.bounced == 0
        assert "5.7.1 you are blocked" in dispatcher.problem


async def test_a_refused_login_burns_no_recipient_and_says_what_to_do(tmp_path: Path) -> None:
    async with mailing(tmp_path, 3) as (database, sandbox, _):
        sandbox.office.login = Login("medskick", "right")
        port = sandbox.smtp_port
        async with mail_dispatcher(database, port, user="medskick", password="wrong") as refused:
            await refused.drain()
        assert "check user and password in MEDSKICK_SMTP_URL" in refused.problem
        assert (await database.read(issue_status, PERIOD)).waiting == 3
        with pytest.raises(LoginRefused):
            await check_login(Server("smtp", "127.0.0.1", port, "medskick", "wrong"))
        await check_login(Server("smtp", "127.0.0.1", port, "medskick", "right"))


async def test_a_server_that_is_not_there_is_told_of_and_waited_for(tmp_path: Path) -> None:
    async with mailing(tmp_path, 1) as (database, _, _):
        [row] = await rows(database)
        async with running() as gone:
            server = Server("smtp", "127.0.0.1", gone.smtp_port)
        with pytest.raises(Unreachable, match="check MEDSKICK_SMTP_URL"):
            await check_login(server)
        outcome = await MailChannel(database, server, ADDRESSES, SENDER.key).post(row)
        assert (outcome.state, outcome.free) == ("retry", True)


async def test_a_connection_that_the_server_ended_meanwhile_costs_nobody_a_try(tmp_path: Path) -> None:
    async with mailing(tmp_path, 2) as (database, sandbox, dispatcher):
        first, second = await rows(database)
        assert (await dispatcher.channel.post(first)).state == "sent"
        sandbox.office.faults.planned.append(MailFault("MAIL", cut=True, chance=Chance(times=1)))
        assert (await dispatcher.channel.post(second)).state == "sent"
        assert sandbox.office.store.received == 2


async def test_pausing_holds_and_resuming_lets_go(tmp_path: Path) -> None:
    async with mailing(tmp_path, 300) as (database, sandbox, dispatcher):
        stop = asyncio.Event()
        running_on = asyncio.create_task(dispatcher.run(stop))
        await has_received(sandbox, 20)
        await database.write(pause_issue, PERIOD, "Disa", NOON)
        await asyncio.sleep(0.1)
        held_at = sandbox.office.store.received
        await asyncio.sleep(0.2)
        assert sandbox.office.store.received == held_at < 300
        assert (await database.read(issue_status, PERIOD)).state == "paused"
        await database.write(resume_issue, PERIOD, "Disa", NOON)
        await has_received(sandbox, 300)
        stop.set()
        await running_on
        assert (await database.read(issue_status, PERIOD)).as_json()["sent"] == 300
        assert max(sandbox.office.store.counts.values()) == 1


async def test_cancelling_in_the_middle_accounts_for_everybody(tmp_path: Path) -> None:
    async with mailing(tmp_path, 300) as (database, sandbox, dispatcher):
        stop = asyncio.Event()
        running_on = asyncio.create_task(dispatcher.run(stop))
        await has_received(sandbox, 20)
        await database.write(cancel_issue, PERIOD, "Disa", NOON)
        stop.set()
        await running_on
        status = await database.read(issue_status, PERIOD)
        assert status.state == "cancelled" and status.recipients == 300 and status.waiting == 0
        assert status.sent == sandbox.office.store.received < 300
        assert status.cancelled == 300 - status.sent


async def test_whoever_leaves_while_the_issue_goes_out_gets_nothing_more(tmp_path: Path) -> None:
    async with mailing(tmp_path, 3) as (database, sandbox, dispatcher):
        bertil = await database.read(select_subscriber_by_email, "r1@example.org")
        assert bertil is not None
        token = signed(SENDER.key, "unsubscribe", bertil.id)
        assert await database.write(unsubscribe, SENDER.key, token, NOON)
        await dispatcher.drain()
        assert await state_of(database, 1) == ("cancelled", "unsubscribed")
        assert sandbox.office.store.received == 2


async def test_return_addresses_name_the_letter_and_nobody_can_make_them_up(tmp_path: Path) -> None:
    async with mailing(tmp_path, 1) as (database, sandbox, _):
        bouncing = Addresses("https://medskick.example.se", ADDRESSES.sender, bounces="studs.example.se")
        async with mail_dispatcher(database, sandbox.smtp_port, addresses=bouncing) as dispatcher:
            await dispatcher.drain()
        [mail] = sandbox.office.store.select()
    word, _, domain = mail.sender.removeprefix("b+").partition("@")
    assert domain == "studs.example.se"
    assert subject_of(SENDER.key, "return", word.upper()) == "1"
    assert subject_of(SENDER.key, "unsubscribe", word) is None
    assert subject_of(b"another key that is not the tests'", "return", word) is None


async def test_an_address_beyond_ascii_fails_by_itself_where_the_server_takes_none(tmp_path: Path) -> None:
    async with running() as sandbox:
        server = Server("smtp", "127.0.0.1", sandbox.smtp_port)
        with pytest.raises(Refused, match="SMTPUTF8"):
            await send_now(server, "kansliet@example.se", "åsa@example.org", b"Subject: prov\r\n\r\nhej\r\n")
