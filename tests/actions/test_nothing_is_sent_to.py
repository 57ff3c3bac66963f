"""The list of the suppressed: it stops lists and issues, outlives the person's row, and tells nobody's address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from actions.deed import Deed
from actions.errors import NotFound, WrongState
from actions.own_data import erase_member, show_own_data
from actions.own_document import own_json
from actions.preparing import send_issue
from actions.sending import issue_status
from actions.signing_up import ask_for_newsletter
from actions.subscribers import Origin, import_subscribers, remove_subscriber, subscriber_shown
from actions.suppressing import suppress, suppressed_for, unsuppress
from dialogue.subscribers import ImportRow
from dialogue.suppression import address_hash
from storage.connection import Connection
from storage.database import Database
from storage.recipients import select_recipient_status
from storage.subscribers import select_listed
from tests.kit.cast import KEY, NOON, a_database, premises
from tests.kit.issues import PERIOD, SENDER, approved, built_issue, subscribe

AMINA, BERTIL = "amina@example.org", "bertil@example.org"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(subscribe, AMINA, BERTIL)
        yield opened


async def do(database: Database, work: Callable[..., Awaitable[Any]], *arguments: Any, **named: Any) -> Any:
    async def unit(connection: Connection) -> Any:
        return await work(Deed(connection, NOON, premises()), *arguments, **named)

    return await database.write(unit)


async def test_whoever_was_removed_is_not_brought_back_by_a_list(database: Database) -> None:
    await do(database, remove_subscriber, AMINA, "Disa")
    rows = [ImportRow(2, " Amina@Example.org"), ImportRow(3, "chidi@example.org")]
    judged = await do(database, import_subscribers, rows, "Disa")
    assert [(row.line, row.verdict, row.reason) for row in judged] == [
        (2, "suppressed", "removed"),
        (3, "new", ""),
    ]
    assert {one.email for one in await database.read(select_listed)} == {BERTIL, "chidi@example.org"}


async def test_nothing_of_the_address_is_kept_but_its_hash_under_our_key(database: Database) -> None:
    await do(database, remove_subscriber, AMINA, "Disa")

    async def rows(connection: Connection) -> list[Any]:
        return [dict(row) for row in await connection.all("select * from suppression")]

    [row] = await database.read(rows)
    assert row["hash"] == address_hash(KEY, "AMINA@Example.ORG ") and "amina" not in str(row)
    assert row["hash"] != address_hash(b"another key", AMINA)


async def test_an_issue_leaves_out_whom_nothing_is_sent_to(database: Database) -> None:
    await do(database, suppress, BERTIL, "complaint", "Disa")
    await database.write(approved, built_issue())
    bertil = await database.read(select_recipient_status, PERIOD, BERTIL)
    assert bertil is not None and (bertil.included, bertil.reason) == (False, "complaint")


async def test_what_is_lifted_is_lifted_and_signs_nobody_up(database: Database) -> None:
    await do(database, suppress, AMINA, "bounced", "Disa")
    assert await do(database, suppressed_for, AMINA) == "bounced"
    await do(database, unsuppress, AMINA, "Disa")
    shown = await do(database, subscriber_shown, AMINA)
    assert (shown["state"], shown["suppressed"]) == ("bounced", "")
    with pytest.raises(NotFound):
        await do(database, unsuppress, AMINA, "Disa")


async def test_a_list_tells_where_it_is_from_and_on_what_ground(database: Database) -> None:
    origin = Origin("medlemsregistret", "medlemskap i föreningen")
    await do(database, import_subscribers, [ImportRow(2, "chidi@example.org")], "Disa", origin=origin)
    shown = await do(database, subscriber_shown, "chidi@example.org")
    assert (shown["source"], shown["ground"]) == ("medlemsregistret", "medlemskap i föreningen")
    with pytest.raises(WrongState):
        await do(database, import_subscribers, [ImportRow(2, AMINA)], "Disa", origin=Origin("own"))


async def test_an_erased_member_leaves_no_address_and_is_not_brought_back(database: Database) -> None:
    await do(database, _amina_chats)
    await database.write(approved, built_issue())
    await send_issue(database, PERIOD, "Disa", NOON, SENDER)
    own = await database.read(show_own_data, "mamina")
    assert [one.email for one in own.letters] == [AMINA] and AMINA in own_json(own)
    await do(database, erase_member, "mamina", "Disa")
    for table in ("subscriber", "sign_up", "issue_recipient", "outbox", "job", "audit"):
        assert AMINA not in str(await database.read(_rows, table)), table
    status = await database.read(issue_status, PERIOD)
    assert (status.recipients, status.cancelled) == (2, 1)
    [judged] = await do(database, import_subscribers, [ImportRow(2, AMINA)], "Disa")
    assert (judged.verdict, judged.reason) == ("suppressed", "objection")


async def _amina_chats(deed: Deed) -> None:
    await deed.connection.run("insert into member (id, telegram, created_at) values ('mamina', 1001, 0)")
    await ask_for_newsletter(deed, AMINA, "chat", "sv")
    await deed.connection.run("update subscriber set member_id = 'mamina' where email = :email", email=AMINA)
    await deed.connection.run("update job set state = 'done', args = '{}'")


async def _rows(connection: Connection, table: str) -> list[Any]:
    return [dict(row) for row in await connection.all(f"select * from {table}")]
