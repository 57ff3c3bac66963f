"""The queue of updates: numbered, confirmed by offset, waited for. Does not know what an update is about.

Source: telegram-bot-api's `do_get_updates` and td's TQueue. Two departures: nothing expires after 24 hours, and a
redelivered update is handed out once whatever the offset (as after a lost answer), so that tests can ask for it.
"""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from sandbox.botapi.errors import Conflict
from sandbox.botapi.people import Json

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_REMEMBERED = 10_000
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True, frozen=True)
class Update:
    """One update: `body` is its JSON text, `line` the chat whose order a webhook keeps."""

    id: int
    line: int
    body: str


class UpdateQueue:
    """Updates that the bot has not confirmed. `first_id` is the number that the first one gets."""

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.allowed: list[str] = []
        self.pending: OrderedDict[int, Update] = OrderedDict()
        self.forward: Callable[[Update], None] | None = None
        self._remembered: OrderedDict[int, Update] = OrderedDict()
        self._again: list[Update] = []
        self._waiting: asyncio.Future[None] | None = None
        self._asked: tuple[int, float] = (0, 0.0)

    def add(self, kind: str, content: Json, line: int) -> int | None:
        """Queue an update of that kind; its number, or None where allowed_updates leaves the kind out."""
        asked_for = kind in self.allowed if self.allowed else kind not in _UNASKED
        if not asked_for:
            return None
        return self.add_raw({kind: content}, line)

    def add_raw(self, fields: Json, line: int = 0) -> int:
        """Queue an update of any shape, also one that no library can read; its number (their own `update_id` if given)."""
        update_id = int(fields.get("update_id", self.next_id))
        self.next_id = max(self.next_id, update_id + 1)
        update = Update(update_id, line, encode({"update_id": update_id, **fields}))
        self.pending[update_id] = update
        self._hand_on(update)
        return update_id

    def redeliver(self, update_id: int) -> None:
        """Hand an update out once more, confirmed or not. Raises KeyError when it is unknown or long gone."""
        update = self.pending.get(update_id) or self._remembered[update_id]
        self._again.append(update)
        self._hand_on(update)

    def renumber(self, first_id: int) -> None:
        """Go on from another number, as Telegram may after a week of silence. Raises ValueError while updates wait, and
        for a number so near that the bot's old offset would confirm what comes."""
        if self.pending:
            raise ValueError("updates are waiting: only an empty queue gets new numbers")
        if abs(first_id - self.next_id) < 1_000:
            raise ValueError("new numbers start at least 1000 from the old ones")
        self.next_id = first_id

    def take(self, offset: int, limit: int) -> list[Update]:
        """Confirm everything below the offset and return the next ones. Below zero: keep that many from the end and
        forget the rest. An offset far above the newest number is taken as a mistake and confirms nothing."""
        if offset < 0:
            self._forget(len(self.pending) + offset)
        elif offset <= self.next_id + 10:
            self._forget_below(offset)
        again, self._again = self._again[:limit], self._again[limit:]
        return again + list(islice(self.pending.values(), limit - len(again)))

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:
        """As take, but wait up to `timeout` seconds for the first update. Raises Conflict when another poll took over."""
        found = self.take(offset, limit)
        if found or timeout == 0:
            return found
        self.interrupt(_OTHER_POLLER)
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await waiting
        except TimeoutError:
            return []
        finally:
            if self._waiting is waiting:
                self._waiting = None
        return self.take(offset, limit)

    def interrupt(self, reason: str) -> None:
        """End a waiting poll with 409."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(Conflict(reason))

    def dampen(self, offset: int, limit: int, timeout: int, now: float) -> tuple[int, int]:
        """(limit, timeout) as the official server bends them for a poller that repeats its offset: within 3 s it waits at
        least 3 s, within 0.5 s it gets one update. `now` is in seconds of any steady clock."""
        last_offset, last_time = self._asked
        self._asked = offset, now
        if offset != last_offset or now >= last_time + 3:
            return limit, timeout
        return (1 if now < last_time + 0.5 else limit), max(timeout, 3)

    def drop_pending(self) -> None:
        """Confirm everything that waits."""
        self._forget(len(self.pending))

    def confirm(self, update_id: int) -> None:
        """Forget one update, as a webhook's 2xx does."""
        update = self.pending.pop(update_id, None)
        if update is not None:
            self._remember(update)

    def _hand_on(self, update: Update) -> None:
        if self.forward is not None:
            self.forward(update)
        elif self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def _forget_below(self, offset: int) -> None:
        while self.pending and next(iter(self.pending)) < offset:
            self._forget(1)

    def _forget(self, count: int) -> None:
        for _ in range(count):
            self._remember(self.pending.popitem(last=False)[1])

    def _remember(self, update: Update) -> None:
        self._remembered[update.id] = update
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
