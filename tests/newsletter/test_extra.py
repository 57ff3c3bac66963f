"""A mailing outside the months: to whom it is meant, checked, approved and sent like any issue."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from actions.deed import Deed
from actions.digests import queue_digests, read_in_chat
from actions.errors import NotFound, WrongState
from actions.extra import Extra, write_extra
from actions.issues import approve_issue, find_issue
from actions.members import meet
from actions.preparing import prepare_letters
from actions.sending import begin_sending, issue_status
from actions.subscribers import import_subscribers
from dialogue.house import House
from dialogue.subscribers import ImportRow
from newsletter.build import build
from storage import organisations, recipients
from storage.connection import Connection
from storage.database import Database
from storage.issue_contents import select_variant
from storage.issues import select_covered_until
from tests.kit.cast import (
    AMINA,
    BERTIL,
    EDVIN,
    FIKA,
    MÅNEN,
    NOON,
    a_database,
    an_open_question,
    an_organisation,
    premises,
)  # fmt: skip
from tests.kit.issues import ADDRESSES, SENDER

MOVED = Extra("lokalbyte", "Ny lokal för mötet på tisdag", "Vi ses i **Stadshuset** i stället. Samma tid.")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(_prepared)
        yield opened


async def _prepared(connection: Connection) -> None:
    await an_open_question(connection, "motesplats", "Vad behövs för att fler ska ses?")
    await an_organisation(connection, FIKA)
    månen = await an_organisation(connection, MÅNEN)
    await organisations.update_organisation(
        connection, replace(månen, municipality="Lidköping", subregion="Skaraborg", themes=("halsa",))
    )
    rows = [
        ImportRow(2, "amina@example.org", organisation=FIKA),
        ImportRow(3, "bertil@example.org", organisation=MÅNEN),
        ImportRow(4, "chidi@example.org"),
    ]
    await import_subscribers(Deed(connection, NOON.replace(day=1), premises()), rows, "command")


async def sent(database: Database, extra: Extra) -> set[str]:
    """The mailing, written, built, approved and begun; returns who gets it."""
    issue = await database.write(write_extra, extra, "Disa", NOON)
    built = await build(database, issue.id, NOON, House(), ADDRESSES)
    await database.write(approve_issue, issue.id, "Disa", NOON, sha256=built.sha256)
    await database.write(begin_sending, issue.id, "Disa", NOON)
    await prepare_letters(database, issue.id, NOON, SENDER)
    found = await database.read(recipients.select_recipients_after, issue.id, "", 99)
    assert (await database.read(issue_status, issue.id)).waiting == len(found)
    return {one.email.partition("@")[0] for one in found}


async def test_it_says_what_staff_wrote_and_nothing_of_the_month(database: Database) -> None:
    assert await sent(database, MOVED) == {"amina", "bertil", "chidi"}
    variant = await database.read(select_variant, "extra-lokalbyte", "sv")
    assert variant is not None and variant.subject == MOVED.subject
    assert "Stadshuset" in variant.text and "Vad behövs för att fler ska ses?" not in variant.text
    assert {row["kind"] for row in variant.sections} == {"greeting", "about", "unsubscribe"}


@pytest.mark.parametrize(
    ("audience", "gets"),
    [
        ({"subregion": ["Skaraborg"]}, {"bertil"}),
        ({"municipality": ["Borås", "Lidköping"]}, {"amina", "bertil"}),
        ({"theme": ["halsa"]}, {"bertil"}),
        ({"subregion": ["Sjuhärad"], "size": ["small"]}, {"amina"}),
    ],
)
async def test_it_goes_to_those_it_is_meant_for(
    database: Database, audience: dict[str, list[str]], gets: set[str]
) -> None:
    assert await sent(database, replace(MOVED, audience=audience)) == gets


async def test_it_may_be_written_anew_until_it_is_approved(database: Database) -> None:
    await database.write(write_extra, MOVED, "Disa", NOON)
    again = await database.write(
        write_extra, replace(MOVED, subject="Ny lokal, ny tid på tisdag"), "Disa", NOON
    )
    assert again.own_subject == "Ny lokal, ny tid på tisdag" and again.extra
    built = await build(database, again.id, NOON, House(), ADDRESSES)
    await database.write(approve_issue, again.id, "Disa", NOON, sha256=built.sha256)
    with pytest.raises(WrongState, match="approved"):
        await database.write(write_extra, MOVED, "Disa", NOON)


@pytest.mark.parametrize(
    "extra",
    [
        replace(MOVED, code="Lokal Byte"),
        replace(MOVED, subject=" "),
        replace(MOVED, text=""),
        replace(MOVED, audience={"ålder": ["66"]}),
    ],
)
async def test_what_cannot_be_sent_is_refused_before_anything_is_kept(
    database: Database, extra: Extra
) -> None:
    with pytest.raises(WrongState):
        await database.write(write_extra, extra, "Disa", NOON)
    with pytest.raises(NotFound):
        await database.read(find_issue, "extra-lokalbyte")


async def test_an_unknown_meeting_is_named(database: Database) -> None:
    with pytest.raises(NotFound, match="hosten"):
        await database.write(write_extra, replace(MOVED, audience={"meeting": ["hosten"]}), "Disa", NOON)


async def test_the_months_go_on_as_if_it_were_not_there(database: Database) -> None:
    await sent(database, MOVED)
    assert await database.read(select_covered_until, "2026-12") is None
    issue = await build(database, "2026-11", NOON, House(), ADDRESSES)
    assert issue.period == "2026-11"


async def test_in_the_chat_too_it_says_its_words_to_those_it_is_meant_for(database: Database) -> None:
    """Edvin reads in the chat for Månen in Skaraborg, Amina for Fika in Sjuhärad."""

    async def readers(connection: Connection) -> None:
        deed = Deed(connection, NOON, premises())
        for chat, name in ((AMINA, FIKA), (EDVIN, MÅNEN)):
            member, _ = await meet(deed, chat, "sv")
            await connection.run(
                """
                update member set organisation_id = (select id from organisation where name = :name) where id = :id
                """,
                id=member.id,
                name=name,
            )
            await read_in_chat(deed, member.id, wanted=True)

    async def turn(connection: Connection) -> list[tuple[str, str]]:
        await queue_digests(Deed(connection, NOON, premises()))
        rows = await connection.all("select recipient, body from outbox where kind = 'digest'")
        return [(row["recipient"], row["body"]) for row in rows]

    await database.write(readers)
    await sent(database, replace(MOVED, audience={"subregion": ["Skaraborg"]}))
    [(chat, body)] = await database.write(turn)
    assert chat == str(EDVIN)
    assert "Stadshuset" in body and MOVED.subject in body


async def test_whoever_chose_the_chat_is_not_told_of_what_is_meant_for_others(database: Database) -> None:
    async def bertil_reads_in_the_chat(connection: Connection) -> None:
        member, _ = await meet(Deed(connection, NOON, premises()), BERTIL, "sv")
        await connection.run(
            "update subscriber set channel = 'chat', member_id = :id where email = 'bertil@example.org'",
            id=member.id,
        )

    async def turn(connection: Connection) -> int:
        await queue_digests(Deed(connection, NOON, premises()))
        return int(await connection.value("select count(*) from outbox where kind = 'digest'"))

    await database.write(bertil_reads_in_the_chat)
    assert await sent(database, replace(MOVED, audience={"subregion": ["Sjuhärad"]})) == {"amina"}
    assert await database.write(turn) == 0
