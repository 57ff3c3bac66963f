"""Whoever says something is told what came of it: once, in the chat where they said it, and never after /stopp."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.feedback import about_question, about_reply, about_theme, answer_back, answers_to, give, reach
from actions.members import stop_mailings
from actions.own_data import erase_member
from actions.questions import archive_question, find_question
from dialogue.feedback import Answer, Subject
from storage import feedback, members
from storage.connection import Connection
from storage.database import Database
from tests.kit.answers import DONE, an_answered_question, answered, told
from tests.kit.cast import NOON, a_database, an_open_question, premises

NEXT = date(2026, 12, 15)
WORKING = Answer("working", "Vi räknar på en senare tur.", NEXT)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(an_answered_question)
        yield opened


async def by_staff(database: Database, work: Any, *arguments: Any, **named: Any) -> Any:
    """One deed of somebody of the office."""
    return await database.write(
        lambda connection: work(Deed(connection, NOON, premises()), *arguments, **named)
    )


async def stops(database: Database, member_id: str) -> None:
    member = await database.read(members.select_member, member_id)
    await by_staff(database, stop_mailings, member)


async def test_each_author_is_told_once_however_many_replies_they_sent(database: Database) -> None:
    assert (await database.write(answered)).told == 2
    assert await database.read(told) == ["amina", "bertil"]
    [body] = {row["body"] for row in await database.read(_bodies)}
    text = json.loads(body)["params"]["text"]
    for words in ("Vilka turer saknas?", "Det blev så här.", DONE.text, "/mina_medskick", "/stopp"):
        assert words in text


async def _bodies(connection: Connection) -> list[Any]:
    return await connection.all("select body from outbox where kind = 'feedback'")


async def test_staff_see_first_whom_it_reaches(database: Database) -> None:
    question = await by_staff(database, find_question, "buss")
    await stops(database, "bertil")
    found = await by_staff(database, reach, about_question(question))
    assert (found.authors, found.waits, found.replies, found.nameless) == (1, 1, 5, 1)
    assert await database.read(told) == []


async def test_the_same_answer_given_again_is_the_same_one(database: Database) -> None:
    first = await database.write(answered)
    again = await database.write(answered, again=True)
    assert (again.feedback.id, again.told) == (first.feedback.id, 0)
    assert await database.read(told) == ["amina", "bertil"]


async def test_better_words_tell_nobody_again_unless_staff_say_so(database: Database) -> None:
    await database.write(answered)
    await database.write(answered, Answer("done", "Bussen går senare från april."))
    assert await database.read(told) == ["amina", "bertil"]
    question = await by_staff(database, find_question, "buss")
    assert question.feedback == "Bussen går senare från april."
    await database.write(answered, Answer("done", "Bussen går 22.30 från april."), again=True)
    assert await database.read(told) == ["amina", "bertil"] * 2


async def test_another_status_is_a_new_answer_and_the_earlier_one_stays(database: Database) -> None:
    await database.write(answered, WORKING)
    await database.write(answered, DONE)
    assert await database.read(told) == ["amina", "bertil"] * 2
    assert [row["status"] for row in await database.read(feedback.select_given)] == ["done", "working"]


async def test_after_stopp_nothing_is_sent_and_it_waits_in_the_list(database: Database) -> None:
    await stops(database, "amina")
    await database.write(answered)
    assert await database.read(told) == ["bertil"]
    waiting = await database.read(answers_to, "amina")
    assert waiting == {f"buss-a{number}": (DONE,) for number in (1, 2, 3)}


async def test_nobody_who_is_erased_or_has_blocked_us_is_told(database: Database) -> None:
    await by_staff(database, erase_member, "amina", "Disa")
    await database.write(members.update_state_by_telegram, 1002, "blocked")
    assert (await database.write(answered)).told == 0


async def test_one_reply_is_answered_to_its_author_only(database: Database) -> None:
    subject = await by_staff(database, about_reply, "buss-a2")
    await by_staff(database, give, subject, DONE, "Disa", "buss-a2")
    assert await database.read(told) == ["amina"]
    assert await database.read(answers_to, "amina") == {"buss-a2": (DONE,)}
    assert await database.read(feedback.select_public, 9) == ()
    with pytest.raises(NotFound):
        await by_staff(database, about_reply, "borta")


async def test_a_theme_is_answered_to_those_whose_reply_has_it_confirmed(database: Database) -> None:
    theme = await by_staff(database, _about_theme, "samverkan")
    await by_staff(database, give, theme, DONE, "Disa", "samverkan")
    assert await database.read(told) == ["amina"]
    later = await by_staff(database, _about_theme, "samverkan", since=NOON + timedelta(days=1))
    assert (await by_staff(database, reach, later)).replies == 0
    with pytest.raises(NotFound):
        await by_staff(database, _about_theme, "borta")


async def _about_theme(deed: Deed, theme_id: str, **span: Any) -> Subject:
    return about_theme(deed, theme_id, None, **span)


async def test_what_is_said_of_ones_own_words_comes_first(database: Database) -> None:
    await database.write(answered)
    own = Answer("read", "Tack, det visste vi inte.")
    await by_staff(database, give, await by_staff(database, about_reply, "buss-a1"), own, "Disa", "a1")
    assert (await database.read(answers_to, "amina"))["buss-a1"] == (own, DONE)


@pytest.mark.parametrize(
    ("answer", "lacks"),
    [
        (Answer("done", " "), "no text"),
        (Answer("working", "Snart."), "--next"),
        (Answer("working", "Snart.", NOON.date()), "not ahead"),
        (Answer("passed-on", "Kommunen vet."), "--passed-to"),
    ],
)
async def test_an_answer_says_what_its_status_promises(
    database: Database, answer: Answer, lacks: str
) -> None:
    with pytest.raises(NotAllowed, match=lacks):
        await database.write(answered, answer)


async def test_an_open_question_is_not_answered_yet_and_none_is_archived_without_an_answer(
    database: Database,
) -> None:
    still = await database.write(an_open_question, "kvar", "Vad mer?")
    with pytest.raises(WrongState):
        await by_staff(database, answer_back, still, DONE, "Disa")
    closed = await by_staff(database, find_question, "buss")
    with pytest.raises(NotAllowed, match="without feedback"):
        await by_staff(database, archive_question, closed, "Disa")


async def test_erasing_a_member_takes_what_was_said_back_to_them(database: Database) -> None:
    subject = await by_staff(database, about_reply, "buss-a2")
    await by_staff(database, give, subject, DONE, "Disa", "a2")
    await by_staff(database, erase_member, "amina", "Disa")
    assert await database.read(feedback.select_latest, subject.key) is None


async def test_the_days_until_a_theme_and_an_answer_are_measured(database: Database) -> None:
    await database.write(answered, now=NOON + timedelta(days=12))
    found = await database.read(feedback.select_days, NOON, NOON + timedelta(days=1))
    assert len(found) == 5 and {one.code for one in found} == {"buss"}
    assert {one.answered_at for one in found} == {NOON + timedelta(days=12)}
    assert sorted(one.themed_at is not None for one in found) == [False] * 3 + [True] * 2
    assert await database.read(feedback.select_days, NOON - timedelta(days=1), NOON) == ()
