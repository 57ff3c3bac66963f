"""Fetching the files that members sent: a job for each, tried again with growing waits, kept in pieces.

At most two at a time; no unit of work holds more than a megabyte, so that receipts go on meanwhile.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Final

from actions.deed import Deed, Premises
from actions.kept import fetch_again, give_up
from delivery.errors import TooLarge, Unreachable
from delivery.telegram_api import TelegramApi
from dialogue.attachments import Attachment, wait_after
from storage.attachment_bytes import PIECE, delete_pieces, insert_piece
from storage.attachments import select_attachment, update_state
from storage.connection import Connection
from storage.database import Database
from storage.jobs import Job

AT_ONCE: Final = 2


class Fetching:
    """The handler of `fetch-file` jobs. `telegram` opens a client for one download."""

    def __init__(
        self,
        database: Database,
        premises: Callable[[], Premises],
        telegram: Callable[[], AbstractAsyncContextManager[TelegramApi]],
    ) -> None:
        self._database, self._premises, self._telegram = database, premises, telegram
        self._free = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, job: Job, now: datetime) -> str:
        """Fetch one file and keep it. Says in a sentence what came of it; where it failed, the next try is planned."""
        attachment = await self._database.read(select_attachment, job.args["attachment"])
        if attachment is None or attachment.state != "waiting":
            return "There is nothing to fetch any more."
        try:
            async with self._free, self._telegram() as telegram:
                content = await telegram.fetch_file(attachment.file_id)
        except TooLarge as error:
            await self._database.write(self._give_up, attachment, "too-large", now)
            return error.sentence
        except Unreachable as error:
            return await self._again(attachment, job.args["tries"] + 1, now, error)
        return await self._keep(attachment, content)

    async def _keep(self, attachment: Attachment, content: bytes) -> str:
        await self._database.write(delete_pieces, attachment.id)
        for position, start in enumerate(range(0, len(content), PIECE)):
            body = content[start : start + PIECE]
            if not await self._database.write(insert_piece, attachment.id, position, body):
                return "Its reply was taken back meanwhile."
        digest = hashlib.sha256(content).hexdigest()
        await self._database.write(update_state, attachment.id, "kept", digest)
        return f"Kept {len(content)} bytes."

    async def _again(self, attachment: Attachment, tries: int, now: datetime, error: Unreachable) -> str:
        wait = wait_after(tries)
        if wait is None:
            await self._database.write(self._give_up, attachment, "failed", now)
            return f"{error.sentence} It is given up."
        await self._database.write(self._plan, attachment, tries, now, now + wait)
        return f"{error.sentence} It is tried again."

    async def _plan(
        self, connection: Connection, attachment: Attachment, tries: int, now: datetime, due: datetime
    ) -> None:
        await fetch_again(Deed(connection, now, self._premises()), attachment.id, tries, due)

    async def _give_up(
        self, connection: Connection, attachment: Attachment, state: str, now: datetime
    ) -> None:
        await give_up(Deed(connection, now, self._premises()), attachment.id, state)
