"""A question that comes back: its next round is made once, opens by its day, and its numbers are a series."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from actions.coming_due import turn_calendar
from actions.deed import Deed
from actions.editing import edit_question
from actions.questions import Draft, add_question, open_question
from actions.rounds import figures
from dialogue.questions import Figure, Question
from storage.connection import Connection
from storage.database import Database
from storage.questions import select_question_by_code, select_questions
from storage.replies import NewReply, insert_reply
from tests.kit.cast import NOON, STIGFINNARNA, a_database, an_organisation, premises

CLOSED = NOON + timedelta(days=21, minutes=1)
NEW_YEAR = NOON + timedelta(days=60)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as database:
        yield database


async def calls_are_counted(connection: Connection) -> Question:
    """An open question for a number, each quarter."""
    deed = Deed(connection, NOON, premises())
    draft = Draft(
        "samtal", "Hur många har ringt er?", closes_at=NOON + timedelta(days=21), background="Vi följer behovet.",
        owner="Disa", kind="number", repeats="quarter",
    )  # fmt: skip
    await open_question(deed, await add_question(deed, draft, "Disa"), "Disa", strict=True)
    question = await select_question_by_code(connection, "samtal")
    assert question is not None and question.period == "2026-K4"
    return question


async def turned(connection: Connection, *days: float) -> list[Question]:
    """The calendar is turned, so many days after noon; all questions as they stand then."""
    for day in days:
        await turn_calendar(Deed(connection, NOON + timedelta(days=day), premises()))
    return sorted(await select_questions(connection), key=lambda one: one.period)


async def test_the_next_round_is_made_once_and_opens_on_the_first_day_of_its_period(database: Database):
    async def story(connection: Connection) -> None:
        await calls_are_counted(connection)
        assert len(await turned(connection, 1, 20)) == 1
        [first, second] = await turned(connection, 21.1, 21.1, 22, 50)
        assert (first.status, second.status, second.code) == ("closed", "draft", "samtal-2027-k1")
        assert (second.series_id, second.kind, second.owner) == (first.id, "number", "Disa")
        [_, second] = await turned(connection, 52)
        assert (second.status, second.period) == ("open", "2027-K1")
        [_, second, third] = await turned(connection, 90)
        assert (second.status, third.code, third.status) == ("closed", "samtal-2027-k2", "draft")

    await database.write(story)


async def test_a_series_that_is_ended_brings_no_more_rounds(database: Database):
    async def story(connection: Connection) -> None:
        question = await calls_are_counted(connection)
        await edit_question(
            Deed(connection, NOON, premises()), question, replace(question, repeats=""), "Disa"
        )
        assert len(await turned(connection, 21.1, 60)) == 1

    await database.write(story)


async def test_numbers_are_a_series_with_the_count_of_reporters_and_a_correction_replaces(database: Database):
    async def story(connection: Connection) -> None:
        first = await calls_are_counted(connection)
        stigfinnarna = await an_organisation(connection, STIGFINNARNA)
        await a_number(connection, "r1", first, "40", stigfinnarna.id)
        await a_number(connection, "r2", first, "3", None)
        await a_number(connection, "r3", first, "14", stigfinnarna.id, later=1)
        await a_number(connection, "r4", first, "900", None, held="personal-data")
        [_, second] = await turned(connection, 21.1, 52)
        await a_number(connection, "r5", second, "8", stigfinnarna.id)
        deed = Deed(connection, NEW_YEAR, premises())
        expected = (Figure("2026-K4", 17, 2), Figure("2027-K1", 8, 1))
        assert await figures(deed, first) == await figures(deed, second) == expected

    await database.write(story)


async def a_number(
    connection: Connection,
    reply_id: str,
    question: Question,
    number: str,
    organisation_id: str | None,
    later: int = 0,
    held: str | None = None,
) -> None:
    reply = NewReply(
        reply_id, number, question.id, None, organisation_id, "web", "organisation" if organisation_id else "person",
        "unnamed", held, True, NOON + timedelta(days=later),
    )  # fmt: skip
    await insert_reply(connection, reply)
    await connection.run("update reply set answer = :answer where id = :id", answer=number, id=reply_id)
