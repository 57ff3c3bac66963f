"""An issue between its first build and its last letter: edits, approvals, who gets it, how far it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.issues import (
    Edit,
    NewItem,
    add_item,
    approve_issue,
    check_buildable,
    edit_issue,
    find_issue,
    store_built,
)
from actions.preparing import prepare_letters, send_issue
from actions.sending import (
    begin_sending,
    cancel_issue,
    issue_status,
    pause_issue,
    recipient_status,
    resolve_uncertain,
    resume_issue,
)
from actions.subscribers import remove_subscriber
from dialogue.addresses import Addresses
from dialogue.issues import Edits
from dialogue.outbox import Outcome
from storage import jobs, outbox
from storage.connection import Connection
from storage.database import Database, open_database
from storage.issues import select_edits
from storage.items import select_items_for
from storage.letters import select_letter
from tests.kit.cast import NOON, premises
from tests.kit.issues import ADDRESSES, PERIOD, SENDER, approved, built_issue, subscribe

AMINA, BERTIL, CHIDI = "amina@example.org", "bertil@example.org", "chidi@example.org"
LATER = NOON + timedelta(hours=1)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await open_database(f"sqlite:///{tmp_path / 'medskick.db'}") as opened:
        await opened.write(subscribe, AMINA, BERTIL, CHIDI)
        yield opened


async def removed(connection: Connection, address: str) -> None:
    await remove_subscriber(Deed(connection, NOON, premises()), address, "Disa")


async def sent_to(database: Database, recipient: str, state: str) -> None:
    """What the sender would note of a letter."""

    async def note(connection: Connection) -> None:
        [row] = [
            row
            for row in await outbox.select_candidates(connection, "mail", LATER, LATER, limit=99)
            if row["recipient"] == recipient
        ]
        await outbox.claim(connection, [row["id"]], "the sender", LATER)
        await outbox.settle(
            connection,
            outbox.row_of(row),
            Outcome(state, "by the test"),
            LATER,
            LATER,  # type: ignore[arg-type]
        )

    await database.write(note)


async def test_a_draft_that_is_built_again_keeps_what_staff_decided(database: Database) -> None:
    await database.write(store_built, built_issue(), NOON)
    edit = Edit("Hej alla!", "Vår egen rubrik", ["event:3f2a"], ["theme:ensamhet"])
    await database.write(edit_issue, PERIOD, edit, "Disa", NOON)
    edits = await database.read(select_edits, PERIOD)
    issue = await database.write(store_built, replace(built_issue(line="Nytt"), edits=edits), LATER)
    assert edits == Edits(
        "Hej alla!", "Vår egen rubrik", (("event:3f2a", "pin"), ("theme:ensamhet", "leave-out"))
    )
    assert await database.read(select_edits, PERIOD) == edits
    assert issue.built_at == LATER and not issue.changed


async def test_an_edit_that_came_while_the_issue_was_built_is_not_forgotten(database: Database) -> None:
    await database.write(store_built, built_issue(), NOON)
    await database.write(edit_issue, PERIOD, Edit(greeting="Hej!"), "Disa", NOON)
    issue = await database.write(store_built, built_issue(), LATER)
    assert issue.changed
    with pytest.raises(WrongState, match="build it again"):
        await database.write(approve_issue, PERIOD, "Disa", LATER)


async def test_letters_of_earlier_builds_are_not_kept(database: Database) -> None:
    first, second = built_issue(line="Ett"), built_issue(line="Två")
    await database.write(store_built, first, NOON)
    await database.write(store_built, second, LATER)
    assert await database.read(select_letter, first.variants[0].variant.letter_id) is None
    kept = await database.read(select_letter, second.variants[0].variant.letter_id)
    assert kept == second.variants[0].letter


async def test_an_approval_is_of_what_was_looked_at(database: Database) -> None:
    issue = await database.write(store_built, built_issue(), NOON)
    await database.write(store_built, built_issue(line="Ändrat"), LATER)
    with pytest.raises(WrongState, match="not the one you looked at"):
        await database.write(approve_issue, PERIOD, "Disa", LATER, sha256=issue.sha256)
    assert (await database.read(find_issue, PERIOD)).state == "draft"


async def test_an_edit_voids_the_approval(database: Database) -> None:
    issue = await database.write(approved, built_issue())
    assert issue.state == "approved" and issue.approved_by == "Disa" and issue.approved_sha256 == issue.sha256
    issue = await database.write(edit_issue, PERIOD, Edit(subject="Bättre rubrik"), "Edvin", LATER)
    assert issue.state == "draft" and issue.approved_by is None
    assert (await database.read(issue_status, PERIOD)).recipients == 0
    with pytest.raises(WrongState, match="approve it first"):
        await database.write(begin_sending, PERIOD, "Disa", LATER)


async def test_what_is_approved_is_not_built_again(database: Database) -> None:
    await database.write(approved, built_issue())
    with pytest.raises(WrongState, match="takes the approval back"):
        await database.write(check_buildable, PERIOD)
    with pytest.raises(WrongState):
        await database.write(store_built, built_issue(line="Nytt"), LATER)


async def test_a_check_that_blocks_stands_against_the_approval(database: Database) -> None:
    checks = ({"check": "size", "ok": False, "blocks": True, "detail": "Brevet är för stort."},)
    await database.write(store_built, replace(built_issue(), checks=checks), NOON)
    with pytest.raises(NotAllowed, match=r"mended: size \(Brevet är för stort"):
        await database.write(approve_issue, PERIOD, "Disa", NOON)


async def test_a_note_lets_hard_texts_through_and_nothing_else(database: Database) -> None:
    hard = {"check": "plain-language", "ok": False, "blocks": True, "detail": "LIX 63"}
    large = {"check": "size", "ok": False, "blocks": True, "detail": "102 kB"}
    await database.write(store_built, replace(built_issue(), checks=(hard, large)), NOON)
    with pytest.raises(NotAllowed, match="mended: size"):
        await database.write(approve_issue, PERIOD, "Disa", NOON, override="Lagens egna ord")
    await database.write(store_built, replace(built_issue(), checks=(hard,)), NOON)
    issue = await database.write(approve_issue, PERIOD, "Disa", NOON, override="Lagens egna ord")
    assert issue.state == "approved"
    note = await database.read(
        lambda connection: connection.value("select note from audit where action = 'issue.override'")
    )
    assert note == "Lagens egna ord"


async def test_a_house_may_want_two_pairs_of_eyes(database: Database) -> None:
    await database.write(store_built, built_issue(), NOON)
    issue = await database.write(approve_issue, PERIOD, "Disa", NOON, needed=2)
    assert issue.state == "draft"
    issue = await database.write(approve_issue, PERIOD, "Disa", LATER, needed=2)
    assert issue.state == "draft", "the same person twice is one person"
    issue = await database.write(approve_issue, PERIOD, "Edvin", LATER, needed=2)
    assert issue.state == "approved" and issue.approved_by == "Disa, Edvin"


async def test_recipients_are_frozen_with_the_reason(database: Database) -> None:
    await database.write(approved, built_issue())
    await database.write(subscribe, "ny@example.org", now=LATER)
    assert (await database.read(issue_status, PERIOD)).recipients == 3
    amina = await database.read(recipient_status, PERIOD, AMINA)
    assert (amina.included, amina.reason, amina.state) == (True, "import", "waiting")
    with pytest.raises(NotFound):
        await database.read(recipient_status, PERIOD, "ny@example.org")


async def test_sending_twice_sends_once_and_tells_the_same(database: Database) -> None:
    await database.write(approved, built_issue())
    first, second = await asyncio.gather(
        send_issue(database, PERIOD, "Disa", NOON, SENDER),
        send_issue(database, PERIOD, "Edvin", NOON, SENDER),
    )
    assert first.recipients == second.recipients == 3
    third = await send_issue(database, PERIOD, "Disa", LATER, SENDER)
    assert third.as_json() == {
        "state": "sending", "recipients": 3, "sent": 0, "failed": 0, "uncertain": 0, "waiting": 3, "bounced": 0,
        "cancelled": 0,
    }  # fmt: skip
    assert len(await database.read(outbox.select_candidates, "mail", LATER, LATER, limit=99)) == 3


async def test_a_start_that_was_cut_off_is_gone_on_with_by_its_job(database: Database) -> None:
    await database.write(approved, built_issue())
    await database.write(begin_sending, PERIOD, "Disa", NOON)
    assert (await database.read(issue_status, PERIOD)).as_json()["waiting"] == 3, "nobody has a row yet"
    [job] = await database.write(jobs.claim_due_jobs, NOON, "the schedule")
    assert (job.kind, job.args) == ("prepare-send", {"issue": PERIOD})
    status = await prepare_letters(database, PERIOD, NOON, SENDER)
    assert status.waiting == 3 and (await database.read(find_issue, PERIOD)).prepared


async def test_more_recipients_than_one_transaction_takes(database: Database) -> None:
    await database.write(subscribe, *(f"r{number}@example.org" for number in range(2_100)))
    await database.write(approved, built_issue())
    status = await send_issue(database, PERIOD, "Disa", NOON, SENDER)
    assert status.waiting == 2_103


async def test_whoever_is_removed_between_approval_and_sending_is_cancelled_not_forgotten(
    database: Database,
) -> None:
    await database.write(approved, built_issue())
    await database.write(removed, BERTIL)
    status = await send_issue(database, PERIOD, "Disa", NOON, SENDER)
    assert (status.recipients, status.waiting, status.cancelled) == (3, 2, 1)
    bertil = await database.read(recipient_status, PERIOD, BERTIL)
    assert (bertil.state, bertil.answer) == ("cancelled", "left after the approval")


async def test_a_letter_in_another_name_is_not_sent(database: Database) -> None:
    await database.write(approved, built_issue())
    moved = replace(SENDER, addresses=Addresses("https://medskick.example.se", "annan@example.se"))
    with pytest.raises(WrongState, match="MEDSKICK_MAIL_FROM"):
        await send_issue(database, PERIOD, "Disa", NOON, moved)
    assert (await database.read(find_issue, PERIOD)).state == "approved"


async def test_an_issue_that_goes_to_nobody_is_not_sent(database: Database) -> None:
    for address in (AMINA, BERTIL, CHIDI):
        await database.write(removed, address)
    await database.write(approved, built_issue())
    with pytest.raises(WrongState, match="goes to nobody"):
        await send_issue(database, PERIOD, "Disa", NOON, SENDER)


async def test_what_is_prepared_while_the_issue_is_paused_is_held(database: Database) -> None:
    await database.write(approved, built_issue())
    await database.write(begin_sending, PERIOD, "Disa", NOON)
    await database.write(pause_issue, PERIOD, "Disa", NOON)
    await prepare_letters(database, PERIOD, NOON, SENDER)
    assert await database.read(outbox.select_candidates, "mail", LATER, LATER, limit=99) == []
    await database.write(resume_issue, PERIOD, "Disa", NOON)
    assert len(await database.read(outbox.select_candidates, "mail", LATER, LATER, limit=99)) == 3


async def test_cancelling_before_the_letters_are_prepared_accounts_for_everybody(database: Database) -> None:
    await database.write(approved, built_issue())
    await database.write(begin_sending, PERIOD, "Disa", NOON)
    status = await database.write(cancel_issue, PERIOD, "Disa", NOON)
    assert (status.state, status.recipients, status.cancelled) == ("cancelled", 3, 3)
    status = await prepare_letters(database, PERIOD, NOON, SENDER)
    assert (status.recipients, status.cancelled) == (3, 3)
    with pytest.raises(WrongState):
        await database.write(resume_issue, PERIOD, "Disa", NOON)


async def test_staff_decide_about_what_is_uncertain(database: Database) -> None:
    await database.write(approved, built_issue())
    await send_issue(database, PERIOD, "Disa", NOON, SENDER)
    for recipient, state in ((AMINA, "sent"), (BERTIL, "uncertain"), (CHIDI, "bounced")):
        await sent_to(database, recipient, state)
    status = await database.read(issue_status, PERIOD)
    assert (status.state, status.sent, status.uncertain, status.bounced) == ("sent", 1, 1, 1)
    assert await database.write(resolve_uncertain, PERIOD, "Disa", LATER, resend=False) == 1
    assert (await database.read(issue_status, PERIOD)).uncertain == 1
    assert await database.write(resolve_uncertain, PERIOD, "Disa", LATER, resend=True) == 1
    status = await database.read(issue_status, PERIOD)
    assert (status.state, status.waiting, status.uncertain) == ("sending", 1, 0)


async def test_an_item_for_the_next_issue_goes_into_one_issue_only(database: Database) -> None:
    item = await database.write(add_item, NewItem("Nya lokaler", "Vi har flyttat."), "Disa", NOON)
    await database.write(store_built, built_issue(), LATER)
    await database.write(approve_issue, PERIOD, "Disa", LATER)
    await send_issue(database, PERIOD, "Disa", LATER, SENDER)
    assert await database.read(select_items_for, "2026-12", LATER) == ()
    assert [kept.id for kept in await database.read(select_items_for, PERIOD, LATER)] == [item.id]


async def test_a_picture_needs_words_and_is_kept_once(database: Database) -> None:
    with pytest.raises(WrongState, match="--alt"):
        await database.write(add_item, NewItem("Fest", "Kom!", picture=PNG), "Disa", NOON)
    with pytest.raises(WrongState, match="PNG or JPEG"):
        await database.write(
            add_item, NewItem("Fest", "Kom!", picture=b"GIF89a", alt="En fest"), "Disa", NOON
        )
    item = await database.write(add_item, NewItem("Fest", "Kom!", picture=PNG, alt="En fest"), "Disa", NOON)
    assert item.picture_id is not None and ADDRESSES.picture(item.picture_id).startswith("https://")


async def test_what_is_no_period_and_no_target_is_said_so(database: Database) -> None:
    with pytest.raises(WrongState, match="as 2026-11"):
        await database.write(check_buildable, "november")
    await database.write(store_built, built_issue(), NOON)
    with pytest.raises(WrongState, match="names nothing"):
        await database.write(edit_issue, PERIOD, Edit(pin=["'; drop table issue"]), "Disa", NOON)
    with pytest.raises(NotFound, match="newsletter build"):
        await database.write(edit_issue, "2027-01", Edit(greeting="Hej"), "Disa", NOON)
