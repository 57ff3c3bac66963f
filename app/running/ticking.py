"""`medskick tick`: once, everything that is due at a given time; what a running process holds is left to it.

`now` drives decisions and due times; claims, pacing, retries and Date headers go by the real clock.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any

from actions.sending import finish_sent_issues
from app.cli import Call
from app.errors import AppError
from app.premises import premises
from app.running import parts
from app.running.jobs import job_handlers
from app.running.mail import mail_channel
from app.running.schedule import Schedule
from app.running.telegram import connected
from delivery.dispatch import Dispatcher
from delivery.pace import Pace
from dialogue.recurring import Late
from dialogue.unprompted import COULD_NOT_GO, Limits
from storage import outbox, outbox_gate
from storage.connection import Connection, Row, moment
from storage.database import Database
from storage.marks import select_mark, set_mark

LAST_TICK = "last-tick"
PATIENCE_SECONDS = 10.0
SENT, FAILED = ("sent",), ("failed", "bounced", "uncertain")


async def tick(call: Call, now: datetime) -> tuple[dict[str, Any], bool]:
    """Do what is due at `now` (UTC) and tell it, as contract.md says; and whether every channel took what it was given.

    Raises AppError for a time before the last.
    """
    async with AsyncExitStack() as stack:
        database, place = await stack.enter_async_context(premises(call))
        before = await database.write(_begin, now)
        late: tuple[Late, ...] = ()
        taken = True
        if (lock := database.lock("schedule")) is not None:
            stack.callback(lock.release)
            schedule = Schedule(database, lambda: place, job_handlers(call, database, place))
            await schedule.recover()
            late = await schedule.work_off(now)
        if (lock := database.lock("delivery")) is not None:
            stack.callback(lock.release)
            taken = await _deliver(call, stack, database, place.limits, now)
            await database.write(finish_sent_issues, now)
        return await database.read(_report, before, now, late), taken


async def _begin(connection: Connection, now: datetime) -> int:
    last = await select_mark(connection, LAST_TICK)
    if last is not None and datetime.fromisoformat(last) > now:
        raise AppError(f"The last tick was at {last}; give --now a time after it.")
    await set_mark(connection, LAST_TICK, now.isoformat())
    return await outbox.latest_id(connection)


async def _deliver(
    call: Call, stack: AsyncExitStack, database: Database, limits: Limits, now: datetime
) -> bool:
    """Send what may go; False where a channel is stopped, as by a refused login, which it has logged."""
    channels = [mail_channel(call, database)] if call.settings.smtp_url else []
    if call.settings.telegram_token is not None:
        given_up = asyncio.Event()
        asyncio.get_running_loop().call_later(PATIENCE_SECONDS, given_up.set)
        telegram = await stack.enter_async_context(connected(call.settings, given_up))
        if telegram is None:
            call.console.note("Telegram does not answer; what waits for it is left to the next tick.")
        else:
            channels.append(parts.telegram_channel(telegram, call.settings.telegram_rate))
    taken = True
    for channel, rate, slots, spare in channels:
        stack.push_async_callback(channel.close)
        gap = parts.CHAT_GAP if channel.wire == "telegram" else parts.NO_GAP
        dispatcher = Dispatcher(
            database, channel, Pace(rate, gap), limits, slots=slots, spare=spare, now=lambda: now
        )
        await dispatcher.recover()
        await dispatcher.drain()
        taken = taken and not dispatcher.problem
    return taken


async def _report(
    connection: Connection, before: int, now: datetime, late: tuple[Late, ...]
) -> dict[str, Any]:
    done = await outbox.select_done_at(connection, now)
    dropped = await outbox_gate.select_dropped_at(connection, now)
    late += tuple(
        Late(row["kind"], row["key"], row["recipient"], moment(row["due_at"]), COULD_NOT_GO)
        for row in dropped
    )
    return {
        "now": now.isoformat(),
        "queued": [_told(row) for row in await outbox.select_after(connection, before)],
        "sent": [_told(row) for row in done if row["state"] in SENT],
        "failed": [_told(row) for row in done if row["state"] in FAILED],
        "late": [
            {"kind": one.kind, "key": one.key, "recipient": one.recipient, "due": one.due.isoformat(),
             "reason": one.reason}
            for one in late
        ],
    }  # fmt: skip


def _told(row: Row) -> dict[str, str]:
    return {name: row[name] for name in ("kind", "key", "recipient", "channel")}
