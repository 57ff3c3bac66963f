"""A member tips the newsletter step by step; the office uses it, changes it, or says no with thanks."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from actions.members import join_organisation
from actions.own_data import erase_member
from dialogue.questions import Question
from dialogue.tips import LONGEST_HEADING, Tip
from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
from storage import events, items, members, tips
from tests.kit.bots import Bot, real_clock, running_bot
from tests.kit.cast import AMINA, STIGFINNARNA, an_organisation

HOSTILE = "<a href='x'>Fika</a> & <script>alert(1)</script>"


async def waiting(bot: Bot) -> tuple[Tip, ...]:
    return await bot.database.read(tips.select_waiting, 10)


async def steps(amina: PersonClient, kind: str, *said: tuple[str, str]) -> None:
    """Amina tips; each pair is what she is asked and what she says."""
    await amina.says("/tipsa")
    await amina.sees("Vad vill du tipsa om?")
    await amina.presses(kind)
    for asked, answer in said:
        await amina.sees(asked)
        await amina.says(answer)


async def news(
    amina: PersonClient, heading: str = "Ny lokal i byn", text: str = "Alla får låna den."
) -> None:
    await steps(amina, "En nyhet", ("Vilken rubrik", heading), ("Berätta kort", text))
    await amina.sees("Finns det en länk?")
    await amina.presses("Ingen länk")


async def sent(amina: PersonClient) -> None:
    await amina.sees("Så här ser ditt tips ut")
    await amina.presses("Skicka tipset")
    await amina.sees("Tack för tipset!")


async def of_stigfinnarna(bot: Bot, amina: PersonClient) -> None:
    stigfinnarna = await bot.database.write(an_organisation, STIGFINNARNA)
    await amina.says("/hjalp")
    await amina.sees("Så här gör du")
    member = await bot.database.read(members.select_member_by_telegram, AMINA)
    await bot.do(join_organisation, member, stigfinnarna)


def in_a_month() -> str:
    return f"{real_clock() + timedelta(days=30):%Y-%m-%d} 18:00"


async def test_an_event_goes_from_a_tip_into_the_calendar(
    bot: Bot, amina: PersonClient, disa: PersonClient
) -> None:
    await of_stigfinnarna(bot, amina)
    await steps(
        amina, "Något på gång", ("Vilken rubrik", "Vinterns vandring"), ("Berätta kort", "Vi går runt sjön."),
        ("När är det", "i vinter någon gång"), ("Jag förstår inte vilken dag", f"{in_a_month()}, Folkets hus"),
        ("Finns det en länk?", "fråga oss"), ("ser inte ut som en länk", "stigfinnarna.example/vinter"),
    )  # fmt: skip
    await amina.sees("Ska det stå att tipset kommer från Stigfinnarna?")
    await amina.presses("Ja, nämn föreningen")
    shown = await amina.sees("Så här ser ditt tips ut")
    assert "kl. 18.00, Folkets hus" in shown.text and "Från Stigfinnarna" in shown.text
    await sent(amina)
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Tips att titta på (1)")
    await disa.sees("Vinterns vandring")
    await disa.presses("Sätt i kalendern")
    await disa.sees("Tipset är med")
    await amina.sees("Tack igen för tipset om ”Vinterns vandring”")
    now = real_clock()
    [kept] = await bot.database.read(events.select_events_between, now, now + timedelta(days=60))
    event = kept.event
    assert (event.title, event.place, event.organiser) == ("Vinterns vandring", "Folkets hus", STIGFINNARNA)
    assert (event.url, kept.feed_id) == ("https://stigfinnarna.example/vinter", None)
    assert await bot.replies() == ()


async def test_news_is_changed_and_becomes_an_item_of_the_next_issue(
    bot: Bot, amina: PersonClient, disa: PersonClient
) -> None:
    await news(amina, HOSTILE)
    assert HOSTILE in (await amina.sees("Så här ser ditt tips ut")).text
    await sent(amina)
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Tips att titta på (1)")
    await disa.sees(HOSTILE)
    await disa.presses("Ändra")
    await disa.sees("Vad vill du ändra?")
    await disa.presses("Rubriken")
    await disa.sees("Skriv den nya texten")
    await disa.says("Ny lokal")
    await disa.sees("Ny lokal")
    await disa.presses("Ta med som nyhet")
    await amina.sees("Tack igen för tipset om ”Ny lokal”")
    [item] = await bot.database.read(items.select_items_for, "2099-01", real_clock())
    assert (item.heading, item.text, item.kind) == ("Ny lokal", "Alla får låna den.", "news")


async def test_a_no_comes_with_thanks_and_the_second_is_told_what_the_first_did(
    bot: Bot, amina: PersonClient, disa: PersonClient, edvin: PersonClient
) -> None:
    await news(amina)
    await sent(amina)
    for person in (disa, edvin):
        await person.says("/kansli")
        await person.sees("Kansliet")
        await person.presses("Tips att titta på (1)")
        await person.sees("Ny lokal i byn")
    await disa.presses("Tacka nej")
    await disa.sees("Vill du skriva en rad")
    await disa.says("Det har redan stått i höstens nummer.")
    await disa.sees("Tacket är skickat")
    declined = await amina.sees("Den här gången kommer det inte med")
    assert "Kansliet skriver: Det har redan stått i höstens nummer." in declined.text
    await edvin.presses("Ta med som nyhet")
    await edvin.sees("Disa har redan tagit hand om det tipset")
    assert await bot.database.read(items.select_items_for, "2099-01", real_clock()) == ()


async def test_a_long_text_is_no_heading_but_it_is_kept(bot: Bot, amina: PersonClient) -> None:
    long = "Vi har fått en ny lokal. " * 160
    await steps(
        amina, "Ett gott exempel", ("Vilken rubrik", long[:4000]), ("Det var långt för en rubrik", "Ny lokal")
    )
    await amina.sees("Finns det en länk?")
    await amina.says("Nej")
    await sent(amina)
    [tip] = await waiting(bot)
    assert (tip.kind, tip.heading, tip.text, tip.address) == ("example", "Ny lokal", long[:4000].strip(), "")
    assert len(tip.heading) <= LONGEST_HEADING


async def test_a_tip_is_sent_once_and_a_text_after_it_is_a_reply(
    bot: Bot, amina: PersonClient, loneliness: Question
) -> None:
    await news(amina)
    look = await amina.sees("Så här ser ditt tips ut")
    await amina.says("Fler mötesplatser")
    await amina.sees("Ditt medskick är sparat")
    await amina.presses("Skicka tipset", look.id)
    await amina.sees("Tack för tipset!")
    assert len(await waiting(bot)) == 1
    assert [reply.text for reply in await bot.replies()] == ["Fler mötesplatser"]


async def test_a_tip_outlives_a_restart(sandbox: Sandbox, client: SandboxClient, tmp_path: Path) -> None:
    async with running_bot(sandbox, tmp_path / "medskick.db"):
        amina = await client.add_person(1001, "Amina", language_code="sv")
        await steps(amina, "En nyhet", ("Vilken rubrik", "Ny lokal"))
        await amina.sees("Berätta kort")
    async with running_bot(sandbox, tmp_path / "medskick.db") as again:
        await amina.says("Alla får låna den.")
        await amina.sees("Finns det en länk?")
        await amina.says("/tipsa")
        await amina.sees("Du har ett tips som inte är skickat: Ny lokal")
        await amina.presses("Fortsätt på tipset")
        await amina.sees("Finns det en länk?")
        await amina.presses("Ingen länk")
        await sent(amina)
        assert [tip.heading for tip in await waiting(again)] == ["Ny lokal"]


async def test_nobody_sends_or_changes_another_members_tip(
    bot: Bot, amina: PersonClient, bertil: PersonClient
) -> None:
    await news(amina)
    await amina.sees("Så här ser ditt tips ut")
    member = await bot.database.read(members.select_member_by_telegram, AMINA)
    draft = await bot.database.read(tips.select_draft_of, member.id)
    await bertil.says("/tipsa")
    shown = await bertil.sees("Vad vill du tipsa om?")
    for data in (f"tip:s:{draft.id}", f"tip:x:{draft.id}", f"s:tI:{draft.id}"):
        with pytest.raises(Exception, match="no button"):
            await bertil.presses(data, shown.id)
    assert await bot.database.read(tips.select_draft_of, member.id) == draft


async def test_a_tip_goes_with_its_member(bot: Bot, amina: PersonClient) -> None:
    await news(amina)
    await sent(amina)
    await bot.do(erase_member, str(AMINA), "test")
    assert await waiting(bot) == ()


@pytest.mark.parametrize("operator", ["association", "authority"])
async def test_an_identity_number_is_shown_to_nobody_and_a_tip_stays_with_an_authority(
    sandbox: Sandbox, client: SandboxClient, tmp_path: Path, operator: str
) -> None:
    async with running_bot(sandbox, tmp_path / "medskick.db", operator=operator) as bot:
        amina = await client.add_person(AMINA, "Amina", language_code="sv")
        await news(amina, text="Fråga Bertil, 19121212-1212.")
        assert "1212" not in (await amina.sees("Så här ser ditt tips ut")).text
        await sent(amina)
        [tip] = await waiting(bot)
        assert ("1212" in tip.text) == (operator == "authority")
        await bot.do(erase_member, str(AMINA), "test")
        assert [one.member_id for one in await waiting(bot)] == ([None] if operator == "authority" else [])
