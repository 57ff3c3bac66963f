"""Raw updates from Telegram into the inbox: committed first, confirmed after.

The next `getUpdates` confirms what its offset has passed, so the offset moves only once a batch is on the disk: a kill at any
point fetches again, and the inbox knows what it has seen. Parses nothing but the id.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, Protocol

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from actions.intake import keep_updates
from storage.database import Database
from storage.errors import StorageError

log = logging.getLogger(__name__)

ALLOWED: Final = ["message", "edited_message", "callback_query", "my_chat_member"]
BATCH = 100
LONGEST_WAIT = 30.0
HIGHEST_ID: Final = 2**63 - 1


class Api(Protocol):
    """What polling needs of Telegram."""

    async def call(self, method: str, **parameters: Any) -> Any:
        """The result of a Bot API method; raises telegram.error.TelegramError."""


class Poller:
    """Fetches until told to stop. `seconds` is how long Telegram holds a poll open; `fetched` is called after each commit."""

    def __init__(
        self,
        database: Database,
        api: Api,
        now: Callable[[], datetime],
        fetched: Callable[[], None],
        seconds: int = 25,
    ) -> None:
        self._database, self._api, self._now, self._fetched, self._seconds = (
            database, api, now, fetched, seconds,
        )  # fmt: skip
        self._offset = 0
        self.problem = ""

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set; what went wrong is logged, waited out and kept in `problem`."""
        stopping = asyncio.create_task(stop.wait())
        wait = 1.0
        while not stop.is_set():
            poll = asyncio.create_task(self.poll_once(self._seconds))
            await asyncio.wait([poll, stopping], return_when=asyncio.FIRST_COMPLETED)
            if not poll.done():
                poll.cancel()
            try:
                await poll
                self.problem, wait = "", 1.0
            except asyncio.CancelledError:
                break
            except (TelegramError, StorageError) as error:
                wait = self._wait_after(error, wait)
                await asyncio.wait([stopping], timeout=wait)
                wait = min(wait * 2, LONGEST_WAIT)
        stopping.cancel()

    async def poll_once(self, seconds: int) -> int:
        """One `getUpdates`; returns how many updates were new. Raises TelegramError, StorageError."""
        updates = await self._api.call(
            "getUpdates", offset=self._offset, timeout=seconds, limit=BATCH, allowed_updates=ALLOWED
        )
        rows = _rows(updates)
        new = await self._database.write(keep_updates, rows, self._now())
        if rows:
            self._offset = rows[-1][0] + 1
            self._fetched()
        return new

    def _wait_after(self, error: Exception, wait: float) -> float:
        self.problem = _sentence(error)
        log.error("polling: %s", self.problem)
        if isinstance(error, RetryAfter):
            asked = error.retry_after
            return asked if isinstance(asked, int) else asked.total_seconds()
        return max(wait, 3.0) if isinstance(error, Conflict) else wait


def _rows(updates: Any) -> list[tuple[int, str]]:
    """Id and JSON of each update. What bears no id can be neither kept nor confirmed: it is logged and passed over.

    In ASCII, as half a character (a lone surrogate) can be kept only so. Raises TelegramError.
    """
    if not isinstance(updates, list):
        raise TelegramError("the answer is no list of updates")
    good = [update for update in updates if isinstance(update, dict) and _is_id(update.get("update_id"))]
    if len(good) < len(updates):
        log.warning("polling: %d updates without an id were passed over", len(updates) - len(good))
    if updates and not good:
        raise TelegramError("no update in the answer has an id")
    return [(update["update_id"], json.dumps(update)) for update in good]


def _is_id(value: object) -> bool:
    return isinstance(value, int) and 0 <= value <= HIGHEST_ID


def _sentence(error: Exception) -> str:
    if isinstance(error, InvalidToken):
        return "Telegram does not accept the bot's token; check MEDSKICK_TELEGRAM_TOKEN."
    if isinstance(error, Conflict):
        return "another program polls with the same token; stop it, or give this one a token of its own."
    if isinstance(error, NetworkError):
        return f"Telegram cannot be reached ({error.message}); trying again."
    if isinstance(error, TelegramError):
        return f"Telegram refused the poll ({error.message}); trying again."
    return str(error)
