"""The newsletter from the chat: built by the schedule's hand, approved by hash, sent, paused, told about."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from actions.issues import store_built
from actions.office import answer_asker
from actions.preparing import prepare_letters
from dialogue.house import House
from dialogue.issues import BuiltIssue
from dialogue.language.dates import STOCKHOLM
from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
from storage import issues, jobs, recipients
from storage.connection import Connection
from storage.jobs import Job
from tests.bot.conftest import of_the_office
from tests.kit.bots import Bot, eventually, real_clock, running_bot
from tests.kit.issues import SENDER, built_issue, subscribe

PERIOD = f"{real_clock().astimezone(STOCKHOLM):%Y-%m}"
SECTIONS = ({"kind": "voices", "items": 3}, {"kind": "events", "items": 5}, {"kind": "about", "items": 1})
WARNING = {"check": "greeting", "ok": False, "blocks": False, "detail": "Hälsningen saknas."}
HARD = {"check": "plain-language", "ok": False, "blocks": True, "detail": "LIX är 61."}
BLOCK = {"check": "links", "ok": False, "blocks": True, "detail": "En länk går inte att öppna."}


def a_build(line: str = "Hej!", *checks: dict[str, object]) -> BuiltIssue:
    built = built_issue(PERIOD, line=line)
    one = built.variants[0]
    return replace(
        built, checks=checks, variants=(replace(one, variant=replace(one.variant, sections=SECTIONS)),)
    )


async def build(bot: Bot, built: BuiltIssue) -> None:
    """What the schedule does with the job: builds, and answers whoever asked."""

    async def claim(connection: Connection) -> tuple[Job, ...]:
        return await jobs.claim_due_jobs(connection, bot.now(), "test")

    [job] = [one for one in await bot.database.write(claim) if one.kind == "build-issue"]
    await bot.database.write(store_built, built, bot.now())
    await bot.do(answer_asker, job, done=True)


@pytest.fixture
async def menu(bot: Bot, disa: PersonClient) -> PersonClient:
    """Disa, with the newsletter in front of her."""
    early = real_clock() - timedelta(minutes=5)

    async def subscribers(connection: Connection) -> None:
        await subscribe(connection, "amina@example.org", "bertil@example.org", now=early)

    await bot.database.write(subscribers)
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Nyhetsbrevet")
    return disa


async def test_a_month_goes_from_nothing_to_sent(bot: Bot, menu: PersonClient):
    await menu.sees("är inte byggt än")
    await menu.presses("Bygg")
    await menu.sees("Du får svar här när det är klart")
    await build(bot, a_build("Hej!", WARNING))
    built = await menu.sees("Läge: utkast")
    assert "teman i medskicken: 3" in built.text and "Titta på: Hälsningen saknas." in built.text
    await menu.presses("Visa")
    assert "@@" not in (await menu.sees("Hej!")).text
    await menu.presses("Godkänn")
    await menu.sees_notice("Godkänt.")
    approved = await menu.sees("Godkänt av Disa")
    assert "Går till 2 mottagare" in approved.text
    await menu.presses("Skicka")
    asked = await menu.sees("skickas nu?")
    assert "a…@example.org" in asked.text and "amina@" not in asked.text
    await menu.presses("Ja, skicka nu")
    await menu.sees("Läge: skickas")
    await prepare_letters(bot.database, PERIOD, bot.now(), SENDER)
    await menu.presses("Pausa")
    assert "Väntar: 2" in (await menu.sees("Läge: pausat")).text
    await menu.presses("Fortsätt")
    await menu.sees("Läge: skickas")
    await menu.presses("Avbryt utskicket")
    await menu.sees("går inte att ta tillbaka")
    await menu.presses("Ja, avbryt")
    ended = await menu.sees("Läge: avbrutet")
    assert "Inte skickade: 2" in ended.text and "Nästa nummer" in ended.buttons


async def test_what_stands_in_the_way_comes_first_and_there_is_no_button_to_approve(
    bot: Bot, menu: PersonClient
):
    await menu.sees("är inte byggt än")
    await menu.presses("Bygg")
    await menu.sees("Du får svar")
    await build(bot, a_build("Hej!", WARNING, BLOCK))
    built = await menu.sees("Läge: utkast")
    assert built.text.index("Måste rättas: En länk") < built.text.index("Titta på: Hälsningen")
    assert "Godkänn" not in built.buttons and "Bygg om" in built.buttons


async def test_a_text_that_is_hard_to_read_goes_out_with_a_note_that_is_kept(bot: Bot, menu: PersonClient):
    await menu.sees("är inte byggt än")
    await menu.presses("Bygg")
    await menu.sees("Du får svar")
    await build(bot, a_build("Hej!", HARD))
    built = await menu.sees("Läge: utkast")
    assert "Godkänn" not in built.buttons
    await menu.presses("Godkänn trots svår text")
    await menu.sees("Skriv en mening")
    await menu.says("Det är en lagtext som vi citerar.")
    await menu.sees("Godkänt av Disa")
    [kept] = await bot.database.read(
        lambda connection: connection.all("select note from audit where action = 'issue.override'")
    )
    assert kept["note"] == "Det är en lagtext som vi citerar."


async def test_a_press_on_content_that_has_changed_approves_nothing(bot: Bot, menu: PersonClient):
    await menu.sees("är inte byggt än")
    await menu.presses("Bygg")
    await menu.sees("Du får svar")
    await build(bot, a_build("Hej!"))
    await menu.sees("Läge: utkast")
    await bot.database.write(store_built, a_build("Hej igen!"), bot.now())
    await menu.presses("Godkänn")
    await menu.sees_notice("Numret har ändrats sedan du tittade")
    issue = await bot.database.read(issues.select_issue, PERIOD)
    assert issue is not None and issue.state == "draft"


async def test_of_two_who_approve_the_second_is_told_what_the_first_did(
    bot: Bot, menu: PersonClient, edvin: PersonClient
):
    await bot.database.write(store_built, a_build("Hej!"), bot.now())
    for person in (menu, edvin):
        await person.says("/kansli")
        await person.sees("Kansliet")
        await person.presses("Nyhetsbrevet")
        await person.sees("Läge: utkast")
    await menu.presses("Godkänn")
    await menu.sees_notice("Godkänt.")
    await edvin.presses("Godkänn")
    await edvin.sees_notice("Disa har redan godkänt")
    assert "Godkänt av Disa" in (await edvin.sees("Läge: godkänt")).text


async def test_a_house_that_wants_two_gets_two(sandbox: Sandbox, client: SandboxClient, tmp_path: Path):
    house = House(second_approver=True)
    async with running_bot(sandbox, tmp_path / "medskick.db", house=house) as bot:
        disa = await of_the_office(bot, client, "Disa", 2001)
        edvin = await of_the_office(bot, client, "Edvin", 2002)
        await bot.database.write(store_built, a_build("Hej!"), bot.now())
        for person, answer in ((disa, "En person till behöver godkänna"), (edvin, "Godkänt.")):
            await person.says("/kansli")
            await person.sees("Kansliet")
            await person.presses("Nyhetsbrevet")
            await person.sees("Läge: utkast")
            await person.presses("Godkänn")
            await person.sees_notice(answer)
        await edvin.sees("Godkänt av Disa, Edvin")


async def test_one_person_may_approve_alone_with_a_note_that_is_kept(
    sandbox: Sandbox, client: SandboxClient, tmp_path: Path
):
    async with running_bot(sandbox, tmp_path / "medskick.db", house=House(second_approver=True)) as bot:
        disa = await of_the_office(bot, client, "Disa", 2001)
        await bot.database.write(store_built, a_build("Hej!"), bot.now())
        await disa.says("/kansli")
        await disa.sees("Kansliet")
        await disa.presses("Nyhetsbrevet")
        await disa.sees("Läge: utkast")
        await disa.presses("Godkänn")
        await disa.sees("En person till behöver godkänna")
        await disa.presses("Godkänn ensam")
        await disa.sees("Varför godkänner du ensam?")
        await disa.says("Edvin är sjuk och brevet ska ut i dag.")
        await disa.sees("Godkänt av Disa")

        async def kept(connection: Connection) -> list[str]:
            rows = await connection.all("select note from audit where action = 'issue.alone'")
            return [row["note"] for row in rows]

        assert await bot.database.read(kept) == ["Edvin är sjuk och brevet ska ut i dag."]


async def test_an_approved_issue_can_be_planned_for_its_own_day(bot: Bot, menu: PersonClient):
    await bot.database.write(store_built, replace(a_build("Hej!"), period="2099-12"), bot.now())
    await menu.says("/kansli")
    await menu.sees("Kansliet")
    await menu.presses("Nyhetsbrevet")
    await menu.sees("Decembernumret")
    await menu.presses("Godkänn")
    await menu.sees("Läge: godkänt")
    await menu.presses("Skicka")
    await menu.sees("skickas nu?")
    await menu.presses("Skicka tisdag 1 december 2099 kl. 9.00")
    await menu.sees("av sig självt")
    issue = await bot.database.read(issues.select_issue, "2099-12")
    assert issue is not None and issue.send_at is not None and issue.state == "approved"
    await menu.presses("Skicka inte av sig självt")
    await eventually_unplanned(bot)


async def eventually_unplanned(bot: Bot) -> None:
    async def unplanned() -> bool:
        issue = await bot.database.read(issues.select_issue, "2099-12")
        return issue is not None and issue.send_at is None

    await eventually(unplanned)


async def test_what_is_unclear_is_sent_again_or_left(bot: Bot, menu: PersonClient):
    await menu.sees("är inte byggt än")
    await menu.presses("Bygg")
    await menu.sees("Du får svar")
    await build(bot, a_build("Hej!"))
    await menu.sees("Läge: utkast")
    await menu.presses("Godkänn")
    await menu.sees("Läge: godkänt")
    await menu.presses("Skicka")
    await menu.sees("skickas nu?")
    await menu.presses("Ja, skicka nu")
    await menu.sees("Läge: skickas")
    await prepare_letters(bot.database, PERIOD, bot.now(), SENDER)
    await bot.database.write(_lose_answers)
    await menu.presses("Läget")
    assert "Oklart om de kom fram: 2" in (await menu.sees("Oklart")).text
    await menu.presses("Lämna de oklara")
    await menu.sees_notice("Noterat")
    await menu.presses("Skicka om de oklara")
    await menu.sees("Väntar: 2")
    assert await bot.database.read(recipients.count_letters_by_state, PERIOD) == {"waiting": 2}


async def _lose_answers(connection: Connection) -> None:
    """As after a stop in mid-sending."""
    await connection.run("update outbox set state = 'uncertain' where kind = 'newsletter'")
