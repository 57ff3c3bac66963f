"""What a meeting's tables said, and what organisations answered a consultation, is answered to their contacts: once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from actions.consultations import Draft, add_consultation, find_consultation
from actions.deed import Deed
from actions.errors import NotAllowed
from actions.feedback import answer_back
from actions.meeting_answers import look_at_answers, send_answers
from actions.outcomes import decide_consultation
from actions.questions import close_question, find_question
from dialogue.feedback import Answer
from dialogue.invitations import Invited
from storage import invitations, members, organisations
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import AMINA, FIKA, MÅNEN, NOON, STIGFINNARNA, a_database, an_organisation, premises
from tests.kit.meetings import MEETING, a_meeting, a_said_reply, an_asked_question
from tests.kit.post import mails_that_wait

FIRST, SECOND = Answer("done", "Lokalen öppnar i mars."), Answer("no", "Pengarna räcker inte.")
ADDRESS = "stig@example.org"
PRESENT = ("stigfinnarna", FIKA, "Okända vänner")
HELD = replace(MEETING, present=PRESENT)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(_the_meeting)
        yield opened


async def _the_meeting(connection: Connection) -> None:
    """Stigfinnarna has an address, Månen a contact in the chat, Fika neither; Månen was not noted, but spoke at a table."""
    stig = await an_organisation(connection, STIGFINNARNA)
    await organisations.update_organisation(connection, replace(stig, email=ADDRESS))
    månen = await an_organisation(connection, MÅNEN)
    await an_organisation(connection, FIKA)
    await members.insert_member(connection, "amina", AMINA, "sv", NOON)
    await members.update_organisation(connection, "amina", månen.id)
    await members.update_contact(connection, "amina", True)
    await a_meeting(connection, present=PRESENT)
    deed = Deed(connection, NOON, premises())
    for number, text in enumerate(("Vilken lokal saknas?", "Vad kostar det?", "Vem hjälper till?"), 1):
        question = await an_asked_question(connection, f"fraga-{number}", text, f"fråga {number}")
        await a_said_reply(connection, f"r{number}", "En öppen lokal.", question, organisation_id=månen.id)
        await close_question(deed, await find_question(deed, question.code), "Disa")


async def by_staff(database: Database, work: Any, *arguments: Any) -> Any:
    return await database.write(lambda connection: work(Deed(connection, NOON, premises()), *arguments))


async def answers(database: Database, code: str, answer: Answer) -> None:
    question = await by_staff(database, find_question, code)
    await by_staff(database, answer_back, question, answer, "Disa")


async def chats(connection: Connection) -> list[Any]:
    return await connection.all("select recipient, body from outbox where kind = 'feedback' order by id")


async def test_each_organisation_gets_all_of_a_meetings_answers_once(database: Database) -> None:
    await answers(database, "fraga-1", FIRST)
    await answers(database, "fraga-2", SECOND)
    found = await by_staff(database, look_at_answers, HELD)
    assert (len(found.answered), found.wait, found.told) == (2, 1, 0)
    assert {one.name for one in found.to_tell} == {STIGFINNARNA, MÅNEN}
    assert [one.name for one in found.unreached] == [FIKA] and found.unknown == ("Okända vänner",)
    assert await by_staff(database, send_answers, HELD, "Disa") == 2
    assert await by_staff(database, send_answers, HELD, "Edvin") == 0, "pressed twice"
    [mail] = await mails_that_wait(database)
    assert (mail.recipient, mail.kind) == (ADDRESS, "feedback-mail")
    told = " ".join(mail.text.split())
    for words in ("Vilken lokal saknas?", FIRST.text, "Det blir inte av", SECOND.text, "/svar"):
        assert words in told
    assert "Vem hjälper till?" not in told
    [chat] = await database.read(chats)
    assert chat["recipient"] == str(AMINA) and FIRST.text in chat["body"]


async def test_nothing_is_sent_before_a_question_has_an_answer(database: Database) -> None:
    with pytest.raises(NotAllowed):
        await by_staff(database, send_answers, HELD, "Disa")
    assert await mails_that_wait(database) == [] and await database.read(chats) == []


async def test_an_organisation_that_is_reached_later_gets_it_then(database: Database) -> None:
    await answers(database, "fraga-1", FIRST)
    await by_staff(database, send_answers, HELD, "Disa")

    async def gets_an_address(connection: Connection) -> None:
        fika = await organisations.select_organisation_by_name(connection, "föreningen fika")
        found = fika or next(
            one for one in await organisations.select_organisations(connection) if one.name == FIKA
        )
        await organisations.update_organisation(connection, replace(found, email="fika@example.org"))

    await database.write(gets_an_address)
    assert await by_staff(database, send_answers, HELD, "Disa") == 1
    assert sorted(mail.recipient for mail in await mails_that_wait(database)) == ["fika@example.org", ADDRESS]


async def _a_consultation(connection: Connection) -> None:
    """Stigfinnarna has answered, Månen declined, Fika said nothing."""
    await add_consultation(connection, Draft("buss", "Busstrafik", "Regionen", "2026-12-10"), "Disa", NOON)
    found = await find_consultation(connection, "buss")
    known = {one.name: one for one in await organisations.select_organisations(connection)}
    for name, standing in ((STIGFINNARNA, "answered"), (MÅNEN, "declined")):
        one = Invited(known[name], standing)  # type: ignore[arg-type]
        await invitations.upsert_standing(connection, found.id, one, "Disa", NOON)


async def test_those_who_answered_a_consultation_hear_once_what_was_decided(database: Database) -> None:
    await database.write(_a_consultation)
    assert await by_staff(database, decide_consultation, "buss", FIRST, "Disa") == 1
    assert await by_staff(database, decide_consultation, "buss", FIRST, "Disa") == 0
    better = Answer("done", "Lokalen öppnar i april.")
    assert await by_staff(database, decide_consultation, "buss", better, "Disa") == 0
    [mail] = await mails_that_wait(database)
    assert mail.recipient == ADDRESS and "Busstrafik" in mail.message["subject"] and FIRST.text in mail.text
    assert (await database.read(find_consultation, "buss")).outcome == better.text
    assert await database.read(chats) == []
