"""Taking raw updates in: committed to the inbox before anybody confirms them. Parses nothing but the id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from storage import inbox, marks
from storage.connection import Connection

LAST_POLL: Final = "last-poll"
"""The mark that says when Telegram was last heard, by poll or by webhook."""


async def keep_updates(connection: Connection, updates: Iterable[tuple[int, str]], now: datetime) -> int:
    """Keep raw updates (id, JSON) and note that Telegram was heard; returns how many were new."""
    await marks.set_mark(connection, LAST_POLL, now.isoformat())
    return await inbox.insert_updates(connection, updates, now)
