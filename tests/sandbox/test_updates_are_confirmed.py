"""getUpdates and the queue behind it: what is confirmed, what comes again, who may ask."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict

from sandbox.client import PersonClient, SandboxClient, SandboxRefusal
from sandbox.running import Sandbox


async def texts(bot: Bot, offset: int = 0, limit: int = 100) -> list[str | None]:
    return [update.effective_message.text for update in await bot.get_updates(offset=offset, limit=limit)]


async def test_updates_come_again_until_a_higher_offset_confirms_them(bot: Bot, amina: PersonClient):
    for text in ("ett", "två", "tre"):
        await amina.says(text)
    first, *_ = await bot.get_updates()
    assert await texts(bot) == ["ett", "två", "tre"]
    assert await texts(bot, first.update_id) == ["ett", "två", "tre"]
    assert await texts(bot, first.update_id + 1, limit=1) == ["två"]
    assert await texts(bot) == ["två", "tre"]


async def test_numbers_follow_each_other(bot: Bot, client: SandboxClient):
    numbers = await client.crowd_says(5, 2, 2001)
    assert numbers == list(range(numbers[0], numbers[0] + 5))
    assert [update.update_id for update in await bot.get_updates()] == numbers


async def test_a_negative_offset_keeps_the_last_and_forgets_the_rest(bot: Bot, amina: PersonClient):
    for text in ("ett", "två", "tre"):
        await amina.says(text)
    assert await texts(bot, -1) == ["tre"]
    assert await texts(bot) == ["tre"]


async def test_a_long_poll_ends_with_the_first_message(bot: Bot, amina: PersonClient):
    polling = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    await amina.says("Hej")
    [update] = await asyncio.wait_for(polling, 2)
    assert update.message is not None and update.message.text == "Hej"


async def test_a_long_poll_ends_empty_after_its_timeout(bot: Bot):
    assert await asyncio.wait_for(bot.get_updates(timeout=1), 3) == ()


async def test_a_second_poller_ends_the_first_with_409(bot: Bot, amina: PersonClient):
    older = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(bot.get_updates(timeout=20))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await asyncio.wait_for(older, 2)
    await amina.says("Hej")
    assert len(await asyncio.wait_for(newer, 2)) == 1


async def test_allowed_updates_are_remembered_and_hold_for_what_comes_after(bot: Bot, amina: PersonClient):
    number = await amina.says("ett")
    await bot.get_updates(allowed_updates=["edited_message"])
    await amina.says("två")
    await amina.edits(number, "ett och ett halvt")
    assert await texts(bot) == ["ett", "ett och ett halvt"]


async def test_a_confirmed_update_can_be_delivered_again(
    bot: Bot, client: SandboxClient, amina: PersonClient
):
    await amina.says("Hej")
    [update] = await bot.get_updates()
    assert await texts(bot, update.update_id + 1) == []
    await client.post("updates/redeliver", {"update_id": update.update_id})
    assert await texts(bot, update.update_id + 1) == ["Hej"]
    assert await texts(bot, update.update_id + 1) == []


async def test_numbers_may_start_again_lower_and_nothing_is_skipped(
    bot: Bot, client: SandboxClient, amina: PersonClient
):
    await amina.says("före")
    [before] = await bot.get_updates()
    with pytest.raises(SandboxRefusal, match="updates are waiting"):
        await client.post("updates/renumber", {"first_id": 5})
    await bot.get_updates(offset=before.update_id + 1)
    await client.post("updates/renumber", {"first_id": 5})
    await amina.says("efter")
    [after] = await bot.get_updates(offset=before.update_id + 1)
    assert after.update_id == 5 and after.message is not None and after.message.text == "efter"


async def test_an_update_that_no_library_can_read_can_be_injected(
    sandbox: Sandbox, client: SandboxClient, amina: PersonClient, bot: Bot
):
    poison = await client.post("updates", {"message": {"message_id": "poison"}})
    await amina.says("frisk")
    with pytest.raises(KeyError):
        await bot.get_updates()
    assert await texts(bot, poison["update_id"] + 1) == ["frisk"]


async def test_half_an_emoji_stops_nothing(bot: Bot, amina: PersonClient):
    await amina.says("hej \ud83c")
    await amina.says("igen")
    assert await texts(bot) == ["hej ?", "igen"]


async def test_a_repeating_poller_is_slowed_when_damping_is_on(sandbox: Sandbox):
    queue = sandbox.messenger.updates
    assert queue.dampen(0, 100, 0, now=100.0) == (100, 0)
    assert queue.dampen(0, 100, 0, now=100.2) == (1, 3)
    assert queue.dampen(0, 100, 10, now=101.0) == (100, 10)
    assert queue.dampen(7, 100, 0, now=101.1) == (100, 0)


async def test_the_client_can_wait_until_everything_is_confirmed(
    bot: Bot, client: SandboxClient, amina: PersonClient
):
    await amina.says("Hej")
    assert await client.wait({"pending": 0}, timeout=0.05) is None
    [update] = await bot.get_updates()
    waiting = asyncio.create_task(client.wait({"pending": 0}))
    await bot.get_updates(offset=update.update_id + 1)
    assert await asyncio.wait_for(waiting, 2) is not None
