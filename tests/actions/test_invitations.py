"""How organisations stand to a consultation: said, changed, and what it stops."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.consultation_answers import answer_for, set_board_date
from actions.consultation_plan import show_plan
from actions.consultation_reminding import remind_of_consultations
from actions.consultations import Draft, add_consultation, find_consultation, move_deadline
from actions.contacts import contacts_of
from actions.errors import NotFound, WrongState
from actions.inviting import audience_of, invited_to
from actions.staff import add_staff
from dialogue.consultations import Consultation
from dialogue.invitations import fits
from dialogue.members import Organisation
from storage import organisations
from storage.connection import Connection
from storage.reminders import select_messages
from tests.kit.cast import FIKA, MÅNEN, NOON, STIGFINNARNA, an_organisation
from tests.kit.year import Year, a_year

DRAFT = Draft("kultur", "Kulturplan", "Regionen", "2027-01-29")


@pytest.fixture
async def year(tmp_path: Path) -> AsyncIterator[Year]:
    async with a_year(tmp_path) as year:
        yield year


async def one(year: Year, name: str, **changed: Any) -> Organisation:
    made: Organisation = await year.database.write(an_organisation, name)
    changed = {"email": f"{made.id}@example.org"} | changed
    await year.database.write(organisations.update_organisation, replace(made, **changed))
    return replace(made, **changed)


async def added(year: Year, draft: Draft = DRAFT) -> Consultation:
    return await year.database.write(add_consultation, draft, "Disa", year.now)


async def state(year: Year) -> str:
    return (await year.database.read(find_consultation, "kultur")).state


async def test_what_waits_is_not_sent_once_an_organisation_has_declined(year: Year) -> None:
    fika, månen = await one(year, FIKA), await one(year, MÅNEN)
    plan = await added(year)
    await year.schedule.work_off(NOON)
    await year.do(answer_for, plan, fika.id, "declined", "link", reason=" För få. ")
    await year.tick(NOON + timedelta(minutes=1))
    assert [row.recipient for _, row in year.reminders()] == [månen.email]
    states = {
        row["key"].split(":")[3]: row["state"] for row in await year.database.read(select_messages, "kultur")
    }
    assert states == {fika.id: "cancelled", månen.id: "sent"}


async def test_a_reminder_that_waits_and_names_an_old_last_day_is_not_sent(year: Year) -> None:
    await one(year, FIKA)
    await added(year)
    await year.schedule.work_off(NOON)
    await year.database.write(move_deadline, "kultur", "2027-02-26", "Disa", NOON)
    await year.tick(NOON + timedelta(minutes=1))
    (told,) = (row.key for _, row in year.reminders())
    assert told.split(":")[2] == "moved"


async def test_whoever_becomes_listed_is_invited_with_all_the_others_and_a_proposed_one_is_not(
    year: Year,
) -> None:
    await one(year, FIKA)
    plan = await added(year)
    await year.tick(NOON)
    late = await one(year, STIGFINNARNA)
    await one(year, MÅNEN, state="proposed")
    await year.tick(NOON + timedelta(days=60))
    assert [row.recipient for _, row in year.reminders()].count(late.email) == 1
    assert {who.organisation.name for who in await year.database.read(invited_to, plan)} == {
        FIKA,
        STIGFINNARNA,
    }


async def test_it_opens_on_its_day_and_nobody_hears_of_it_before(year: Year) -> None:
    await one(year, FIKA)
    await added(year, replace(DRAFT, opens="2026-11-20"))
    await year.tick(NOON)
    assert (await state(year), year.reminders()) == ("announced", [])
    await year.tick(NOON + timedelta(days=10))
    assert await state(year) == "open" and len(year.reminders()) == 1


async def test_it_closes_with_its_last_day_and_is_answered_when_nobody_is_left_to_answer(year: Year) -> None:
    fika, månen = await one(year, FIKA), await one(year, MÅNEN)
    plan = await added(year)
    await year.do(answer_for, plan, fika.id, "answered", "link")
    await year.tick(NOON + timedelta(days=90))
    assert await state(year) == "closed"
    plan = await year.database.read(find_consultation, "kultur")
    await year.do(answer_for, plan, månen.id, "declined", "link")
    assert await state(year) == "answered"
    await year.database.write(move_deadline, "kultur", "2027-06-30", "Disa", year.now)
    assert await state(year) == "open"


async def test_an_answer_keeps_its_day_and_link_and_a_board_its_day(year: Year) -> None:
    fika = await one(year, FIKA)
    plan = await added(year)
    kept = await year.do(answer_for, plan, fika.id, "answered", "link", link="https://example.org/svar")
    assert (kept.answered_on, kept.link) == (date(2026, 11, 10), "https://example.org/svar")
    kept = await year.do(set_board_date, plan, fika.id, date(2026, 12, 1), "link")
    assert (kept.standing, kept.board_on) == ("answered", date(2026, 12, 1))
    kept = await year.do(answer_for, plan, fika.id, "not-answered", "link")
    assert (kept.answered_on, kept.link, kept.board_on) == (None, "", date(2026, 12, 1))
    with pytest.raises(WrongState, match="no address"):
        await year.do(answer_for, plan, fika.id, "answered", "link", link="javascript:alert(1)")
    with pytest.raises(NotFound):
        await year.do(answer_for, plan, "onobody", "declined", "link")


async def test_asked_twice_at_once_a_round_goes_once(year: Year) -> None:
    await one(year, FIKA)
    await added(year)
    assert await year.do(remind_of_consultations) == []
    assert await year.do(remind_of_consultations) == []
    await year.tick(NOON)
    assert len(year.reminders()) == 1


async def test_groups_are_named_by_what_organisations_are(year: Year) -> None:
    fika = await one(year, FIKA, subregion="Fyrbodal", themes=("kultur", "unga"))
    assert fits(fika, audience_of(["subregion=fyrbodal", "theme=unga", "theme=vård"]))
    assert not fits(fika, audience_of(["subregion=Sjuhärad"]))
    for wrong in ("delregion=Sjuhärad", "subregion", "subregion="):
        with pytest.raises(WrongState, match="facet=value"):
            audience_of([wrong])


async def test_contacts_are_the_address_and_the_members_who_are_contacts(year: Year) -> None:
    fika, silent = await one(year, FIKA), await one(year, MÅNEN, email=None)

    async def meet(connection: Connection) -> Any:
        for number, (contact, mailings) in enumerate([(1, 1), (0, 1), (1, 0)]):
            await connection.run(
                """
                insert into member (id, telegram, organisation_id, contact, mailings, created_at)
                values (:id, :chat, :organisation, :contact, :mailings, 0)
                """,
                id=f"m{number}", chat=number + 1, organisation=fika.id, contact=contact, mailings=mailings,
            )  # fmt: skip
        return await contacts_of(connection, [fika, silent])

    found = await year.database.write(meet)
    assert {who: [way.channel for way in ways] for who, ways in found.items()} == {
        fika.id: ["mail", "telegram:m0"]
    }


async def test_a_reminder_that_could_not_go_makes_way_for_the_next_and_is_listed(year: Year) -> None:
    fika = await one(year, FIKA)
    await added(year)
    await year.schedule.work_off(NOON)
    late = await year.schedule.work_off(NOON + timedelta(days=45))
    (missed,) = [told for told in late if told.key.startswith("reminder:")]
    assert (missed.recipient, missed.key) == (fika.email, f"reminder:kultur:announcement:{fika.id}:mail")
    await year.tick(NOON + timedelta(days=45, minutes=1))
    assert [row.key.split(":")[2] for _, row in year.reminders()] == ["six-weeks"]
    kept = await year.database.read(show_plan, "kultur")
    assert [row.state for row in kept] == ["late", "sent", "planned", "planned"]


async def test_the_day_after_the_decision_the_office_is_asked_what_it_came_to(year: Year) -> None:
    await year.do(add_staff, "Disa", "disa@example.se", None)
    await one(year, FIKA)
    await added(year, replace(DRAFT, decision_on=date(2027, 3, 26)))
    for day in (date(2027, 3, 26), date(2027, 3, 28), date(2027, 3, 29), date(2027, 3, 30)):
        await year.tick(datetime.combine(day, time(10), UTC))
    asked = [
        (when.date(), row.recipient) for when, row in year.posts["mail"].went if row.kind == "staff-mail"
    ]
    assert asked == [(date(2027, 3, 29), "disa@example.se")], "a Friday's decision is asked about on Monday"


async def test_an_inner_day_that_moves_is_told_to_the_others_and_a_last_day_to_the_lead(year: Year) -> None:
    fika, månen = await one(year, FIKA), await one(year, MÅNEN)
    await added(year, replace(DRAFT, lead=FIKA, inner_deadline="2027-01-15"))
    await year.tick(NOON)
    year.now = NOON + timedelta(days=2)
    await year.database.write(move_deadline, "kultur", "2027-01-29", "Disa", year.now, inner="2027-01-18")
    await year.tick(NOON + timedelta(days=3))
    year.now = NOON + timedelta(days=4)
    await year.database.write(move_deadline, "kultur", "2027-02-05", "Disa", year.now)
    await year.tick(NOON + timedelta(days=5))
    moved = [row.recipient for _, row in year.reminders() if ":moved:" in row.key]
    assert moved == [månen.email, fika.email]
