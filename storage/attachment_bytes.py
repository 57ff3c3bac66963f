"""The bytes of files that members sent, in pieces of a megabyte. What a file is stands in `attachments`."""

from __future__ import annotations

from typing import Final

from storage.connection import Connection

PIECE: Final = 1024 * 1024
"""Bytes: a commit of one takes about as long as that of a full batch of replies."""


async def insert_piece(connection: Connection, attachment_id: str, position: int, body: bytes) -> bool:
    """Keep one piece; False where the file is not known any more, since its reply was taken back."""
    return (
        await connection.run(
            """
            insert into attachment_piece (attachment_id, position, body)
            select id, :position, :body from attachment where id = :id
            on conflict (attachment_id, position) do update set body = excluded.body
            """,
            id=attachment_id,
            position=position,
            body=body,
        )
        == 1
    )


async def delete_pieces(connection: Connection, attachment_id: str) -> None:
    """Forget the bytes of a file that is fetched again."""
    await connection.run("delete from attachment_piece where attachment_id = :id", id=attachment_id)


async def select_body(connection: Connection, attachment_id: str) -> bytes:
    """All bytes of a file; none where they were never fetched."""
    rows = await connection.all(
        "select body from attachment_piece where attachment_id = :id order by position", id=attachment_id
    )
    return b"".join(row["body"] for row in rows)
