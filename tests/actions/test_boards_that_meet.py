"""A board that meets about a consultation: a sheet five days before, one question the day after, each once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.boards import BOARD_SHEET
from actions.consultation_answers import answer_for, set_board_date
from actions.consultations import Draft, add_consultation, tell_outcome
from app.running.board_sheets import BoardSheets
from dialogue.boards import first_due, next_due, read_day, steps
from dialogue.consultations import Consultation
from dialogue.language.dates import STOCKHOLM
from dialogue.members import Organisation
from dialogue.recurring import Late
from storage import organisations
from storage.connection import Connection
from tests.kit.cast import AMINA, FIKA, NOON, an_organisation
from tests.kit.year import Year, a_year

BOARD = date(2026, 12, 8)
SHEET_AT = datetime(2026, 12, 3, 8, tzinfo=UTC)
ASKED_AT = datetime(2026, 12, 9, 8, tzinfo=UTC)


@pytest.fixture
async def year(tmp_path: Path) -> AsyncIterator[Year]:
    async with a_year(tmp_path) as year:
        handlers = year.schedule._handlers
        made = BoardSheets(year.database, lambda: year.premises)
        year.schedule._handlers = {**handlers, BOARD_SHEET: made.make}
        yield year


@pytest.fixture
async def fika(year: Year) -> Organisation:
    """An organisation with an address, and Amina as its contact in the chat."""
    made = replace(await year.database.write(an_organisation, FIKA), email="fika@example.org")

    async def unit(connection: Connection) -> None:
        await organisations.update_organisation(connection, made)
        await connection.run(
            """
            insert into member (id, telegram, language, organisation_id, contact, created_at)
            values ('mamina', :chat, 'sv', :organisation, 1, :now)
            """,
            chat=AMINA,
            organisation=made.id,
            now=NOON,
        )

    await year.database.write(unit)
    return made


@pytest.fixture
async def plan(year: Year, fika: Organisation) -> Consultation:
    draft = Draft("kultur", "Kulturplan", "Regionen", "2027-01-29")
    added = await year.database.write(add_consultation, draft, "Disa", NOON)
    await year.tick(NOON)
    return added


def went(year: Year, what: str) -> list[tuple[datetime, str]]:
    return sorted(
        (when, wire)
        for wire, post in year.posts.items()
        for when, row in post.went
        if row.key.startswith(f"board:{what}:")
    )


def missed(year: Year) -> list[Late]:
    return [late for _, late in year.late if late.kind == "consultation-reminder"]


async def play(year: Year, until: datetime) -> None:
    while year.now < until:
        await year.tick(min(year.now + timedelta(hours=6), until))


async def test_the_sheet_comes_five_days_before_and_the_question_the_day_after_each_once(
    year: Year, fika: Organisation, plan: Consultation
) -> None:
    await year.do(set_board_date, plan, fika.id, BOARD, "link")
    await year.tick(SHEET_AT - timedelta(minutes=1))
    assert went(year, "sheet") == []
    await play(year, SHEET_AT + timedelta(days=20))
    assert [wire for _, wire in went(year, "sheet")] == ["mail", "telegram"]
    assert [wire for _, wire in went(year, "asked")] == ["mail", "telegram"]
    assert all(when >= ASKED_AT for when, _ in went(year, "asked"))
    [sheet] = [row for _, row in year.posts["telegram"].went if row.key.startswith("board:sheet:")]
    assert sheet.body["files"]["document"]["name"].startswith("kultur.")


async def test_a_board_that_moves_its_meeting_gets_the_sheet_for_the_new_day(
    year: Year, fika: Organisation, plan: Consultation
) -> None:
    await year.do(set_board_date, plan, fika.id, BOARD, "link")
    await year.do(set_board_date, plan, fika.id, BOARD + timedelta(days=7), "link")
    await play(year, ASKED_AT)
    assert went(year, "asked") == []
    await play(year, ASKED_AT + timedelta(days=8))
    assert len(went(year, "sheet")) == len(went(year, "asked")) == 2


@pytest.mark.parametrize("standing", ["declined", "answered"])
async def test_who_has_answered_is_not_asked_what_the_board_said(
    year: Year, fika: Organisation, plan: Consultation, standing: str
) -> None:
    await year.do(set_board_date, plan, fika.id, BOARD, "link")
    await play(year, SHEET_AT + timedelta(hours=1))
    await year.do(answer_for, plan, fika.id, standing, "link")
    await play(year, ASKED_AT + timedelta(days=3))
    assert len(went(year, "sheet")) == 2 and went(year, "asked") == []


async def test_nobody_is_asked_about_what_is_decided(
    year: Year, fika: Organisation, plan: Consultation
) -> None:
    await year.do(set_board_date, plan, fika.id, BOARD, "link")
    await year.database.write(tell_outcome, "kultur", "Det blir så.", "Disa", year.now)
    await play(year, ASKED_AT + timedelta(days=3))
    assert went(year, "sheet") == went(year, "asked") == []


async def test_a_sheet_that_an_outage_held_up_until_after_the_meeting_is_listed(
    year: Year, fika: Organisation, plan: Consultation
) -> None:
    await year.do(set_board_date, plan, fika.id, BOARD, "link")
    await year.tick(ASKED_AT + timedelta(hours=1))
    assert [late.key.split(":")[:2] for late in missed(year)] == [["board", "sheet"]]
    assert len(went(year, "asked")) == 2


async def test_a_meeting_in_two_days_gets_its_sheet_at_once(
    year: Year, fika: Organisation, plan: Consultation
) -> None:
    await year.do(set_board_date, plan, fika.id, NOON.date() + timedelta(days=2), "link")
    await year.tick(NOON + timedelta(minutes=1))
    assert len(went(year, "sheet")) == 2
    assert missed(year) == []


@given(st.dates(date(2026, 1, 1), date(2032, 12, 31)), st.integers(0, 24 * 60))
def test_each_step_of_a_meeting_is_reached_once_from_the_day_it_is_set(board_on: date, hours: int) -> None:
    now = steps(board_on)[0].due - timedelta(days=30) + timedelta(hours=hours)
    due, turned = first_due(board_on, now), []
    while due is not None:
        turned += [
            one.what
            for one in steps(board_on)
            if one.due <= due and one.until > due and one.what not in turned
        ]
        assert due >= now
        due = next_due(board_on, due)
    assert turned == [one.what for one in steps(board_on) if one.until > now]
    assert [one.due.astimezone(STOCKHOLM).hour for one in steps(board_on)] == [9, 9]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-12", date(2027, 1, 12)),
        ("12 januari", date(2027, 1, 12)),
        ("11 november", date(2026, 11, 11)),
        ("1 november", date(2027, 11, 1)),
        ("tisdag 12 januari 2027", date(2027, 1, 12)),
        ("nån gång i vår", None),
        ("12 januari eller 14 januari", None),
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, day: date | None) -> None:
    assert read_day(text, date(2026, 11, 10)) == day
