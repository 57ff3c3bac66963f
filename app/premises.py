"""The premises of a command: the database that the settings name, and what every deed is given.

Takes the coding frame that ships into force where none is yet. Does no deed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from actions.deed import Premises
from app.cli import Call
from app.secret_key import secret_key
from dialogue.themes import Frame, default_frame
from storage.connection import Connection
from storage.database import Database, open_database
from storage.marks import select_mark
from storage.themes import replace_frame, select_frame

BOT_NAME: Final = "bot-name"
"""The mark that holds the bot's username, noted when it was last asked who it is."""


@asynccontextmanager
async def premises(call: Call) -> AsyncIterator[tuple[Database, Premises]]:
    """The open database and the premises, for as long as the block lasts.

    Raises SettingsError, HouseError, and StorageError where the database cannot be opened.
    """
    house, settings = call.house, call.settings
    async with await open_database(settings.database_url.url) as database:
        frame, bot_name = await database.read(_what_is_known)
        if frame is None:
            frame = await database.write(_take_default_frame)
        quiet = settings.quiet_hours
        yield (
            database,
            Premises(
                house=house,
                operator=settings.operator or "",
                frame=frame,
                public_url=settings.public_url,
                bot_name=bot_name,
                quiet_hours=(quiet.start, quiet.end) if quiet else None,
                weekly_cap=settings.weekly_cap,
                key=secret_key(settings),
                mails=settings.smtp_url is not None,
            ),
        )


async def _what_is_known(connection: Connection) -> tuple[Frame | None, str]:
    return await select_frame(connection), await select_mark(connection, BOT_NAME) or ""


async def _take_default_frame(connection: Connection) -> Frame:
    """The default in force; or the frame that another process has taken in a moment before."""
    known = await select_frame(connection)
    if known is None:
        known = default_frame()
        await replace_frame(connection, known)
    return known
