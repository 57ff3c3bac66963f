"""The loop that sends: settle what came back and claim what goes next in one commit, then post outside it.

At most one row of a recipient is in flight. Rows of someone who stopped in mid-sending are recovered by their kind.
Knows no protocol (a `Channel` does) and no words.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Protocol

from delivery.gate import Gate
from delivery.pace import Pace
from dialogue.kinds import KINDS, Lane
from dialogue.outbox import OutboxRow, Outcome, Wire
from dialogue.unprompted import Limits
from storage import members, outbox
from storage.connection import Connection, Row, moment
from storage.database import Database
from storage.errors import StorageError

log = logging.getLogger(__name__)

LOOK = timedelta(seconds=0.5)
"""How often the outbox is looked at without being told: for rows that another process queued."""
FEW, LANDING_SECONDS = 4, 0.001
"""Where more than a few are in flight, those that land within a millisecond are settled in one commit."""
GRACE_SECONDS = 10.0
PATIENCE = timedelta(seconds=10)
"""How long draining waits for one row; what has to wait longer is the next tick's."""
STOPPED_FOR = timedelta(minutes=5)


class Channel(Protocol):
    """One way out. `post` never raises: every fate is an `Outcome`."""

    wire: Wire

    async def post(self, row: OutboxRow) -> Outcome:
        """Send one claimed row and say what came of it."""

    async def close(self) -> None:
        """End the connections that it keeps for itself."""


def real_now() -> datetime:
    """The real clock, UTC: claims, pacing and retries go by it, whatever clock decisions use."""
    return datetime.now(UTC)


