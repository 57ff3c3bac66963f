"""The office answers a member's question at the desk, without seeing who asks; by mail it is told that there is one."""

from __future__ import annotations

import pytest

from actions.office_questions import ask_office
from actions.own_data import erase_member
from actions.staff import add_staff
from storage import jobs, members, office_questions, outbox
from storage.connection import Connection
from tests.kit.cast import AMINA, NOON
from tests.kit.pages import Desk, Pages

ASKED = "Var söker man pengar till lokalen?"


@pytest.fixture
async def disa(pages: Pages) -> Desk:
    return await pages.desk("Disa")


async def amina_asks(pages: Pages) -> str:
    """A question of Amina's; its id."""

    async def meet(connection: Connection) -> None:
        await members.insert_member(connection, "m1", AMINA, "sv", NOON)

    await pages.database.write(meet)
    amina = await pages.database.read(members.select_member, "m1")
    assert amina is not None
    return str((await pages.do(ask_office, amina, ASKED, "Lokaler")).id)


async def test_the_answer_goes_out_in_the_chat_and_once(pages: Pages, disa: Desk) -> None:
    edvin = await pages.desk("Edvin")
    asked = await amina_asks(pages)
    page = await disa.look()
    assert ASKED in page and "Gäller: Lokaler" in page and "m1" not in page
    assert "Skriv svaret till den" in (await disa.press(f"/svar/{asked}", text=" ")).text
    assert "Du svarade på en fråga" in await disa.does(f"/svar/{asked}", text="Hos kommunen.")
    assert "Det var redan gjort" in await edvin.does(f"/svar/{asked}", text="Hos regionen.")
    told = [
        row for row in await pages.database.read(outbox.select_after, 0) if row["kind"] == "office-answer"
    ]
    assert [(row["recipient"], row["channel"]) for row in told] == [(str(AMINA), "telegram")]
    kept = await pages.database.read(office_questions.select_office_question, asked)
    assert kept is not None and kept.answer == "Hos kommunen." and kept.answered_by is not None


async def test_whoever_does_not_chat_is_told_by_mail_without_the_words(pages: Pages) -> None:
    await pages.do(add_staff, "Edvin", "edvin@example.se", None)
    await amina_asks(pages)
    [job] = await pages.database.read(jobs.select_waiting, "notice-mail")
    assert "edvin@example.se" in str(job.args) and ASKED not in str(job.args)


async def test_with_the_member_the_words_go(pages: Pages, disa: Desk) -> None:
    asked = await amina_asks(pages)
    await pages.do(erase_member, "m1", "Disa")
    kept = await pages.database.read(office_questions.select_office_question, asked)
    assert kept is not None and (kept.member_id, kept.text, kept.about) == (None, "", "")
    assert ASKED not in await disa.look()
