"""The real bot against the sandbox, in the test's own process: poller, applier, dispatcher and SQLite, nothing stood in for.

No schedule runs: what a press asks of other rooms stays a job row that the test may look at.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from actions.deed import Deed, Premises
from bot.application import build_application
from bot.apply import Applier
from bot.poll import Poller
from delivery.dispatch import Dispatcher
from delivery.pace import Pace
from delivery.telegram import TelegramChannel
from delivery.telegram_api import TelegramApi
from delivery.telegram_request import AiohttpRequest
from dialogue.house import House
from dialogue.replies import Reply
from dialogue.themes import default_frame
from sandbox.running import Sandbox
from storage.database import Database, open_database
from storage.filters import Filter
from storage.replies import select_replies
from storage.themes import replace_frame
from tests.kit.cast import KEY

T = TypeVar("T")


def real_clock() -> datetime:
    """The real time, UTC."""
    return datetime.now(UTC)


@dataclass
class Bot:
    """A running bot's insides, for tests that look at rows or do what staff do elsewhere."""

    database: Database
    premises: Premises
    now: Callable[[], datetime]
    dispatcher: Dispatcher
    polling: TelegramApi
    sending: TelegramApi
    username: str

    async def do(self, work: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """One deed of `actions`: `work(deed, …)` in the writer, at the bot's own time."""

        async def unit(connection: Any) -> Any:
            return await work(Deed(connection, self.now(), self.premises), *arguments, **named)

        done = await self.database.write(unit)
        self.dispatcher.wake.set()
        return done

    async def replies(self) -> tuple[Reply, ...]:
        """Everything that was stored as a reply, in the order in which it came."""
        return await self.database.read(select_replies, Filter(everything=True))


async def eventually(holds: Callable[[], Awaitable[bool]], seconds: float = 10) -> None:
    """Wait until something holds that no message tells of. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not await holds():
            await asyncio.sleep(0.02)


@asynccontextmanager
async def running_bot(
    sandbox: Sandbox,
    database_path: Path,
    *,
    house: House | None = None,
    operator: str = "association",
    now: Callable[[], datetime] = real_clock,
) -> AsyncIterator[Bot]:
    """The bot for as long as the block lasts; started again on the same path it goes on where it was."""
    polling, sending = _api(sandbox, 2), _api(sandbox, 8)
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(await open_database(f"sqlite:///{database_path}"))
        for api in (polling, sending):
            await api.open()
            stack.push_async_callback(api.close)
        me = await sending.call("getMe")
        await database.write(replace_frame, default_frame())
        premises = Premises(
            house or House(),
            operator,
            default_frame(),
            "https://medskick.example.se",
            me["username"],
            key=KEY,
        )
        application = await build_application(me)
        stack.push_async_callback(application.shutdown)
        channel = TelegramChannel(sending)
        dispatcher = Dispatcher(database, channel, Pace(0), premises.limits, slots=8, spare=2, now=now)
        applier = Applier(database, application, lambda: premises, now, dispatcher.wake.set)
        poller = Poller(database, polling, now, applier.wake.set, seconds=2)
        stop = asyncio.Event()
        parts = [asyncio.create_task(part(stop)) for part in (poller.run, applier.run, dispatcher.run)]
        try:
            yield Bot(database, premises, now, dispatcher, polling, sending, me["username"])
        finally:
            stop.set()
            await asyncio.gather(*parts)
            # the sandbox does not see that a poll has gone away, and would wait for it when it stops
            sandbox.messenger.updates.interrupt("the bot has stopped")


def _api(sandbox: Sandbox, connections: int) -> TelegramApi:
    return TelegramApi(sandbox.messenger.token, AiohttpRequest(connections, 20), sandbox.url)
