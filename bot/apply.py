"""Inbox rows become changes: each update in a savepoint of its own, the reply, its receipt and "done" in one commit.

An update that cannot be applied is tried three times, then set aside, and the line moves on. Talks to no network.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from telegram import Update

from actions.deed import Deed, Premises
from bot.context import UNIT, Chat, Unit
from storage import inbox
from storage.connection import Connection, Row
from storage.database import Database
from storage.errors import DatabaseBusy, DatabaseFull

log = logging.getLogger(__name__)

BATCH = 100
REST_SECONDS = 5.0
MILLISECOND = timedelta(milliseconds=1)
"""How finely times are kept."""
HALF: Final = re.compile(r"[\ud800-\udfff]")
POLL: Final = {
    "id": "", "question": "", "options": [], "total_voter_count": 0, "is_closed": True, "is_anonymous": True,
    "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
}  # fmt: skip
"""No poll is read, and python-telegram-bot refuses those of Bot API servers older than itself."""
ESCAPED_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")


class Applier:
    """Applies what is in the inbox. `applied` is called when there may be something to send."""

    def __init__(
        self,
        database: Database,
        application: Chat,
        premises: Callable[[], Premises],
        now: Callable[[], datetime],
        applied: Callable[[], None],
    ) -> None:
        self._database, self._application = database, application
        self._premises, self._now, self._applied = premises, now, applied
        self.wake = asyncio.Event()
        self._last = now()

    async def run(self, stop: asyncio.Event) -> None:
        """Apply whatever comes, until `stop` is set."""
        stopping = asyncio.create_task(stop.wait())
        while not stop.is_set():
            self.wake.clear()
            try:
                count = await self.apply_batch()
            except (DatabaseBusy, DatabaseFull) as error:
                log.error("applying: %s", error.sentence)
                await asyncio.wait([stopping], timeout=1)
                continue
            if not count:
                await self._rest(stopping)
        stopping.cancel()

    async def apply_batch(self) -> int:
        """Apply up to a hundred updates; returns how many were looked at."""
        rows = await self._database.read(inbox.select_new, BATCH)
        units = [
            self._database.write(apply_update, row, self._application, self._premises(), self._moment())
            for row in rows
        ]
        outcomes = await asyncio.gather(*units, return_exceptions=True)
        for row, outcome in zip(rows, outcomes, strict=True):
            if isinstance(outcome, BaseException):
                await self._put_aside(row, outcome)
        if rows:
            self._applied()
        return len(rows)

    def _moment(self) -> datetime:
        """A time of its own for each update: what came in one millisecond stays in the order in which it came."""
        self._last = max(self._now(), self._last + MILLISECOND)
        return self._last

    async def _put_aside(self, row: Row, error: BaseException) -> None:
        if isinstance(error, (DatabaseBusy, DatabaseFull)) or not isinstance(error, Exception):
            raise error
        state = await self._database.write(inbox.mark_tried, row["seq"], _described(error))
        level = logging.ERROR if state == "failed" else logging.WARNING
        log.log(level, "update %s could not be applied (%s)", row["update_id"], _described(error))

    async def _rest(self, stopping: asyncio.Task[bool]) -> None:
        waking = asyncio.create_task(self.wake.wait())
        await asyncio.wait([waking, stopping], timeout=REST_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        waking.cancel()


async def apply_update(
    connection: Connection, row: Row, application: Chat, premises: Premises, now: datetime
) -> None:
    """Parse one raw update, let its handler change rows, mark it done. Raises what the handler raised."""
    update = Update.de_json(_parsed(row["body"]), application.bot)
    unit = Unit(Deed(connection, now, premises))
    token = UNIT.set(unit)
    try:
        await application.process_update(update)
    finally:
        UNIT.reset(token)
    if unit.error is not None:
        raise unit.error
    await inbox.mark_done(connection, row["seq"])


def _parsed(body: str) -> Any:
    """The update. Half a character, which JSON can carry and no text or database can, becomes U+FFFD. Of a poll it is
    kept that there was one."""
    if ESCAPED_HALF.search(body):
        body = HALF.sub("\ufffd", json.dumps(json.loads(body), ensure_ascii=False))
    return json.loads(body, object_hook=_without_poll if '"poll"' in body else None)


def _without_poll(part: dict[str, Any]) -> dict[str, Any]:
    return part | {"poll": POLL} if isinstance(part.get("poll"), dict) else part


def _described(error: BaseException) -> str:
    """What went wrong and where, without a word of what was written."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} in {place}"
