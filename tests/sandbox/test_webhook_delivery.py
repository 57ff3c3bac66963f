"""Updates posted to a webhook: secret, order within a chat, retries. The receiver is a real server on loopback."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict

from sandbox.botapi.webhook import backoff
from sandbox.client import PersonClient, SandboxClient


class Receiver:
    """A webhook that notes what it gets and answers as `answer` says."""

    def __init__(self) -> None:
        self.received: list[tuple[float, str, str]] = []
        self.answer: Callable[[str], web.Response] = lambda text: web.Response()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        text = (await request.json())["message"]["text"]
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.received.append((time.monotonic(), text, secret))
        return self.answer(text)

    @property
    def texts(self) -> list[str]:
        return [text for _, text, _ in self.received]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_a_webhook_gets_what_waited_and_what_comes_with_its_secret(
    bot: Bot, client: SandboxClient, amina: PersonClient, receiver: Receiver
):
    await amina.says("före")
    await bot.set_webhook(receiver.url, secret_token="hemligt", max_connections=5)
    await amina.says("efter")
    assert await client.wait({"pending": 0}, timeout=3) is not None
    assert receiver.texts == ["före", "efter"]
    assert {secret for _, _, secret in receiver.received} == {"hemligt"}
    info = await bot.get_webhook_info()
    assert info.url == receiver.url and info.pending_update_count == 0 and info.max_connections == 5


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot, receiver: Receiver):
    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    await bot.set_webhook(receiver.url)
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await waiting
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_the_next_update_of_a_chat_waits_for_the_one_before_and_other_chats_do_not(
    bot: Bot, client: SandboxClient, amina: PersonClient, bertil: PersonClient, receiver: Receiver
):
    refusals = iter([web.Response(status=500, headers={"Retry-After": "1"})])
    receiver.answer = lambda text: next(refusals, web.Response()) if text == "ett" else web.Response()
    await bot.set_webhook(receiver.url)
    await amina.says("ett")
    await amina.says("två")
    await bertil.says("tre")
    assert await client.wait({"pending": 0}, timeout=5) is not None
    assert [text for text in receiver.texts if text != "tre"] == ["ett", "ett", "två"]
    assert receiver.texts.index("tre") < receiver.texts.index("två")
    tries = [at for at, text, _ in receiver.received if text == "ett"]
    assert tries[1] - tries[0] >= 1
    assert (
        await bot.get_webhook_info()
    ).last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


async def test_pending_updates_can_be_dropped(bot: Bot, amina: PersonClient, receiver: Receiver):
    await amina.says("gammalt")
    await bot.set_webhook(receiver.url, drop_pending_updates=True)
    await asyncio.sleep(0.1)
    assert receiver.texts == [] and (await bot.get_webhook_info()).pending_update_count == 0


def test_the_first_retry_is_at_once_and_later_ones_double_to_a_minute_or_two():
    assert [backoff(number) for number in range(6)] == [0, 2, 4, 8, 16, 32]
    assert 60 <= backoff(50) <= 120
