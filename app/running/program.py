"""`medskick run`: the parts that were asked for, side by side, until a signal; one stops, all stop.

Composition only.
"""

from __future__ import annotations

import asyncio
import gc
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
from app.running.frame import Place
from app.running.health import Pulse
from app.running.mail import mail_channel
from app.running.telegram import Telegram, opened
from app.secret_key import secret_key
from bot.arrival import bring_to, fetch_by_polls, webhook_secret
from bot.profile import register
from storage.database import Database
from storage.marks import set_mark
from storage.staff import select_staff

log = logging.getLogger(__name__)

COLLECT_AFTER = 20_000
"""Objects made and not let go between two rounds of the collector; Python's own figure is 700."""
PARTS = ("bot", "web", "delivery", "schedule")


async def run(call: Call, only: Sequence[str]) -> None:
    """Run the parts named in `only` (all when empty) until SIGTERM or SIGINT. Raises MedskickError."""
    wanted = frozenset(only or PARTS)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        database, place = await stack.enter_async_context(premises(call))
        telegram = await _telegram(call, stack, wanted)
        if telegram is not None and telegram.me:
            place = await _note_name(database, place, telegram)
        running = await _parts(call, wanted, database, place, telegram)
        _settle_memory()
        call.console.note(f"Medskick runs: {', '.join(sorted(wanted))}. Stop it with Ctrl-C.")
        await parts.together(stop, *running)


def _settle_memory() -> None:
    """What was loaded stays, so the collector need not look at it again and again; and it looks less often, because what an
    update makes is let go by counting. Worth a tenth of a reply's processor time (docs/benchmarks.md)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 50)


async def _telegram(call: Call, stack: AsyncExitStack, wanted: frozenset[str]) -> Telegram | None:
    if call.settings.telegram_token is None:
        if wanted == {"bot"}:
            raise AppError("The bot has no token; set MEDSKICK_TELEGRAM_TOKEN to what @BotFather gave you.")
        return None
    if not wanted & {"bot", "delivery"}:
        return None
    return await stack.enter_async_context(opened(call.settings))


async def _note_name(database: Database, place: Premises, telegram: Telegram) -> Premises:
    await database.write(set_mark, BOT_NAME, telegram.name)
    return replace(place, bot_name=telegram.name)


async def _parts(
    call: Call, wanted: frozenset[str], database: Database, place: Premises, telegram: Telegram | None
) -> list[parts.Part]:
    here = Place(database, place)
    wiring = parts.Wiring(database, here.now, Pulse(database, call.now()))
    running: list[parts.Part] = [here.run]
    if "delivery" in wanted:
        channels = [mail_channel(call, database)] if call.settings.smtp_url else []
        if telegram is not None:
            channels.append(parts.telegram_channel(telegram, call.settings.telegram_rate))
        running.append(parts.delivery_part(wiring, channels))
    if "bot" in wanted and telegram is not None:
        webhook = call.settings.telegram_mode == "webhook"

        async def arrive(known: Telegram) -> None:
            here.name_bot((await _note_name(database, place, known)).bot_name)
            await _choose_arrival(call, known, webhook=webhook)
            await register(known.sending, await _staff_chats(database))

        running.append(parts.bot_part(wiring, telegram, arrive, webhook=webhook))
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


async def _choose_arrival(call: Call, telegram: Telegram, *, webhook: bool) -> None:
    """Tell Telegram whether it is polled or brings updates itself. Raises WebhookRefused."""
    if webhook:
        address = f"{call.settings.public_url.rstrip('/')}/telegram"
        await bring_to(telegram.sending, address, webhook_secret(secret_key(call.settings)))
    else:
        await fetch_by_polls(telegram.sending)


async def _staff_chats(database: Database) -> list[int]:
    return [one.telegram for one in await database.read(select_staff) if one.telegram is not None]
