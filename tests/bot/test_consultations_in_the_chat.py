"""/remisser: what one may have views on, how the own organisation stands, and what its contact does with a press."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

from actions.consultation_reminding import remind_of_consultations
from actions.consultations import Draft, add_consultation, move_deadline
from actions.inviting import invited_to
from dialogue.consultations import Consultation
from dialogue.invitations import Invited
from dialogue.language.dates import STOCKHOLM, swedish_date
from sandbox.client import PersonClient
from storage.connection import Connection
from tests.bot.conftest import ask
from tests.bot.test_contacts_are_reminded import belongs
from tests.kit.bots import Bot
from tests.kit.cast import FIKA, an_organisation

Standing = Callable[[], Awaitable[Invited]]


def days_ahead(bot: Bot, days: int) -> date:
    return bot.now().astimezone(STOCKHOLM).date() + timedelta(days=days)


async def add(bot: Bot, code: str, title: str, deadline: str, **more: Any) -> Consultation:
    async def unit(connection: Connection) -> Consultation:
        draft = Draft(code, title, "Regionen", deadline, **more)
        return await add_consultation(connection, draft, "Disa", bot.now())

    return await bot.database.write(unit)


@pytest.fixture
async def plan(bot: Bot) -> Consultation:
    await bot.database.write(an_organisation, FIKA, bot.now())
    await ask(bot, "plan", "Vad kommer först?")
    return await add(
        bot,
        "kulturplan",
        "Regional kulturplan",
        days_ahead(bot, 60).isoformat(),
        case_number="2026-77",
        documents=(("Missiv", "https://example.org/missiv.pdf?a=1&b=2"),),
        questions=("plan",),
    )


@pytest.fixture
def standing(bot: Bot, plan: Consultation) -> Standing:
    async def found() -> Invited:
        return (await bot.database.read(invited_to, plan))[0]

    return found


async def test_the_list_tells_the_last_day_the_one_it_replaced_and_how_we_stand(
    bot: Bot, amina: PersonClient, plan: Consultation
) -> None:
    before, after = days_ahead(bot, 60), days_ahead(bot, 74)
    await bot.database.write(move_deadline, "kulturplan", after.isoformat(), "Disa", bot.now())
    await add(bot, "vattenplan", "Vattenplan", "våren 2031")
    await belongs(bot, amina, contact=True)
    await amina.says("/remisser")
    listed = await amina.sees("Förslag att tycka till om (remiss)")
    assert (
        f"Svara senast {swedish_date(after)}. (Flyttad. Förut var det {swedish_date(before)}.)" in listed.text
    )
    assert "Svarstid: våren 2031." in listed.text and "Regionen" in listed.text
    assert "Ni har inte sagt något än." in listed.text


async def test_one_who_is_no_contact_reads_it_and_leaves_a_reply(
    bot: Bot, amina: PersonClient, plan: Consultation
) -> None:
    await belongs(bot, amina, contact=False)
    await amina.says("/remisser")
    await amina.sees("remiss")
    await amina.presses("Regional kulturplan")
    shown = await amina.sees("diarienummer 2026-77")
    assert "inte ett formellt remissvar" in shown.text and "Missiv" in shown.text
    assert "Vi avstår" not in str(shown)
    await amina.presses("Tyck till: Vad kommer först?")
    await amina.sees("Vad kommer först?")
    await amina.says("Börja i byarna.")
    receipt = await amina.sees("Börja i byarna.")
    assert "formella svar" not in str(receipt)
    assert [one.text for one in await bot.replies()] == ["Börja i byarna."]


async def test_from_invitation_to_declining_is_one_press_and_the_reason_one_line(
    bot: Bot, amina: PersonClient, plan: Consultation, standing: Standing
) -> None:
    await belongs(bot, amina, contact=True)
    await bot.do(remind_of_consultations)
    await amina.sees("Nytt förslag att tycka till om")
    said_before = len(await amina.transcript())
    await amina.presses("Vi avstår")
    await amina.sees("Ni avstår. Vi påminner inte mer.")
    assert (await standing()).standing == "declined"
    assert len(await amina.transcript()) == said_before, (
        "declining changes the one message and sends no other"
    )
    await amina.presses("Säg varför")
    await amina.sees("Varför avstår ni?")
    await amina.says("Vi är för få i höst.")
    await amina.sees("Ni avstår.")
    assert (await standing()).reason == "Vi är för få i höst."
    assert await bot.replies() == ()


async def test_a_board_day_is_pressed_or_written(
    bot: Bot, amina: PersonClient, plan: Consultation, standing: Standing
) -> None:
    await belongs(bot, amina, contact=True)
    await bot.do(remind_of_consultations)
    await amina.sees("Nytt förslag")
    await amina.presses("Vi har styrelsemöte den …")
    await amina.sees("När tar styrelsen upp")
    tomorrow = days_ahead(bot, 1)
    names = ["mån", "tis", "ons", "tor", "fre", "lör", "sön"]
    await amina.presses(f"{names[tomorrow.weekday()]} {tomorrow.day}/{tomorrow.month}")
    await amina.sees("Fem dagar före")
    assert (await standing()).board_on == tomorrow
    await amina.presses("Välj en annan dag")
    await amina.sees("När tar styrelsen upp")
    await amina.says("någon gång")
    await amina.sees("Jag förstod inte vilken dag")
    later = days_ahead(bot, 40)
    await amina.says(swedish_date(later))
    await amina.sees("Fem dagar före")
    assert (await standing()).board_on == later
    assert await bot.replies() == ()


async def test_that_one_has_answered_may_carry_a_link(
    bot: Bot, amina: PersonClient, plan: Consultation, standing: Standing
) -> None:
    await belongs(bot, amina, contact=True)
    await amina.says("/remisser")
    await amina.sees("remiss")
    await amina.presses("Regional kulturplan")
    await amina.sees("Regional kulturplan")
    await amina.presses("Vi har svarat")
    await amina.sees("Ni har svarat.")
    assert (await standing()).answered_on == days_ahead(bot, 0)
    await amina.presses("Lägg till länk till svaret")
    await amina.sees("Klistra in")
    await amina.says("example.org/svar")
    await amina.sees("Adressen ska börja med https://")
    await amina.says("https://example.org/svar")
    await amina.sees("Ni har svarat.")
    assert (await standing()).link == "https://example.org/svar"


async def test_a_long_text_where_a_day_was_asked_for_is_a_reply(
    bot: Bot, amina: PersonClient, plan: Consultation
) -> None:
    await belongs(bot, amina, contact=True)
    await bot.do(remind_of_consultations)
    await amina.sees("Nytt förslag")
    await amina.presses("Vi har styrelsemöte den …")
    await amina.sees("När tar styrelsen upp")
    text = "Kulturplanen borde handla mer om de små byarna och om hur man tar sig dit utan bil."
    await amina.says(text)
    await amina.sees("små byarna")
    assert [one.text for one in await bot.replies()] == [text]


async def test_many_are_turned_page_by_page(bot: Bot, amina: PersonClient, plan: Consultation) -> None:
    for number in range(7):
        await add(bot, f"plan-{number}", f"Plan nummer {number}", days_ahead(bot, 70 + number).isoformat())
    await amina.opens()
    await amina.sees("Hej")
    await amina.says("/remisser")
    first = await amina.sees("Regional kulturplan")
    assert "Plan nummer 3" in first.text and "Plan nummer 4" not in first.text
    await amina.presses("Fler förslag")
    second = await amina.sees("Plan nummer 6")
    assert "Plan nummer 4" in second.text and "Regional kulturplan" not in second.text
    await amina.presses("Tillbaka")
    await amina.sees("Regional kulturplan")
