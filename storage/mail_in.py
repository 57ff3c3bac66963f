"""Mails to us: each noted once, and kept whole where a person has to look at it."""

from __future__ import annotations

from datetime import datetime

from storage.connection import Connection, Row


async def insert_mail_in(
    connection: Connection, mail_id: str, kind: str, state: str, note: str, body: bytes | None, now: datetime
) -> None:
    """Note a mail that was not there."""
    await connection.run(
        """
        insert into mail_in (id, received_at, kind, state, note, body)
        values (:id, :now, :kind, :state, :note, :body)
        """,
        id=mail_id,
        now=now,
        kind=kind,
        state=state,
        note=note,
        body=body,
    )


async def is_known(connection: Connection, mail_id: str) -> bool:
    """Whether the mail was handled before."""
    return await connection.value("select 1 from mail_in where id = :id", id=mail_id) is not None


async def select_aside(connection: Connection) -> list[Row]:
    """What a person has to look at, oldest first, without the words."""
    return await connection.all(
        "select id, received_at, kind, note from mail_in where state = 'aside' order by received_at, id"
    )


async def select_body(connection: Connection, mail_id: str) -> bytes | None:
    """A mail that was put aside, by the beginning of its id."""
    body: bytes | None = await connection.value(
        "select body from mail_in where substr(id, 1, length(:id)) = :id and body is not null", id=mail_id
    )
    return body


async def update_seen(connection: Connection, mail_id: str) -> bool:
    """A person has looked at it: its words are not kept any longer."""
    return (
        await connection.run(
            """
            update mail_in set state = 'done', body = null
             where substr(id, 1, length(:id)) = :id and state = 'aside'
            """,
            id=mail_id,
        )
        == 1
    )


async def count_by_kind(connection: Connection) -> dict[str, int]:
    """How many came of each kind, and under "aside" how many a person has to look at."""
    rows = await connection.all("select kind, count(*) as n from mail_in group by kind order by kind")
    aside: int = await connection.value("select count(*) from mail_in where state = 'aside'")
    return {**{row["kind"]: row["n"] for row in rows}, **({"aside": aside} if aside else {})}


async def delete_done_before(connection: Connection, moment: datetime) -> int:
    """Forget mails that were handled long ago; what lies aside stays."""
    return await connection.run(
        "delete from mail_in where state = 'done' and received_at < :moment", moment=moment
    )
