"""Minutes kept: once, however often they are read; corrected ones change what was corrected."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from actions.deed import Deed
from actions.minutes import KeptMinutes, keep_minutes
from dialogue.minutes import read_minutes
from dialogue.questions import Question
from dialogue.replies import Reply
from documents import read_document
from storage import compilations, questions, replies, theme_marks
from storage.audit import select_audit
from storage.compilations import upsert_dialogue
from storage.database import Database
from storage.filters import Filter
from storage.meetings import select_meeting_by_code
from tests.kit.cast import a_database, premises
from tests.kit.minutes import REPLIES, TEXT

NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
ALL = Filter(everything=True)
CODE = "dialogmote-2026-11-13"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        yield opened


async def keep(database: Database, text: str = TEXT, now: datetime = NOON) -> KeptMinutes:
    read = read_minutes(read_document("minutes.txt", text.encode()), "minutes.txt", date(2026, 11, 22))
    return await database.write(
        lambda connection: keep_minutes(Deed(connection, now, premises()), read, "Disa")
    )


async def stored(database: Database) -> tuple[dict[str, Question], tuple[Reply, ...]]:
    asked = await database.read(questions.select_questions)
    return {one.id: one for one in asked}, await database.read(replies.select_replies, ALL)


async def printed(database: Database) -> list[str]:
    """The words in the order of the page, as a compilation prints them."""
    asked = await database.read(questions.select_questions)
    said = await database.read(compilations.select_said, [one.id for one in asked], None)
    return [one.text for one in said if not one.withdrawn]


def counts(kept: KeptMinutes) -> tuple[int, int, int]:
    return kept.new, kept.changed, kept.withdrawn


async def test_each_reply_is_kept_under_its_question_as_a_table_groups(database: Database) -> None:
    assert counts(await keep(database)) == (len(REPLIES), 0, 0)
    asked, said = await stored(database)
    assert {(one.code, one.label, one.status) for one in asked.values()} == {
        (f"{CODE}-d1-f1", "dialog 1, fråga 1", "closed"),
        (f"{CODE}-d1-f2", "dialog 1, fråga 2", "closed"),
        (f"{CODE}-d2-f1", "dialog 2, fråga 1", "closed"),
    }
    assert {(one.channel, one.source, one.visibility) for one in said} == {("meeting", "table", "unnamed")}
    by_words = {one.text: one for one in said}
    assert {
        (asked[one.question_id or ""].code.removeprefix(f"{CODE}-"), one.level, one.text) for one in said
    } == set(REPLIES)
    assert by_words["för volontärer"].parent == by_words["Utbildning:"].id
    assert await printed(database) == [text for _, _, text in REPLIES]


async def test_the_meeting_its_dialogues_and_suggested_themes_are_kept(database: Database) -> None:
    meeting = (await keep(database)).meeting
    assert await database.read(select_meeting_by_code, CODE) == meeting
    assert meeting.present == ("Stigfinnarna", "Föreningen Fika", "Kvinnojouren Månen")
    words = await database.read(compilations.select_dialogues, meeting.id)
    assert [(one.number, one.summary) for one in words] == [
        (1, "Mötesplatser lever av öppna dörrar."),
        (2, ""),
    ]
    assert {mark.state for mark in await database.read(theme_marks.select_marks, ALL)} == {"suggested"}


async def test_the_same_minutes_again_change_nothing(database: Database) -> None:
    await keep(database)
    before = (
        await stored(database),
        await database.read(theme_marks.select_marks, ALL),
        await database.read(select_audit),
    )
    assert counts(await keep(database, now=NOON + timedelta(days=3))) == (0, 0, 0)
    after = (
        await stored(database),
        await database.read(theme_marks.select_marks, ALL),
        await database.read(select_audit),
    )
    assert after == before


async def test_corrected_minutes_change_what_was_corrected(database: Database) -> None:
    await keep(database)
    _, said = await stored(database)
    corrected = (
        TEXT.replace("Billig hyra.", "Billig hyra för alla.")
        .replace("- Träffas oftare\n", "")
        .replace("- En väg in", "- Mer tid\n- En väg in")
    )
    assert counts(await keep(database, corrected)) == (1, 1, 1)
    expected = [text for _, _, text in REPLIES[:-1]]
    expected[4] = "Billig hyra för alla."
    expected.insert(7, "Mer tid")
    assert await printed(database) == expected
    _, after = await stored(database)
    assert {one.id for one in said} <= {one.id for one in after}
    assert {one.version for one in after if one.text == "Billig hyra för alla."} == {2}
    assert counts(await keep(database, corrected)) == (0, 0, 0)


async def test_a_summary_that_staff_wrote_stays(database: Database) -> None:
    meeting = (await keep(database)).meeting
    words = (await database.read(compilations.select_dialogues, meeting.id))[0]
    mine = type(words)(1, words.title, "Vårt eget.")
    await database.write(upsert_dialogue, meeting.id, mine)
    await keep(database)
    assert (await database.read(compilations.select_dialogues, meeting.id))[0] == mine


async def test_what_was_said_lately_is_news_and_what_was_said_long_ago_is_not(database: Database) -> None:
    await keep(database)
    await keep(database, TEXT.replace("fredag 13 november 2026", "torsdag 13 november 2025"))
    _, said = await stored(database)
    assert {one.received_at for one in said} == {NOON, datetime(2025, 11, 13, 17, tzinfo=UTC)}


async def test_a_reply_with_somebodys_number_is_held_as_any_other(database: Database) -> None:
    kept = await keep(database, TEXT.replace("Billig hyra.", "Ring mig på 070-123 45 67."))
    assert kept.held == 1
    assert counts(await keep(database, TEXT.replace("Billig hyra.", "Ring mig på 070-123 45 67."))) == (
        0,
        0,
        0,
    )
