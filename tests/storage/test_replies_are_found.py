"""Replies are found by words: other forms too, å apart from a, best first; what is taken back is found by none."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dialogue.replies.searching import beginnings
from storage.connection import Connection
from storage.database import Database, open_database
from storage.filters import Filter
from storage.members import insert_member
from storage.replies import (
    NewReply,
    Worded,
    blank_versions,
    insert_reply,
    select_reply,
    update_held,
    update_text,
    update_withdrawn,
)
from storage.search import select_found
from storage.theme_marks import update_theme
from tests.kit.cast import AMINA, NOON, a_database, an_open_question, an_organisation

REPLY = NewReply(
    "r0", "", None, None, None, "telegram", "person", "unnamed", None, substance=True, received_at=NOON
)
TEXTS = {
    "r1": "Fler mötesplatser för äldre, och en mötesplats till",
    "r2": "En mötesplats vore bra för alla oss som bor långt från centralorten",
    "r3": "Vägen till skolan är mörk; bygg cykelbanor",
    "r4": "Ett hål i taket på kafé Hålan",
    "r5": "Hal is utanför föreningens lokal",
}


async def keep(connection: Connection, reply_id: str, text: str, **given: object) -> None:
    await insert_reply(connection, replace(REPLY, id=reply_id, text=text, **given))  # type: ignore[arg-type]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as database:
        for number, (reply_id, text) in enumerate(TEXTS.items()):
            at = NOON + timedelta(minutes=number)
            await database.write(keep, reply_id, text, received_at=at)
        yield database


async def found(database: Database, words: str, **chosen: object) -> tuple[str, ...]:
    return await database.read(select_found, beginnings(words), Filter(**chosen), 50)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "replies"),
    [
        ("mötesplatserna", ("r1", "r2")),
        ("mötesplats", ("r1", "r2")),
        ("väg", ("r3",)),
        ("skola", ("r3",)),
        ("cykelbanorna", ("r3",)),
        ("kafe", ("r4",)),
        ("hål", ("r4",)),
        ("hal", ("r5",)),
        ("MO\u0308TESPLATS a\u0308ldre", ("r1",)),
        ("taket lokal", ("r4", "r5")),
        ("mötesplats för äldre och unga", ("r1", "r2")),
        ("för", ("r1", "r2", "r5")),
        ('hål" OR NOT *', ("r4",)),
        ("tandläkare", ()),
        ("!!", ()),
    ],
)
async def test_words_find_their_other_forms_and_nothing_like_them(
    words: str, replies: tuple[str, ...], database: Database
) -> None:
    assert set(await found(database, words)) == set(replies)


async def test_the_best_comes_first(database: Database) -> None:
    assert await found(database, "mötesplats") == ("r1", "r2")


async def test_an_edited_reply_is_found_by_its_new_words_only(database: Database) -> None:
    async def edit(connection: Connection) -> None:
        reply = await select_reply(connection, "r3")
        assert reply is not None
        await update_text(connection, reply, Worded("Bättre bussar", None, True, "sv", "", ""), NOON)

    await database.write(edit)
    assert (await found(database, "cykelbana"), await found(database, "buss")) == ((), ("r3",))


async def test_a_unit_that_fails_leaves_no_words_behind(database: Database) -> None:
    async def fail(connection: Connection) -> None:
        await keep(connection, "r9", "kanotuthyrning")
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(fail)
    assert await found(database, "kanot") == ()


async def test_a_reply_is_found_by_what_surrounds_it(database: Database) -> None:
    async def prepare(connection: Connection) -> None:
        question = await an_open_question(connection, "lokaler", "Vilka lokaler behövs?")
        fika = await an_organisation(connection, "Föreningen Fika")
        given = {"question_id": question.id, "organisation_id": fika.id, "channel": "paper"}
        await keep(connection, "s1", "Lokal med kök", **given, received_at=NOON + timedelta(days=1))
        await keep(connection, "s2", "Lokal utan kök", received_at=NOON - timedelta(days=1))
        await update_held(connection, "s2", "staff")
        await update_theme(connection, "s1", "motesplatser-natverk", "confirmed", "Disa", NOON, "1")

    await database.write(prepare)
    question = await database.read(lambda c: c.value("select id from question"))
    alone: tuple[dict[str, object], ...] = (
        {"question_id": question},
        {"theme": "motesplatser-natverk"},
        {"theme": "motesplatser-natverk", "state": "confirmed"},
        {"state": "confirmed"},
        {"municipality": "Borås", "subregion": "Sjuhärad", "size": "small"},
        {"since": NOON + timedelta(hours=1)},
        {"channel": "paper"},
    )
    for chosen in alone:
        assert await found(database, "lokal kök", **chosen) == ("s1",), chosen
    assert await found(database, "lokal kök", state="held") == ("s2",)
    assert await found(database, "kök", until=NOON) == ("s2",)
    assert await found(database, "kök", theme="motesplatser-natverk", state="rejected") == ()
    assert await found(database, "kök", municipality="Borås", subregion="Fyrbodal") == ()


async def test_a_withdrawn_reply_is_found_only_where_its_words_are_kept(database: Database) -> None:
    await database.write(update_withdrawn, "r4", NOON)
    assert await found(database, "kafé") == ()
    assert await found(database, "kafé", state="withdrawn") == ("r4",)
    await database.write(blank_versions, "r4")
    assert await found(database, "kafé", state="withdrawn") == ()


async def test_of_an_identity_number_no_digit_is_found(database: Database) -> None:
    await database.write(keep, "r9", "Ring mig, jag är 19121212-1212")
    assert await found(database, "1212") == ()
    assert await found(database, "ring") == ("r9",)


async def test_what_was_erased_is_out_of_the_file(database: Database, tmp_path: Path) -> None:
    async def of_amina(connection: Connection) -> None:
        await insert_member(connection, "m1", AMINA, "sv", NOON)
        await keep(connection, "r8", "Zeppelinarhangar vid Mörsil", member_id="m1")

    await database.write(of_amina)
    assert await found(database, "zeppelinare") == ("r8",)
    assert b"zeppelin" in _bytes(tmp_path)
    await database.write(blank_versions, "r8")
    assert await found(database, "zeppelinare") == ()
    await database.scrub()
    assert b"eppelin" not in _bytes(tmp_path)
    assert set(await found(database, "mötesplats")) == {"r1", "r2"}


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


async def test_versions_that_go_take_their_words_with_them(database: Database) -> None:
    await database.write(lambda c: c.run("delete from reply_version where reply_id = 'r4'"))
    assert await found(database, "kafé") == ()


async def test_replies_from_before_the_search_are_found_after_the_upgrade(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        for number in range(800):
            await database.write(keep, f"r{number:04}", f"Kanotled nummer {number}")
    file = tmp_path / "medskick.db"
    with sqlite3.connect(file) as raw:
        for table in ("reply_search", "reply_stems"):
            raw.execute(f"drop table {table}")
        raw.execute("drop index reply_by_organisation")
        raw.execute("delete from theme where area_id = 'reserved'")
        raw.execute("delete from area where id = 'reserved'")
        raw.execute("delete from schema_version where version = 3")
    raw.close()
    async with await open_database(f"sqlite:///{file}") as database:
        assert len(await database.read(select_found, ("kanotled",), Filter(), 5000)) == 800
        assert (
            await database.read(lambda c: c.value("select value from mark where name = 'stems-after'"))
            is None
        )
