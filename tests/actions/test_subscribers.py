"""Who gets the newsletter: lists taken in, people who leave, links that nobody can make up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.deed import Deed
from actions.errors import NotFound
from actions.subscribers import checked_address, import_subscribers, remove_subscriber, unsubscribe
from dialogue.subscribers import ImportRow, Judged
from dialogue.tokens import signed, subject_of
from storage.connection import Connection
from storage.database import Database, open_database
from storage.organisations import select_organisations
from storage.subscribers import select_listed, select_subscriber_by_email
from tests.kit.cast import FIKA, NOON, STIGFINNARNA, premises

KEY = b"a key of the tests, of 32 octets."
LATER = NOON + timedelta(days=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await open_database(f"sqlite:///{tmp_path / 'medskick.db'}") as opened:
        yield opened


async def do(database: Database, work: Callable[..., Awaitable[Any]], *arguments: Any, **named: Any) -> Any:
    async def unit(connection: Connection) -> Any:
        return await work(Deed(connection, LATER, premises()), *arguments, **named)

    return await database.write(unit)


async def take_in(database: Database, *rows: ImportRow) -> list[tuple[str, str]]:
    judged: tuple[Judged, ...] = await do(database, import_subscribers, rows, "command")
    return [(row.verdict, row.reason) for row in judged]


async def test_each_line_is_new_changed_same_or_refused_with_the_reason(database: Database) -> None:
    assert await take_in(database, ImportRow(2, "Amina@Example.org", "Amina", STIGFINNARNA)) == [("new", "")]
    assert await take_in(
        database,
        ImportRow(2, "amina@example.org", "", "", ""),
        ImportRow(3, "AMINA@example.org", "Amina A"),
        ImportRow(4, "bertil@example.org", language="fi"),
        ImportRow(5, "bertil example.org"),
    ) == [
        ("same", ""),
        ("refused", "the same address stands in line 2"),
        ("refused", "the language 'fi' is not one of sv, en"),
        ("refused", "no mail address: An email address must have an @-sign"),
    ]
    assert await take_in(database, ImportRow(2, "amina@example.org", language="en")) == [("changed", "")]
    [amina] = await database.read(select_listed)
    assert (amina.name, amina.organisation, amina.language) == ("Amina", STIGFINNARNA, "en")


async def test_an_organisation_that_nobody_knows_is_proposed_once(database: Database) -> None:
    await take_in(
        database,
        ImportRow(2, "amina@example.org", organisation=FIKA),
        ImportRow(3, "bertil@example.org", organisation=FIKA.upper()),
    )
    [fika] = await database.read(select_organisations)
    assert (fika.name, fika.state, fika.visible) in {
        (FIKA, "proposed", False),
        (FIKA.upper(), "proposed", False),
    }
    assert len({one.organisation for one in await database.read(select_listed)}) == 1


async def test_whoever_left_is_not_brought_back_by_a_list(database: Database) -> None:
    await take_in(database, ImportRow(2, "amina@example.org"))
    amina = await database.read(select_subscriber_by_email, "amina@example.org")
    assert amina is not None
    token = signed(KEY, "unsubscribe", amina.id)
    assert await database.write(unsubscribe, KEY, token, NOON)
    assert await take_in(database, ImportRow(2, "amina@example.org", "Amina")) == [("changed", "")]
    [listed] = await database.read(select_listed)
    assert listed.state == "unsubscribed"


async def test_leaving_twice_or_after_the_account_is_gone_is_fine(database: Database) -> None:
    await take_in(database, ImportRow(2, "amina@example.org"))
    amina = await database.read(select_subscriber_by_email, "amina@example.org")
    assert amina is not None
    token = signed(KEY, "unsubscribe", amina.id)
    assert await database.write(unsubscribe, KEY, token, NOON)
    assert await database.write(unsubscribe, KEY, token, LATER)
    await do(database, remove_subscriber, " Amina@example.org ", "Disa")
    assert await database.write(unsubscribe, KEY, token, LATER)
    assert not await database.write(unsubscribe, KEY, "nonsense", LATER)
    with pytest.raises(NotFound):
        await do(database, remove_subscriber, "amina@example.org", "Disa")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" Amina@Example.ORG ", "amina@example.org"),
        ("bertil@åsö.se", "bertil@xn--s-1fa6c.se"),
        ("åsa@example.org", "åsa@example.org"),
    ],
)
def test_an_address_is_kept_as_it_is_written_to(written: str, kept: str) -> None:
    assert checked_address(written) == (kept, "")


@pytest.mark.parametrize(
    "written", ["", "amina", "amina@", "a@b\nBcc: chidi@example.org", '"a b"@example.org', "a@[127.0.0.1]"]
)
def test_what_is_no_address_says_why(written: str) -> None:
    address, reason = checked_address(written)
    assert address == "" and reason.startswith("no mail address: ")


@given(st.text(st.characters(codec="ascii", categories=["Ll", "Nd"]), min_size=1), st.text())
def test_a_token_names_its_subject_and_nothing_else_does(subject: str, other: str) -> None:
    token = signed(KEY, "unsubscribe", subject)
    assert subject_of(KEY, "unsubscribe", token) == subject
    assert subject_of(KEY, "unsubscribe", token.upper()) == subject
    assert subject_of(KEY, "return", token) is None
    assert subject_of(b"another key", "unsubscribe", token) is None
    assert subject_of(KEY, "unsubscribe", other) in (None, subject)
