"""Replies that one message was split into: their order, and which stands under which."""

from __future__ import annotations

from storage.connection import Connection


async def update_nesting(
    connection: Connection, reply_id: str, position: int, level: int, parent: str | None
) -> None:
    """Where a reply stands among those of one message, and under which."""
    await connection.run(
        "update reply set position = :position, level = :level, parent = :parent where id = :id",
        id=reply_id,
        position=position,
        level=level,
        parent=parent,
    )


async def select_split(connection: Connection, reply_id: str) -> list[str]:
    """Ids of the replies that another one was split into, in their order, it itself left out."""
    rows = await connection.all(
        "select id from reply where once > :first and once < :beyond order by length(once), once",
        first=f"split:{reply_id}:",
        beyond=f"split:{reply_id};",  # the character after ":", so that the index on keys is walked
    )
    return [row["id"] for row in rows]
