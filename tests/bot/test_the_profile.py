"""What the bot says about itself is registered at each start, and no failure there stops it."""

from __future__ import annotations

import pytest

from actions.staff import find_staff, remove_staff
from bot.profile import register
from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
from tests.kit.bots import Bot, eventually

SIX = ["fragor", "mina_medskick", "kalender", "remisser", "nyhetsbrev", "hjalp"]


async def test_six_commands_are_listed_in_the_readers_language(
    bot: Bot, sandbox: Sandbox, client: SandboxClient, amina: PersonClient
):
    chidi = await client.add_person(1003, "Chidi", language_code="en")
    for _ in range(2):
        await register(bot.sending)
    assert list(await amina.menu()) == SIX
    assert (await amina.menu())["remisser"] == "Remisser och samråd"
    assert (await chidi.menu())["hjalp"] == "Help"
    profile = sandbox.messenger.profile
    assert profile.text_for("description", "sv").startswith("Här kan du") and profile.text_for(
        "description", "de"
    )
    assert 0 < len(profile.text_for("short_description", "en")) <= 120


async def test_each_scope_has_its_menu_in_both_languages(bot: Bot, sandbox: Sandbox):
    await register(bot.sending)
    menus = sandbox.messenger.profile.menus
    for language, hint in (("", "Så når du mig"), ("sv", "Så når du mig"), ("en", "How to reach me")):
        for scope in ("default", "all_private_chats"):
            assert [one["command"] for one in menus[scope, language]] == SIX
        assert menus["all_group_chats", language] == [{"command": "hjalp", "description": hint}]


async def test_the_offices_chats_list_one_more_until_the_person_leaves(bot: Bot, disa: PersonClient):
    await register(bot.sending, [2001])
    assert list(await disa.menu()) == [*SIX, "kansli"]
    await bot.do(remove_staff, await bot.do(find_staff, "Disa"))

    async def usual() -> bool:
        return list(await disa.menu()) == SIX

    await eventually(usual)


async def test_a_refusal_is_logged_and_nothing_else(
    bot: Bot, client: SandboxClient, caplog: pytest.LogCaptureFixture
):
    await client.fault(method="setMyCommands", code=500, times=3)
    await register(bot.sending)
    assert caplog.text.count("setMyCommands") == 3
