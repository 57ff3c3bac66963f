"""Which message in a chat an outbox row stands for, also while its change is still on its way."""

from __future__ import annotations

import json

from storage.connection import Connection


async def select_standing(connection: Connection, key: str) -> int | None:
    """The Telegram message that the row of a key stands for, or will stand for once its change is sent; None while that is
    not known, or where it was never sent."""
    row = await connection.one("select message, state, body from outbox where key = :key", key=key)
    if row is None:
        return None
    known: int | None = row["message"]
    if known is not None or row["body"] is None or row["state"] not in ("waiting", "sending"):
        return known
    changed: int | None = json.loads(row["body"])["params"].get("message_id")
    return changed
