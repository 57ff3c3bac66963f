"""Wishes to become a party: rows only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.connection import Connection
from storage.rows import load_all, load_or_none

INSERTED = ("id", "name", "text", "email", "member_id", "language", "state", "created_at")


@dataclass(frozen=True, slots=True)
class PartyRequest:
    """A wish as it was sent, from the chat (`member_id`) or from the page (`name`, `email`), and the office's answer."""

    id: str
    name: str
    text: str
    email: str
    member_id: str | None
    language: str
    state: Literal["waiting", "answered"]
    created_at: datetime
    answer: str = ""
    answered_by: str | None = None
    answered_at: datetime | None = None


async def insert_request(connection: Connection, request: PartyRequest) -> None:
    """A new one."""
    await connection.run(
        f"insert into party_request ({', '.join(INSERTED)}) values ({', '.join(f':{name}' for name in INSERTED)})",
        **{name: getattr(request, name) for name in INSERTED},
    )


async def select_requests(connection: Connection) -> tuple[PartyRequest, ...]:
    """All, those that wait first, the oldest of them first."""
    return load_all(
        PartyRequest,
        await connection.all("select * from party_request order by state desc, created_at, id"),
    )


async def select_request(connection: Connection, request_id: str) -> PartyRequest | None:
    """One by our id."""
    return load_or_none(
        PartyRequest, await connection.one("select * from party_request where id = :id", id=request_id)
    )


async def count_requests(connection: Connection) -> int:
    """How many wait."""
    found: int = await connection.value("select count(*) from party_request where state = 'waiting'")
    return found


async def update_answered(
    connection: Connection, request_id: str, answer: str, by: str, now: datetime
) -> bool:
    """Keep the answer; False where there is one already."""
    return (
        await connection.run(
            """
            update party_request set state = 'answered', answer = :answer, answered_by = :by, answered_at = :now
             where id = :id and state = 'waiting'
            """,
            id=request_id, answer=answer, by=by, now=now,
        )
        == 1
    )  # fmt: skip


async def blank_requests_of_member(connection: Connection, member_id: str, *, keep_texts: bool) -> None:
    """A member's wishes are nobody's; without `keep_texts` their words go."""
    words = "" if keep_texts else ", text = '', answer = ''"
    await connection.run(
        f"update party_request set member_id = null, email = ''{words} where member_id = :member",
        member=member_id,
    )
