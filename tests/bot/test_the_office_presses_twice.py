"""Two of the office press the same button at once: no error, no double effect, and the second is told who was first, and when.
Somebody who is not of the office, or no longer, presses in vain."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from actions import members as acting_members
from actions import questions as asking
from actions import replies, sending, stepping
from actions import tips as tipping
from actions.announcing import announce
from actions.deed import Deed
from actions.errors import ActionError
from actions.feedback import answer_back
from actions.issues import approve_issue, store_built
from actions.planned_sending import plan_sending
from actions.staff import add_staff, find_staff, remove_staff
from bot.handlers import staff as office
from bot.handlers.staff.deeds import DEEDS
from bot.handlers.staff.entry import PRESSES
from bot.talk import Talk
from dialogue.feedback import Answer
from dialogue.outbox import Message
from storage import outbox, questions
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import (
    AMINA,
    DISA,
    EDVIN,
    FIKA,
    NOON,
    a_database,
    an_open_question,
    an_organisation,
    premises,
)
from tests.kit.issues import built_issue, subscribe
from tests.kit.meetings import a_meeting, an_asked_question

LATER = NOON + timedelta(minutes=3)
PERIOD = "2026-12"
HASH = 12
"""Characters of what was built, as a button carries it."""
LONELY = "ensamhet-gemenskap"

TOLD_OTHERWISE = ("mn",)
"""Where the meeting went is told instead of when."""

Prepared = Callable[[Deed], Awaitable[str]]
"""Makes what a button is about, and gives what the button carries after its verb."""


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:

        async def staff(connection: Connection) -> None:
            deed = Deed(connection, NOON - timedelta(hours=1), premises())
            await add_staff(deed, "Disa", None, DISA)
            await add_staff(deed, "Edvin", None, EDVIN)
            for chat in (DISA, EDVIN):
                await acting_members.meet(deed, chat, "sv")

        await opened.write(staff)
        yield opened


async def a_draft(deed: Deed) -> str:
    draft = asking.Draft(
        "bussar", "Vad saknas i byn?", closes_at=NOON + timedelta(days=21), background="Kort.", owner="Disa"
    )
    return (await asking.add_question(deed, draft, "Disa")).id


async def opening_on_a_day(deed: Deed) -> str:
    return f"{await a_draft(deed)}:{(NOON + timedelta(days=2)).date()}"


async def an_open_one(deed: Deed) -> str:
    await acting_members.meet(deed, AMINA, "sv")
    return (await an_open_question(deed.connection, "bussar", "Vad saknas i byn?")).id


async def announced(deed: Deed) -> str:
    question_id = await an_open_one(deed)
    question = await questions.select_question(deed.connection, question_id)
    assert question is not None
    await announce(deed, question, "Disa")
    await deed.connection.run("update outbox set state = 'sent', done_at = :now where rank > 0", now=NOON)
    return question_id


async def an_answered_one(deed: Deed) -> str:
    asked = await an_open_question(deed.connection, "bussar", "Vad saknas i byn?")
    question = replace(asked, status="open")
    await asking.close_question(deed, question, "Disa")
    await answer_back(deed, replace(question, status="closed"), Answer("done", "Det blev så."), "Disa")
    return question.id


async def said(deed: Deed, text: str = "Många är ensamma om kvällarna") -> str:
    amina, _ = await acting_members.meet(deed, AMINA, "sv")
    return (await replies.take_reply(deed, replies.sender_of(amina, AMINA, 7), text, None)).reply.id


async def in_its_theme(deed: Deed) -> str:
    return f"{LONELY}:{await said(deed)}"


async def with_a_theme_to_set(deed: Deed) -> str:
    return f"{await said(deed)}:motesplatser-natverk"


async def to_hide(deed: Deed) -> str:
    return f"ot:{await in_its_theme(deed)}"


async def held(deed: Deed) -> str:
    return await said(deed, "Ring Bertil på 070-174 06 05 om ensamheten på söndagar.")


async def built(deed: Deed) -> str:
    await subscribe(deed.connection, "amina@example.org", now=NOON - timedelta(days=1))
    issue = built_issue(PERIOD)
    await store_built(deed.connection, issue, NOON - timedelta(hours=1))
    return f"{PERIOD}:{issue.sha256[:HASH]}"


async def a_period(deed: Deed) -> str:
    await built(deed)
    return PERIOD


async def approved(deed: Deed) -> str:
    data = await built(deed)
    await approve_issue(deed.connection, PERIOD, "Bertil", NOON - timedelta(minutes=30))
    return data


async def planned(deed: Deed) -> str:
    await approved(deed)
    await plan_sending(deed, PERIOD, NOON + timedelta(days=3), "Bertil")
    return PERIOD


async def under_way(deed: Deed) -> str:
    await approved(deed)
    await sending.begin_sending(deed.connection, PERIOD, "Bertil", NOON - timedelta(minutes=20))
    return PERIOD


async def paused(deed: Deed) -> str:
    await under_way(deed)
    await sending.pause_issue(deed.connection, PERIOD, "Bertil", NOON - timedelta(minutes=10))
    return PERIOD


async def of_unclear_fate(deed: Deed) -> str:
    message = Message("f:1", "feedback", "telegram", str(AMINA), {"method": "sendMessage", "params": {}})
    await outbox.insert_message(deed.connection, message, NOON)
    await deed.connection.run("update outbox set state = 'uncertain', done_at = :now", now=NOON)
    return "feedback"


async def letters_of_unclear_fate(deed: Deed) -> str:
    await under_way(deed)
    message = Message("l:1", "newsletter", "mail", "amina@example.org", {}, issue_id=PERIOD)
    await outbox.insert_message(deed.connection, message, NOON)
    await deed.connection.run("update outbox set state = 'uncertain', done_at = :now", now=NOON)
    return f"{PERIOD}:again"


async def a_tip(deed: Deed) -> str:
    amina, _ = await acting_members.meet(deed, AMINA, "sv")
    tip = await tipping.begin_tip(deed, amina, "news")
    tip = await tipping.tell_step(deed, tip, "heading", "Ny lokal i byn")
    tip = await tipping.tell_step(deed, tip, "text", "Alla får låna den.")
    assert await tipping.send_tip(deed, tip)
    return tip.id


async def proposed(deed: Deed) -> str:
    return (await acting_members.propose_organisation(deed, "Byalaget")).id


async def to_merge(deed: Deed) -> str:
    fika = await an_organisation(deed.connection, FIKA)
    return f"{await proposed(deed)}:{fika.id}"


async def at_a_meeting(deed: Deed) -> str:
    meeting = await a_meeting(deed.connection)
    await an_asked_question(deed.connection, "fraga-1", "Vad saknas i byn?", "dialog 1, fråga 1")
    return meeting.id


async def to_go_on(deed: Deed) -> str:
    meeting = await a_meeting(deed.connection)
    one = await an_asked_question(deed.connection, "fraga-1", "Vad saknas i byn?", "dialog 1, fråga 1")
    await an_asked_question(deed.connection, "fraga-2", "Vem kan hjälpa till?", "dialog 1, fråga 2")
    return f"{meeting.id}:{one.id}"


async def ended(deed: Deed) -> str:
    meeting = await a_meeting(deed.connection)
    await stepping.end_meeting(deed, meeting, "Bertil")
    return meeting.id


TWICE: dict[str, Prepared] = {
    "qo": a_draft, "qp": opening_on_a_day, "qw": an_open_one, "qC": an_open_one, "qr": announced, "qa": an_answered_one,
    "tc": in_its_theme, "tx": in_its_theme, "ts": with_a_theme_to_set, "hr": to_hide, "hl": held, "hk": held,
    "nb": a_period, "na": built, "nS": approved, "nt": approved, "nq": planned, "np": under_way, "nr": paused,
    "nX": under_way, "nu": letters_of_unclear_fate, "ua": of_unclear_fate, "ul": of_unclear_fate,
    "tI": a_tip, "tT": a_tip, "oY": proposed, "oH": proposed, "oZ": proposed, "oM": to_merge,
    "mE": at_a_meeting, "mo": ended, "mn": to_go_on,
}  # fmt: skip
"""Every press of the office that changes what others see, with what it is about."""


async def presses(connection: Connection, chat: int, data: str, now: datetime) -> str:
    """What the person is told in a notice; '' for nothing. Raises ActionError where the press is stale."""
    deed = Deed(connection, now, premises())
    member, new = await acting_members.meet(deed, chat, "sv")
    query = f"{chat}:{data}:{now:%H%M}"
    await office.press(Talk(deed, member, new, chat, 5, query), data)
    body = await connection.value("select body from outbox where key = :key", key=f"button:{query}")
    return "" if body is None else str(body)


def facts(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is kept, but for what is said to the office and the steps of those who press."""
    with sqlite3.connect(path / "medskick.db") as connection:
        names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        kept = {
            name: connection.execute(f"select * from {name}").fetchall()
            for name in names
            if name not in ("audit", "staff", "member", "outbox", "sqlite_sequence") and "search" not in name
        }
        told = "select kind, key, state from outbox where kind not in ('button-answer', 'staff-screen')"
        return kept | {"outbox": connection.execute(told).fetchall()}


