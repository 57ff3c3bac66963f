"""The parts of the running program, each behind a lock of its own, so that two processes never do the same work.

Starts and stops; decides nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from actions.deed import Premises
from app.errors import AppError
from app.running.health import Pulse
from app.running.schedule import Schedule
from app.running.telegram import POLL_SECONDS, Telegram, introduced
from bot.application import build_application
from bot.apply import Applier
from bot.poll import Poller
from delivery.dispatch import Channel, Dispatcher
from delivery.pace import Pace
from delivery.telegram import TelegramChannel
from storage.database import Database, Lock

CHAT_GAP = timedelta(seconds=1.05)
"""Telegram allows about one message a second in a chat."""
NO_GAP = timedelta()
TELEGRAM_SLOTS, TELEGRAM_SPARE = 16, 4

Part = Callable[[asyncio.Event], Awaitable[object]]


def clock() -> datetime:
    """The real clock, UTC; everything below is handed its time."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Wiring:
    """What the parts share. `premises` is asked anew for each deed, because staff may change the coding frame."""

    database: Database
    premises: Callable[[], Premises]
    pulse: Pulse
    dispatchers: list[Dispatcher] = field(default_factory=list)
    received: Callable[[], None] = lambda: None

    def queued(self) -> None:
        """There may be something to send."""
        for dispatcher in self.dispatchers:
            dispatcher.wake.set()

    def hold(self, name: str) -> Lock:
        """Hold a part's lock. Raises AppError while another process does."""
        lock = self.database.lock(name)
        if lock is None:
            raise AppError(
                f"Another medskick does the {name} of this database; stop it, or start this one with --only."
            )
        return lock


def bot_part(
    wiring: Wiring, telegram: Telegram, arrive: Callable[[Telegram], Awaitable[None]], *, webhook: bool
) -> Part:
    """Poll and apply; with a webhook, updates come through the web part and are only applied here.

    Begins once Telegram answers, with `arrive`. Web pages, mail and the schedule do not wait for that.
    """
    lock = wiring.hold("poller")
    wiring.pulse.unheard = not telegram.me

    async def run(stop: asyncio.Event) -> None:
        try:
            known = await introduced(telegram, stop)
            wiring.pulse.unheard = False
            if known is not None:
                await arrive(known)
                await _chat(wiring, known, stop, webhook=webhook)
        finally:
            lock.release()

    return run


async def _chat(wiring: Wiring, telegram: Telegram, stop: asyncio.Event, *, webhook: bool) -> None:
    application = await build_application(telegram.me)
    applier = Applier(wiring.database, application, wiring.premises, clock, wiring.queued)
    wiring.received = applier.wake.set
    fetching: list[Part] = []
    if not webhook:
        poller = Poller(wiring.database, telegram.polling, clock, applier.wake.set, POLL_SECONDS)
        wiring.pulse.poller = poller
        fetching.append(poller.run)
    try:
        await together(stop, *fetching, applier.run)
    finally:
        await application.shutdown()


def delivery_part(wiring: Wiring, channels: list[tuple[Channel, float, int, int]]) -> Part:
    """Send: each channel with its rate, slots and the slots that are kept for answers."""
    lock = wiring.hold("delivery")
    for channel, rate, slots, spare in channels:
        gap = CHAT_GAP if channel.wire == "telegram" else NO_GAP
        limits = wiring.premises().limits
        dispatcher = Dispatcher(
            wiring.database, channel, Pace(rate, gap), limits, slots=slots, spare=spare, now=clock
        )
        wiring.dispatchers.append(dispatcher)
    wiring.pulse.dispatchers = wiring.dispatchers

    async def run(stop: asyncio.Event) -> None:
        async with AsyncExitStack() as stack:
            stack.callback(lock.release)
            for dispatcher in wiring.dispatchers:
                stack.push_async_callback(dispatcher.channel.close)
                await dispatcher.recover()
            await together(stop, *(dispatcher.run for dispatcher in wiring.dispatchers))

    return run


def telegram_channel(telegram: Telegram, rate: float) -> tuple[Channel, float, int, int]:
    """The Telegram channel as `delivery_part` takes it."""
    return TelegramChannel(telegram.sending), rate, TELEGRAM_SLOTS, TELEGRAM_SPARE


def schedule_part(wiring: Wiring, schedule: Schedule) -> Part:
    """Work off what is due."""
    lock = wiring.hold("schedule")

    async def run(stop: asyncio.Event) -> None:
        try:
            await schedule.recover()
            await schedule.run(stop, clock)
        finally:
            lock.release()

    return run


async def together(stop: asyncio.Event, *parts: Part) -> None:
    """Run parts side by side; when one ends or fails, all are asked to stop. Without parts: wait to be stopped.

    Raises what the first to fail raised.
    """
    tasks = [asyncio.create_task(_ensured(part, stop)) for part in parts or (asyncio.Event.wait,)]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        stop.set()
        with suppress(Exception):
            await asyncio.gather(*tasks, return_exceptions=True)
        raise


async def _ensured(part: Part, stop: asyncio.Event) -> None:
    try:
        await part(stop)
    finally:
        stop.set()
