"""The receipt of a reply among what is sent: changed while it waits, found again once it stands in the chat."""

from __future__ import annotations

from typing import Any

from storage.connection import Connection


async def overwrite_waiting(connection: Connection, reply_id: str, body: dict[str, Any]) -> bool:
    """Say something else in a receipt that nobody has seen yet; False where none waits as a message of its own."""
    return (
        await connection.run(
            """
            update outbox set body = :body
             where reply_id = :reply and kind = 'receipt' and state = 'waiting'
               and body like '{"method":"sendMessage"%'
            """,
            reply=reply_id,
            body=body,
        )
        > 0
    )


async def select_standing_receipt(connection: Connection, reply_id: str) -> int | None:
    """The message in which a reply's latest receipt stands; None where none was sent."""
    found: int | None = await connection.value(
        """
        select message from outbox where reply_id = :reply and kind = 'receipt' and message is not null
         order by id desc limit 1
        """,
        reply=reply_id,
    )
    return found
