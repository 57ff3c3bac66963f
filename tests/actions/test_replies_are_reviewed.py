"""What is held stays held until somebody lets it go; what a rule held is let go by an edit that mends it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions import forms, members, replies, review
from actions.deed import Deed
from actions.errors import NotAllowed, NotFound
from dialogue.replies import Reply
from storage import audit, questions, theme_marks
from storage import replies as rows
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import AMINA, NOON, a_database, an_open_question, premises

LONELY = "ensamhet-gemenskap"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        yield opened


def a_deed(connection: Connection) -> Deed:
    return Deed(connection, NOON, premises())


async def says(connection: Connection, text: str, message: int = 1) -> Reply:
    """Amina writes in the chat."""
    deed = a_deed(connection)
    amina, _ = await members.meet(deed, AMINA, "sv")
    return (await replies.take_reply(deed, replies.sender_of(amina, AMINA, message), text, None)).reply


async def edits(connection: Connection, text: str, message: int = 1) -> Reply:
    """Amina edits what she wrote."""
    kept = await replies.change_reply(a_deed(connection), AMINA, message, text)
    assert kept is not None
    stored = await rows.select_reply(connection, kept.reply.id)
    assert stored is not None and stored.held == kept.reply.held
    return stored


async def themes(connection: Connection, reply: Reply) -> set[str]:
    return {mark.theme_id for mark in await theme_marks.select_marks_of(connection, reply.id)}


async def test_personal_data_is_let_go_once_it_is_edited_away(database: Database) -> None:
    held = await database.write(says, "Ring Bertil på 070-174 06 05 om ensamheten på söndagar.")
    assert held.held == "personal-data"
    mended = await database.write(edits, "Ensamheten är värst på söndagar.")
    assert mended.held is None and await database.read(themes, mended) == {LONELY}


async def test_danger_stays_held_whatever_is_written_over_it(database: Database) -> None:
    held = await database.write(says, "Jag vill inte leva längre.")
    edited = await database.write(edits, "Ensamheten är värst på söndagar.")
    assert (held.held, edited.held) == ("crisis", "crisis") and await database.read(themes, edited) == set()


@pytest.mark.parametrize("deed", ["kept", "hidden"])
async def test_what_a_person_held_is_not_let_go_by_an_edit(database: Database, deed: str) -> None:
    text = "Ensamheten är värst på söndagar." if deed == "hidden" else "Ring Bertil på 070-174 06 05."

    async def hold(connection: Connection) -> None:
        reply = await says(connection, text)
        act = review.hold_reply if deed == "hidden" else review.keep_reply
        assert await act(a_deed(connection), reply.id, "sdisa")

    await database.write(hold)
    edited = await database.write(edits, "Ensamheten är värst på lördagar.")
    assert edited.held == ("staff" if deed == "hidden" else "personal-data")


async def test_letting_go_proposes_themes_and_notes_who_did_it(database: Database) -> None:
    async def let_go(connection: Connection) -> Reply:
        reply = await says(connection, "Ring Bertil på 070-174 06 05 om ensamheten på söndagar.")
        assert await review.release_reply(a_deed(connection), reply.id, "sdisa")
        assert not await review.release_reply(a_deed(connection), reply.id, "sedvin")
        return reply

    reply = await database.write(let_go)
    assert LONELY in await database.read(themes, reply)
    noted = await database.read(audit.select_latest, "release-reply", reply.id)
    assert noted is not None and (noted["actor"], noted["note"]) == ("sdisa", "personal-data")


async def test_no_word_of_a_reply_is_in_the_audit(database: Database) -> None:
    async def decide(connection: Connection) -> None:
        deed, reply = a_deed(connection), await says(connection, "Ensamheten är värst på söndagar.")
        await review.decide_themes(deed, [(reply.id, LONELY)], "confirmed", "sdisa")
        await review.hold_reply(deed, reply.id, "sdisa", "off-topic")
        await review.release_reply(deed, reply.id, "sdisa")

    await database.write(decide)
    noted = [tuple(row) for row in await database.read(audit.select_audit)]
    assert len(noted) == 3 and "söndag" not in str(noted)


async def test_a_reason_to_hold_is_one_of_four(database: Database) -> None:
    async def hold(connection: Connection) -> None:
        reply = await says(connection, "En lokal med hiss.")
        await review.hold_reply(a_deed(connection), reply.id, "sdisa", "crisis")

    with pytest.raises(NotAllowed):
        await database.write(hold)


async def test_what_was_withdrawn_is_reviewed_no_more(database: Database) -> None:
    async def withdraw(connection: Connection) -> str:
        deed, reply = a_deed(connection), await says(connection, "Ensamheten är värst på söndagar.")
        amina, _ = await members.meet(deed, AMINA, "sv")
        await replies.withdraw_reply(deed, reply.id, amina)
        assert await review.decide_themes(deed, [(reply.id, LONELY)], "confirmed", "sdisa") == 0
        return reply.id

    reply_id = await database.write(withdraw)

    async def hold(connection: Connection) -> None:
        await review.hold_reply(a_deed(connection), reply_id, "sdisa")

    with pytest.raises(NotFound):
        await database.write(hold)


async def test_a_form_is_stored_once_by_key_question_and_text(database: Database) -> None:
    async def send(connection: Connection, key: str, text: str, code: str) -> bool:
        question = await questions.select_question_by_code(connection, code)
        assert question is not None
        filled = forms.Filled(text, key)
        return (await forms.receive_form(a_deed(connection), question, filled)).kept.new

    for code in ("ett", "tva"):
        await database.write(an_open_question, code, f"Vad tycker ni om {code}?")
    sent = [
        ("k", "Ja", "ett"),
        ("k", "Ja", "ett"),
        ("k", "Ja ", "ett"),
        ("k", "Ja", "tva"),
        ("l", "Ja", "ett"),
    ]
    assert [await database.write(send, *one) for one in sent] == [True, False, False, True, True]
    assert [await database.write(send, "", "Nej", "ett") for _ in range(2)] == [True, True]
