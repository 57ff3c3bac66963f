"""Planned faults and flood control: what the bot is told, and what really stands in the chat."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter

from sandbox.botapi.errors import TooManyRequests
from sandbox.botapi.floods import Flood
from sandbox.chance import Chance
from sandbox.client import PersonClient, SandboxClient, SandboxRefusal
from tests.kit.sandboxes import running_sandbox


async def test_too_many_requests_says_how_long_to_wait_and_strikes_only_as_often_as_planned(
    bot: Bot, client: SandboxClient, amina: PersonClient
):
    await client.fault(method="sendMessage", code=429, retry_after=7, times=1)
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(amina.id, "Hej")
    assert refused.value.retry_after == timedelta(seconds=7)
    assert await bot.send_message(amina.id, "Hej")


async def test_a_fault_strikes_only_its_chat_and_method(
    bot: Bot, client: SandboxClient, amina: PersonClient, bertil: PersonClient
):
    await client.fault(method="sendMessage", chat_id=amina.id, code=400, description="CHAT_WRITE_FORBIDDEN")
    assert await bot.send_message(bertil.id, "Hej")
    assert await bot.send_chat_action(amina.id, "typing")
    with pytest.raises(BadRequest, match=r"(?i)chat_write_forbidden"):
        await bot.send_message(amina.id, "Hej")


@pytest.mark.parametrize(("when", "stored"), [("before", 0), ("after", 1)])
async def test_a_cut_connection_leaves_the_message_or_not(
    bot: Bot, client: SandboxClient, amina: PersonClient, when: str, stored: int
):
    await client.fault(method="sendMessage", drop=True, when=when, times=1)
    with pytest.raises(NetworkError):
        await bot.send_message(amina.id, "Hej")
    assert len(await amina.messages()) == stored
    assert [call["code"] for call in await client.calls("sendMessage")] == [0]


async def test_an_answer_can_be_wrong_although_the_work_was_done(
    bot: Bot, client: SandboxClient, amina: PersonClient
):
    await client.fault(method="sendMessage", code=502, when="after", times=1)
    with pytest.raises(NetworkError):
        await bot.send_message(amina.id, "Hej")
    assert len(await amina.messages()) == 1


async def test_an_answer_can_be_slow(bot: Bot, client: SandboxClient, amina: PersonClient):
    await client.fault(delay=0.3, times=1)
    started = time.monotonic()
    await bot.send_message(amina.id, "Hej")
    assert time.monotonic() - started >= 0.3


async def test_forgotten_faults_strike_no_more(bot: Bot, client: SandboxClient, amina: PersonClient):
    await client.fault(code=500)
    await client.clear_faults()
    assert await bot.send_message(amina.id, "Hej")


async def test_impossible_faults_are_refused(client: SandboxClient):
    for fault in ({"probability": 2}, {"when": "during"}, {"times": 0}, {"colour": "red"}):
        with pytest.raises(SandboxRefusal):
            await client.fault(**fault)


def test_the_same_seed_strikes_at_the_same_occasions():
    dice = [Chance(probability=0.3, seed=11) for _ in range(2)]
    first, second = ([die.strikes() for _ in range(200)] for die in dice)
    assert first == second and 30 < sum(first) < 90


async def test_the_log_tells_which_calls_were_made(bot: Bot, client: SandboxClient, amina: PersonClient):
    await bot.send_message(amina.id, "Hej")
    await bot.send_chat_action(amina.id, "typing")
    [call] = await client.calls("sendMessage", amina.id)
    assert call["code"] == 200 and abs(call["at"] - time.time()) < 60
    assert await client.wait({"method": "sendChatAction", "calls": 1}) == {"met": True, "calls": 1}


def test_flood_control_takes_one_a_second_in_a_chat_and_thirty_in_all():
    flood = Flood()
    flood.spend(1001, 100.0)
    with pytest.raises(TooManyRequests) as refused:
        flood.spend(1001, 100.5)
    assert refused.value.parameters == {"retry_after": 1}
    flood.spend(1001, 101.0)
    for chat in range(2001, 2030):
        flood.spend(chat, 101.0)
    with pytest.raises(TooManyRequests):
        flood.spend(2031, 101.0)


async def test_a_running_sandbox_with_flood_control_answers_429():
    async with running_sandbox(flood=Flood()) as (sandbox, client):
        amina = await client.add_person(1001, "Amina", started=True)
        bot = Bot(sandbox.messenger.token, base_url=f"{sandbox.url}/bot")
        async with bot:
            await bot.send_message(amina.id, "Hej")
            with pytest.raises(RetryAfter):
                await bot.send_message(amina.id, "Hej")
        assert len(await amina.messages()) == 1
