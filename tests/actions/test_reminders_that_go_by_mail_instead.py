"""A contact who chose the chat alone gets a mail where the chat's own rules keep a reminder back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from actions.consultation_answers import answer_for
from actions.consultations import Draft, add_consultation
from dialogue.consultations import Consultation
from dialogue.members import Organisation
from storage.connection import Connection
from tests.kit.cast import AMINA, FIKA, NOON, an_organisation
from tests.kit.year import Year, a_year

ADDRESS = "amina@fika.example.org"


@pytest.fixture
async def year(tmp_path: Path) -> AsyncIterator[Year]:
    async with a_year(tmp_path) as year:
        yield year


@pytest.fixture
async def fika(year: Year) -> Organisation:
    made: Organisation = await year.database.write(an_organisation, FIKA)

    async def unit(connection: Connection) -> None:
        await connection.run(
            """
            insert into member (id, telegram, language, organisation_id, contact, created_at)
            values ('mamina', :chat, 'sv', :organisation, 1, :now)
            """,
            chat=AMINA,
            organisation=made.id,
            now=NOON,
        )
        await connection.run(
            """
            insert into contact (id, organisation_id, email, member_id, channel, created_at)
            values ('kamina', :organisation, :email, 'mamina', 'chat', :now)
            """,
            organisation=made.id,
            email=ADDRESS,
            now=NOON,
        )

    await year.database.write(unit)
    return made


@pytest.fixture
async def plan(year: Year, fika: Organisation) -> Consultation:
    return await year.database.write(
        add_consultation, Draft("kultur", "Kulturplan", "Regionen", "2027-01-29"), "Disa", NOON
    )


async def stop_between(year: Year, at: datetime) -> None:
    """The announcement is queued, and /stopp comes before it goes."""
    year.now = at
    await year.schedule.work_off(at)

    async def unit(connection: Connection) -> None:
        await connection.run("update member set mailings = 0")

    await year.database.write(unit)


async def test_what_the_chat_keeps_back_goes_by_mail_once(year: Year, plan: Consultation) -> None:
    await stop_between(year, NOON)
    await year.tick(NOON)
    assert year.reminders("telegram") == [] and year.reminders() == []
    for minutes in (1, 2, 3):
        await year.tick(NOON + timedelta(minutes=minutes))
    assert [row.recipient for _, row in year.reminders()] == [ADDRESS]
    assert year.reminders("telegram") == []


async def test_what_goes_in_the_chat_is_not_mailed_besides(year: Year, plan: Consultation) -> None:
    for minutes in range(3):
        await year.tick(NOON + timedelta(minutes=minutes))
    assert len(year.reminders("telegram")) == 1 and year.reminders() == []


async def test_who_has_declined_meanwhile_is_left_alone(
    year: Year, fika: Organisation, plan: Consultation
) -> None:
    await stop_between(year, NOON)
    await year.tick(NOON)
    await year.do(answer_for, plan, fika.id, "declined", "link")
    await year.tick(NOON + timedelta(minutes=1))
    assert year.reminders() == []