@pytest.mark.parametrize("verb", TWICE)
async def test_the_second_changes_nothing_and_is_told_who_was_first(
    database: Database, tmp_path: Path, verb: str
) -> None:
    rest = await database.write(lambda connection: TWICE[verb](Deed(connection, NOON, premises())))
    await database.write(presses, DISA, f"{verb}:{rest}", NOON)
    first = facts(tmp_path)
    told = await database.write(presses, EDVIN, f"{verb}:{rest}", LATER)
    assert facts(tmp_path) == first
    assert "Disa" in told and (verb in TOLD_OTHERWISE or "12.00" in told)


async def test_nobody_else_can_press_anything(database: Database, tmp_path: Path) -> None:
    async def prepare(connection: Connection) -> list[str]:
        deed = Deed(connection, NOON, premises())
        await remove_staff(deed, await find_staff(deed, "Edvin"))
        return [await one(deed) for one in (an_open_one, in_its_theme, held, under_way, a_tip, proposed)]

    carried = [*await database.write(prepare), "", "feedback"]
    before = facts(tmp_path)
    for chat in (AMINA, EDVIN):
        for verb in PRESSES:
            for rest in carried:
                with pytest.raises(ActionError):
                    await database.write(presses, chat, f"{verb}:{rest}", LATER)
    assert facts(tmp_path) == before


def test_every_press_that_the_audit_tells_of_is_tried() -> None:
    assert set(DEEDS) - {"qm", "tE"} <= set(TWICE) <= set(PRESSES)
