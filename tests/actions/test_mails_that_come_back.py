"""Bounces in all forms find their letter; only our own signature takes somebody off at once; nothing is handled twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.bouncing import Taken, count_failed, suppress_bouncing, take_mail
from actions.deed import Deed
from actions.sending import finish_sent_issues, issue_status, recipient_status
from actions.subscribers import subscriber_shown
from actions.suppressing import suppressed_for
from dialogue.letters import named_message
from dialogue.tokens import signed
from storage import mail_in
from storage.connection import Connection
from storage.database import Database
from storage.subscribers import select_subscriber_by_email
from tests.kit import returned
from tests.kit.cast import KEY, NOON, a_database, premises
from tests.kit.issues import PERIOD, SENDER, a_mailing, approved, built_issue
from tests.kit.returned import FORMS, Sent

AMINA, BERTIL = "r0@example.org", "r1@example.org"
NOBODY = "b+nothing@studs.example.se"
LATER = NOON + timedelta(hours=2)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await a_mailing(opened, 3)
        await opened.write(_all_out)
        yield opened


async def take(database: Database, raw: bytes, now: datetime = LATER, to: str = "") -> Taken:
    async def unit(connection: Connection) -> Taken:
        return await take_mail(Deed(connection, now, premises()), raw, to)

    return await database.write(unit)


async def the_letter(database: Database, address: str = AMINA, period: str = PERIOD) -> Sent:
    """What was sent to an address, with all our signatures on it."""
    subscriber = await database.read(select_subscriber_by_email, address)
    assert subscriber is not None
    row = await database.read(_row_of, period, address)
    return Sent(
        address,
        f"b+{signed(KEY, 'return', str(row))}@studs.example.se",
        named_message(KEY, period, subscriber.id, "example.se"),
        SENDER.addresses.unsubscribe(signed(KEY, "unsubscribe", subscriber.id)),
    )


BARE = {"returns": NOBODY, "message": "x@example.net", "leave": ""}
QUOTES: dict[str, tuple[str, ...]] = {
    "return address": ("returns",), "message id": ("message",), "link to leave": ("leave",),
}  # fmt: skip


def quoting(sent: Sent, *kept: str) -> Sent:
    """The letter as a server that drops the rest gives it back."""
    return replace(sent, **{name: value for name, value in BARE.items() if name not in kept})


async def state(database: Database, address: str = AMINA) -> tuple[str, str]:
    """Of the person: the subscription, and why nothing is sent."""

    async def unit(connection: Connection) -> tuple[str, str]:
        deed = Deed(connection, LATER, premises())
        shown = await subscriber_shown(deed, address)
        return shown["state"], await suppressed_for(deed, address)

    return await database.read(unit)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("quotes", QUOTES)
async def test_every_form_finds_its_letter_by_any_of_our_signatures(
    database: Database, form: str, quotes: str
) -> None:
    sent = quoting(await the_letter(database), *QUOTES[quotes])
    taken = await take(database, FORMS[form](sent))
    assert (taken.kind, taken.result, taken.address, taken.reason) == ("bounce", "bounced", AMINA, "address")
    assert await state(database) == ("bounced", "bounced")
    assert (await state(database, BERTIL))[0] == "active"
    if quotes != "link to leave":
        row = await database.read(recipient_status, PERIOD, AMINA)
        assert row.state == "bounced" and "5.1.1" in row.answer
        counts = (await database.read(issue_status, PERIOD)).as_json()
        assert (counts["recipients"], counts["sent"], counts["bounced"]) == (3, 2, 1)


@pytest.mark.parametrize("quotes", ["return address", "message id"])
async def test_a_form_that_nobody_knows_is_a_bounce_where_signature_and_words_leave_no_doubt(
    database: Database, quotes: str
) -> None:
    sent = await the_letter(database)
    unsigned = returned.in_a_form_of_its_own(quoting(sent))
    assert (await take(database, unsigned)).result == "aside"
    taken = await take(database, returned.in_a_form_of_its_own(quoting(sent, *QUOTES[quotes])))
    assert (taken.kind, taken.result, taken.address) == ("bounce", "bounced", AMINA)


async def test_a_report_that_anybody_could_have_written_is_counted_only(database: Database) -> None:
    forged = quoting(await the_letter(database))
    taken = await take(database, returned.report(forged))
    assert (taken.result, taken.address) == ("counted", AMINA)
    assert await state(database) == ("active", "")


async def test_the_address_it_came_to_may_be_told_by_the_server(database: Database) -> None:
    sent = await the_letter(database)
    taken = await take(database, returned.report(quoting(sent)), to=sent.returns.upper())
    assert (taken.result, taken.address) == ("bounced", AMINA)


async def test_the_same_mail_twice_is_once(database: Database) -> None:
    raw = returned.report(await the_letter(database))
    assert [(await take(database, raw)).result for _ in range(3)] == ["bounced", "seen", "seen"]
    assert await database.read(mail_in.count_by_kind) == {"bounce": 1}


@pytest.mark.parametrize(
    ("status", "said", "reason"),
    [
        ("5.2.2", "552 5.2.2 mailbox full", "full"),
        ("4.2.2", "452 4.2.2 over quota", "full"),
        ("4.4.1", "connection timed out", "temporary"),
        ("5.0.0", "554 message looks odd", "other"),
    ],
)
async def test_what_may_pass_is_counted_and_ends_after_three_issues(
    database: Database, status: str, said: str, reason: str
) -> None:
    told = []
    for month, period in enumerate((PERIOD, "2026-12", "2027-01")):
        if period != PERIOD:
            await database.write(_next_issue, period)
        sent = await the_letter(database, AMINA, period)
        taken = await take(database, returned.report(sent, status, said), LATER + timedelta(days=31 * month))
        told.append((taken.result, taken.reason))
    assert told == [("counted", reason), ("counted", reason), ("bounced", reason)]
    assert (await state(database))[0] == "bounced"


async def test_a_refusal_of_us_takes_nobody_off(database: Database) -> None:
    sent = await the_letter(database)
    taken = await take(database, returned.report(sent, "5.7.1", "550 5.7.1 blocked by policy"))
    assert (taken.result, taken.reason) == ("ignored", "policy")
    assert await state(database) == ("active", "")
    assert (await database.read(recipient_status, PERIOD, AMINA)).state == "bounced"


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
async def test_a_letter_that_is_late_or_has_arrived_changes_nothing(database: Database, action: str) -> None:
    taken = await take(database, returned.report(await the_letter(database), "4.4.1", "later", action))
    assert (taken.kind, taken.result) == ("delayed", "ignored")
    assert (await database.read(recipient_status, PERIOD, AMINA)).state == "sent"


@pytest.mark.parametrize("named", [True, False])
async def test_a_complaint_ends_it_for_good(database: Database, named: bool) -> None:
    taken = await take(database, returned.complaint(await the_letter(database), named=named))
    assert (taken.kind, taken.result, taken.reason) == ("complaint", "suppressed", "complaint")
    assert await state(database) == ("unsubscribed", "complaint")


async def test_a_complaint_that_anybody_could_have_written_can_be_undone_by_its_owner(
    database: Database,
) -> None:
    taken = await take(database, returned.complaint(quoting(await the_letter(database))))
    assert taken.reason == "objection"
    assert await state(database) == ("unsubscribed", "objection")


async def test_the_mail_to_leave_is_honoured(database: Database) -> None:
    sent = await the_letter(database)
    token = sent.leave.rpartition("/")[2]
    taken = await take(database, returned.leaving(sent, token.upper()))
    assert (taken.kind, taken.result) == ("unsubscribe", "unsubscribed")
    assert (await state(database))[0] == "unsubscribed"
    forged = returned.leaving(replace(sent, to="x"), f"{token[:-1]}{'a' if token[-1] != 'a' else 'b'}")
    assert (await take(database, forged.replace(b"<nej@", b"<nej2@"))).result == "aside"


async def test_who_is_away_is_not_bothered_and_not_counted(database: Database) -> None:
    taken = await take(database, returned.away(await the_letter(database)))
    assert (taken.kind, taken.result) == ("auto-reply", "ignored")
    assert await state(database) == ("active", "")


async def test_what_a_person_wrote_is_put_aside_whole_until_somebody_has_looked(database: Database) -> None:
    raw = returned.answer(await the_letter(database))
    taken = await take(database, raw)
    assert (taken.kind, taken.result) == ("reply", "aside")
    assert await database.read(mail_in.count_by_kind) == {"reply": 1, "aside": 1}
    assert await database.read(mail_in.select_body, taken.id[:12]) == raw
    assert await database.write(mail_in.update_seen, taken.id[:12])
    assert await database.read(mail_in.select_body, taken.id[:12]) is None
    assert await database.read(mail_in.count_by_kind) == {"reply": 1}


async def test_a_bounce_of_a_letter_that_nobody_sent_is_put_aside(database: Database) -> None:
    stranger = Sent("stranger@example.org", NOBODY, "x@example.net")
    assert (await take(database, returned.report(stranger))).result == "aside"


async def test_a_servers_last_word_counts_as_a_mail_does(database: Database) -> None:
    await database.write(_refused, AMINA, "bounced", "550 5.1.1 no such user")
    await database.write(_refused, BERTIL, "failed", "552 5.2.2 mailbox full")
    await database.write(finish_sent_issues, LATER)
    await database.write(_suppress_bouncing)
    assert await state(database) == ("bounced", "bounced")
    assert await state(database, BERTIL) == ("active", "")
    for period in ("2026-12", "2027-01"):
        await database.write(_next_issue, period)
        await database.write(_refused, BERTIL, "failed", "552 5.2.2 mailbox full", period)
        await database.write(count_failed, period, LATER)
    await database.write(_suppress_bouncing)
    assert await state(database, BERTIL) == ("bounced", "bounced")


async def _all_out(connection: Connection) -> None:
    await connection.run("update outbox set state = 'sent', done_at = :now where state = 'waiting'", now=NOON)


async def _row_of(connection: Connection, period: str, address: str) -> Any:
    return await connection.value(
        "select id from outbox where issue_id = :issue and recipient = :to", issue=period, to=address
    )


async def _next_issue(connection: Connection, period: str) -> None:
    """Another issue, all out."""
    await approved(connection, built_issue(period))
    await connection.run("update issue set state = 'sent' where id = :id", id=period)
    await connection.run(
        """
        insert into outbox (key, kind, channel, recipient, lane, state, due_at, done_at, issue_id, created_at)
        select 'newsletter:' || issue_id || ':' || subscriber_id, 'newsletter', 'mail', email, 4, 'sent', :now, :now,
               issue_id, :now
          from issue_recipient where issue_id = :id and included = 1
        """,
        id=period,
        now=NOON,
    )


async def _refused(connection: Connection, address: str, to: str, answer: str, period: str = PERIOD) -> None:
    await connection.run(
        "update outbox set state = :state, answer = :answer where recipient = :to and issue_id = :issue",
        state=to,
        answer=answer,
        to=address,
        issue=period,
    )


async def _suppress_bouncing(connection: Connection) -> None:
    await suppress_bouncing(Deed(connection, LATER, premises()))
