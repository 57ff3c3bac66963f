"""A year of the program in a moment: the schedule and the sender as they are, with the clock as data.

The mails and messages end in lists instead of a server; everything before that is the program's own.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from actions.deed import Deed, Premises
from app.running.schedule import Schedule
from delivery.dispatch import Dispatcher
from delivery.pace import Pace
from dialogue.outbox import OutboxRow, Outcome, Wire
from dialogue.recurring import Late
from newsletter.feeds.fetch import FetchRules
from newsletter.jobs import Workshop
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import NOON, a_database, premises
from tests.kit.issues import SENDER


@dataclass
class Post:
    """Where a channel ends: what went, with the moment (of the deciding clock) at which it did."""

    wire: Wire
    clock: Callable[[], datetime]
    went: list[tuple[datetime, OutboxRow]] = field(default_factory=list)

    async def post(self, row: OutboxRow) -> Outcome:
        """It went."""
        self.went.append((self.clock(), row))
        return Outcome("sent", message=len(self.went))

    async def close(self) -> None:
        """Nothing was opened."""


@dataclass
class Year:
    """The program at one moment after another."""

    database: Database
    premises: Premises
    now: datetime = NOON
    late: list[tuple[datetime, Late]] = field(default_factory=list)

    def __post_init__(self) -> None:
        rules = FetchRules()
        handlers = Workshop(self.database, SENDER, rules).handlers()
        self.schedule = Schedule(self.database, lambda: self.premises, handlers)
        self.posts = {wire: Post(wire, lambda: self.now) for wire in ("mail", "telegram")}  # type: ignore[arg-type]
        self._dispatchers = [
            Dispatcher(self.database, post, Pace(1e9), self.premises.limits, slots=64, now=lambda: self.now)
            for post in self.posts.values()
        ]

    async def tick(self, now: datetime) -> None:
        """What `medskick tick --now` does."""
        self.now = now
        self.late += [(now, one) for one in await self.schedule.work_off(now)]
        if await self.database.read(_waits):
            for dispatcher in self._dispatchers:
                await dispatcher.drain()

    async def do(self, work: Callable[..., Awaitable[Any]], *arguments: Any, **named: Any) -> Any:
        """One deed of `actions` at this moment: `work(deed, …)`."""

        async def unit(connection: Connection) -> Any:
            return await work(Deed(connection, self.now, self.premises), *arguments, **named)

        return await self.database.write(unit)

    def reminders(self, wire: str = "mail") -> list[tuple[datetime, OutboxRow]]:
        """The reminders of consultations that went so far."""
        return [(when, row) for when, row in self.posts[wire].went if row.key.startswith("reminder:")]


async def _waits(connection: Connection) -> bool:
    return await connection.one("select 1 as n from outbox where state = 'waiting' limit 1") is not None


@asynccontextmanager
async def a_year(folder: Path, **house: Any) -> AsyncIterator[Year]:
    """An empty database and the program over it."""
    async with a_database(folder) as database:
        yield Year(database, premises(key=SENDER.key, **house))
