"""The newsletter in short in the chat: from the same content, once a reader, only to those who asked for it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.deed import Deed
from actions.digests import queue_digests, read_in_chat
from actions.issues import approve_issue, store_built
from actions.members import meet
from actions.sending import begin_sending
from dialogue.digest import Digest, as_kept, as_read
from newsletter.compose import compose
from newsletter.compose.digest import digest
from newsletter.facts import IssueFacts
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import AMINA, BERTIL, CHIDI, NOON, a_database, premises
from tests.kit.issues import PERIOD, built_issue, subscribe
from tests.newsletter.november import NOVEMBER
from wording.digest import LONGEST, digest_screen


def shown(facts: IssueFacts) -> str:
    """The digest of these facts as it stands in a chat, kept and read in between."""
    kept = json.loads(json.dumps(as_kept(digest(compose(facts, "sv")))))
    read = as_read(kept)
    assert read is not None
    return digest_screen("sv", read, "https://a.se/n/2026-11").text


def test_it_tells_the_same_in_short() -> None:
    content = compose(NOVEMBER, "sv")
    said = shown(NOVEMBER)
    assert said.startswith(f"<b>{content.subject}</b>")
    assert NOVEMBER.questions[0].text in said
    assert len(said) <= LONGEST + 200


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_in_it_is_inert_and_fits_a_message(text: str) -> None:
    items = tuple(replace(one, heading=f"{text} <b>x</b> &") for one in NOVEMBER.items)
    said = shown(replace(NOVEMBER, items=items, greeting=f"{text} <b>x</b> &"))
    assert "<b>x</b>" not in said
    assert said.count("<b>") == said.count("</b>")
    assert len(said.encode("utf-16-le")) // 2 <= 4096


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(_prepared)
        yield opened


async def _prepared(connection: Connection) -> None:
    """Amina wants the letter in the chat, Bertil does not, Chidi did and then said /stopp. November's issue goes out."""
    deed = Deed(connection, NOON, premises())
    for chat in (AMINA, BERTIL, CHIDI):
        member, _ = await meet(deed, chat, "sv")
        if chat != BERTIL:
            await read_in_chat(deed, member.id, wanted=True)
    await connection.run("update member set mailings = 0 where telegram = :chat", chat=CHIDI)
    built = built_issue()
    [one] = built.variants
    told = replace(one, variant=replace(one.variant, digest=as_kept(Digest("November", "", ()))))
    await subscribe(connection, "edvin@example.org")
    await store_built(connection, replace(built, variants=(told,)), NOON)
    await approve_issue(connection, PERIOD, "Disa", NOON)


async def _turn(connection: Connection) -> list[Any]:
    await queue_digests(Deed(connection, NOON, premises()))
    return await connection.all("select recipient, body from outbox where kind = 'digest'")


async def test_it_goes_to_those_who_asked_once_the_issue_goes_out(database: Database) -> None:
    assert await database.write(_turn) == []
    await database.write(begin_sending, PERIOD, "Disa", NOON)
    for _ in range(3):
        [row] = await database.write(_turn)
    assert row["recipient"] == str(AMINA)
    assert "<b>November</b>" in row["body"] and f"/n/{PERIOD}" in row["body"]
