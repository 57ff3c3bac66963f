"""Pictures' rows: what staff put into an issue, kept once whatever the number of uses."""

from __future__ import annotations

from datetime import datetime

from storage.connection import Connection


async def insert_picture(
    connection: Connection, picture_id: str, media: str, body: bytes, now: datetime
) -> None:
    """Keep a picture."""
    await connection.run(
        """
        insert into picture (id, media, body, created_at) values (:id, :media, :body, :now)
        on conflict (id) do nothing
        """,
        id=picture_id,
        media=media,
        body=body,
        now=now,
    )


async def select_picture(connection: Connection, picture_id: str) -> tuple[str, bytes] | None:
    """A picture's media type and bytes."""
    row = await connection.one("select media, body from picture where id = :id", id=picture_id)
    return None if row is None else (row["media"], row["body"])
