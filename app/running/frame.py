"""The premises of the running program, kept up with the coding frame: staff may change it while the program runs."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from actions.deed import Premises
from storage.connection import Connection
from storage.database import Database
from storage.errors import StorageError
from storage.marks import select_mark
from storage.themes import FRAME_VERSION, select_frame

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0


class Place:
    """Gives the premises as they are now."""

    def __init__(self, database: Database, premises: Premises) -> None:
        self._database, self._premises = database, premises
        self._mark: str | None = None

    def now(self) -> Premises:
        """The premises with the frame that was in force at the last look."""
        return self._premises

    def name_bot(self, name: str) -> None:
        """From now on the bot has this username."""
        self._premises = replace(self._premises, bot_name=name)

    async def run(self, stop: asyncio.Event) -> None:
        """Look every two seconds whether another frame is in force, until `stop` is set."""
        stopping = asyncio.create_task(stop.wait())
        while not stop.is_set():
            try:
                await self._database.read(self._look)
            except StorageError as error:
                log.error("coding frame: %s", error.sentence)
            await asyncio.wait([stopping], timeout=LOOK_SECONDS)
        stopping.cancel()

    async def _look(self, connection: Connection) -> None:
        mark = await select_mark(connection, FRAME_VERSION)
        if mark == self._mark:
            return
        self._mark = mark
        frame = await select_frame(connection)
        if frame is not None:
            self._premises = replace(self._premises, frame=frame)
