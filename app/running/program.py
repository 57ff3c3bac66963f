"""`medskick run`: the parts that were asked for, side by side, until a signal; one stops, all stop.

Composition only.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace

from actions.deed import Premises
from app.cli import Call
from app.errors import AppError
from app.premises import BOT_NAME, premises
from app.running import parts
from app.running.health import Pulse
from app.running.mail import mail_channel
from app.running.telegram import Telegram, connected
from bot.profile import register
from storage.database import Database
from storage.marks import set_mark

log = logging.getLogger(__name__)

PARTS = ("bot", "web", "delivery", "schedule")


async def run(call: Call, only: Sequence[str]) -> None:
    """Run the parts named in `only` (all when empty) until SIGTERM or SIGINT. Raises MedskickError."""
    wanted = frozenset(only or PARTS)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        database, place = await stack.enter_async_context(premises(call))
        telegram = await _telegram(call, stack, wanted, stop)
        if stop.is_set():
            return
        if telegram is not None:
            place = await _note_name(database, place, telegram)
        running = await _parts(call, wanted, database, place, telegram)
        call.console.note(f"Medskick runs: {', '.join(sorted(wanted))}. Stop it with Ctrl-C.")
        await parts.together(stop, *running)


async def _telegram(
    call: Call, stack: AsyncExitStack, wanted: frozenset[str], stop: asyncio.Event
) -> Telegram | None:
    if call.settings.telegram_token is None:
        if wanted == {"bot"}:
            raise AppError("The bot has no token; set MEDSKICK_TELEGRAM_TOKEN to what @BotFather gave you.")
        return None
    if not wanted & {"bot", "delivery"}:
        return None
    return await stack.enter_async_context(connected(call.settings, stop))


async def _note_name(database: Database, place: Premises, telegram: Telegram) -> Premises:
    await database.write(set_mark, BOT_NAME, telegram.name)
    return replace(place, bot_name=telegram.name)


async def _parts(
    call: Call, wanted: frozenset[str], database: Database, place: Premises, telegram: Telegram | None
) -> list[parts.Part]:
    pulse = Pulse(database, call.now())
    wiring = parts.Wiring(database, lambda: place, pulse)
    running: list[parts.Part] = []
    if "delivery" in wanted:
        channels = [mail_channel(call, database)] if call.settings.smtp_url else []
        if telegram is not None:
            channels.append(parts.telegram_channel(telegram, call.settings.telegram_rate))
        running.append(parts.delivery_part(wiring, channels))
    if "bot" in wanted and telegram is not None:
        running.append(await parts.bot_part(wiring, telegram))
        await register(telegram.sending)
    if "schedule" in wanted:
        # imported here: a process that only chats does not carry the newsletter's libraries
        from app.running.jobs import job_handlers
        from app.running.schedule import Schedule

        handlers = job_handlers(call, database, place)
        schedule = Schedule(database, wiring.premises, handlers, wiring.queued)
        running.append(parts.schedule_part(wiring, schedule))
    if "web" in wanted:
        from app.running.pages import web_part

        running.append(web_part(call, wiring))
    return running