class Dispatcher:
    """Sends the rows of one channel. `slots` is how many are in flight at most, `spare` of them are kept for answers."""

    def __init__(
        self,
        database: Database,
        channel: Channel,
        pace: Pace,
        limits: Limits,
        *,
        slots: int,
        spare: int = 0,
        now: Callable[[], datetime] = real_now,
    ) -> None:
        self.database, self.channel, self.pace = database, channel, pace
        self.slots, self.spare, self.now = slots, spare, now
        self.gate = Gate(channel.wire, limits)
        self.owner = secrets.token_hex(8)
        self.wake = asyncio.Event()
        self.problem = ""
        self._flying: dict[asyncio.Task[Outcome], OutboxRow] = {}
        self._settled: list[tuple[OutboxRow, Outcome]] = []
        self._soon: list[datetime] = []

    async def recover(self) -> None:
        """Release what an earlier process left in mid-sending. Only for the holder of the delivery lock."""
        await self.database.write(self._recover)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop` is set, then finish what is in flight (at most ten seconds)."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                self.wake.clear()
                claimed = await self._turn_safely(claiming=True)
                if not claimed or len(self._flying) == self.slots:
                    await self._rest(stopping)
        finally:
            stopping.cancel()
            await self._finish()

    async def drain(self) -> None:
        """Send all that may go by the deciding clock, then return: for a tick, and for commands."""
        while True:
            claimed = await self._turn_safely(claiming=True)
            if self._flying:
                await asyncio.wait(self._flying, return_when=asyncio.FIRST_COMPLETED)
                self._land()
            elif self._settled or self.gate.moved:
                continue
            elif not claimed:
                wait = await self._wait_for_pace()
                if wait is None:
                    return
                await asyncio.sleep(wait)

    async def _wait_for_pace(self) -> float | None:
        """Seconds until a row that waits for pace alone may go; None where none does, or only after a long pause."""
        at = await self.database.read(outbox.next_paced, self.channel.wire, self.now())
        if at is None or self.problem:
            return None
        real = real_now()
        earliest = max(
            real + (moment(at) - self._waited_until(real)),
            self.pace.bulk_at(real) or real,
            self.pace.halted_until(real) or real,
        )
        wait = earliest - real
        return max(wait.total_seconds(), 0.005) if wait < PATIENCE else None

    def _waited_until(self, real: datetime) -> datetime:
        """The moment that waits are held against: a mail's last hours and days, so a tick whose clock runs ahead has its own."""
        return max(real, self.now()) if self.channel.wire == "mail" else real

    async def _turn_safely(self, *, claiming: bool) -> int:
        self._land()
        settled, self._settled = self._settled, []
        try:
            rows = await self.database.write(self._turn, settled, claiming)
        except StorageError as error:
            log.error("the outbox could not be written; trying again: %s", error.sentence)
            self._settled = settled + self._settled
            await asyncio.sleep(1)
            return 0
        for row in rows:
            self._flying[asyncio.create_task(self.channel.post(row))] = row
        return len(rows)

    def _land(self) -> None:
        for task in [task for task in self._flying if task.done()]:
            row = self._flying.pop(task)
            self._settled.append((row, _outcome(task)))

    async def _rest(self, stopping: asyncio.Task[Literal[True]]) -> None:
        if self._settled or self.gate.moved:
            return
        waking = asyncio.create_task(self.wake.wait())
        real = real_now()
        while self._soon and self._soon[0] <= real:
            heapq.heappop(self._soon)
        known = [moment for moment in (self.pace.bulk_at(real), *self._soon[:1]) if moment]
        seconds = (min(known, default=real + LOOK) - real).total_seconds()
        tasks: list[asyncio.Task[Any]] = [*self._flying, waking, stopping]
        await asyncio.wait(
            tasks,
            timeout=min(max(seconds, 0.001), LOOK.total_seconds()),
            return_when=asyncio.FIRST_COMPLETED,
        )
        waking.cancel()
        if len(self._flying) > FEW:
            await asyncio.sleep(LANDING_SECONDS)

    async def _finish(self) -> None:
        if self._flying:
            await asyncio.wait(self._flying, timeout=GRACE_SECONDS)
        await self._turn_safely(claiming=False)

    async def _recover(self, connection: Connection) -> None:
        orphans = await outbox.select_orphans(connection, self.channel.wire, self.owner)
        resend = [row["id"] for row in orphans if KINDS[row["kind"]].uncertain == "resend"]
        unclear = [row["id"] for row in orphans if KINDS[row["kind"]].uncertain != "resend"]
        await outbox.release_orphans(connection, resend, unclear, self.now())
        if orphans:
            log.warning("%d messages were being sent when the program stopped", len(orphans))

    async def _turn(
        self, connection: Connection, settled: list[tuple[OutboxRow, Outcome]], claiming: bool
    ) -> list[OutboxRow]:
        real, self.gate.moved = real_now(), False
        for row, outcome in settled:
            await self._settle(connection, row, outcome, real)
        free = self.slots - len(self._flying)
        if not claiming or free <= 0 or self.pace.halted_until(real):
            return []
        return await self._claim(connection, free, real)

    async def _settle(self, connection: Connection, row: OutboxRow, outcome: Outcome, real: datetime) -> None:
        if outcome.state == "uncertain" and KINDS[row.kind].uncertain == "resend":
            outcome = Outcome("retry", outcome.answer, retry_at=real + timedelta(seconds=5))
        if outcome.stop:
            self.problem = outcome.answer
            self.pace.halt(real + STOPPED_FOR)
            log.error("%s is stopped: %s", self.channel.wire, outcome.answer)
        elif outcome.state == "retry" and outcome.free and outcome.retry_at:
            self.pace.halt(outcome.retry_at)
        elif outcome.state == "sent":
            self.problem = ""
        if self.channel.wire == "mail" and outcome.retry_at and not outcome.free:
            outcome = replace(outcome, retry_at=outcome.retry_at + (self._waited_until(real) - real))
        await outbox.settle(connection, row, outcome, self.now(), real)
        if outcome.gone and row.wire == "telegram":
            await members.update_state_by_telegram(connection, int(row.recipient), "blocked")

    async def _claim(self, connection: Connection, free: int, real: datetime) -> list[OutboxRow]:
        flying = {row.recipient for row in self._flying.values()}
        bulk_free = free - self.spare
        rows: list[OutboxRow] = []
        now = self.now()
        await self.gate.prepare(connection, now)
        ready = self._waited_until(real)
        candidates = await outbox.select_candidates(connection, self.channel.wire, now, ready, limit=4 * free)
        for candidate in candidates:
            bulk = not KINDS[candidate["kind"]].prompted and candidate["lane"] >= Lane.REMINDER
            if len(rows) == free or (bulk and (bulk_free <= 0 or self.pace.bulk_at(real))):
                break
            if not await self._may_go(connection, candidate, flying, real):
                continue
            if candidate["rank"] and not await self.gate.lets(connection, candidate, now):
                continue
            rows.append(outbox.row_of(candidate))
            flying.add(candidate["recipient"])
            if KINDS[candidate["kind"]].paced:
                self.pace.note(candidate["recipient"], real, bulk=bulk)
            bulk_free -= bulk
        await outbox.claim(connection, [row.id for row in rows], self.owner, real)
        return rows

    async def _may_go(self, connection: Connection, candidate: Row, flying: set[str], real: datetime) -> bool:
        """One in flight and one gap per recipient; who has to wait makes room for others behind."""
        recipient = candidate["recipient"]
        ready = real + timedelta(milliseconds=20) if recipient in flying else None
        if ready is None and KINDS[candidate["kind"]].paced:
            ready = self.pace.ready_at(recipient, real)
        if ready is not None:
            await outbox.postpone(connection, self.channel.wire, recipient, ready)
            heapq.heappush(self._soon, ready)
        return ready is None


def _outcome(task: asyncio.Task[Outcome]) -> Outcome:
    error = task.exception()
    if error is None:
        return task.result()
    log.error("a channel raised instead of answering", exc_info=error)
    return Outcome("uncertain", f"{type(error).__name__} while sending")
