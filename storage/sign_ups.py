"""Rows of own sign-ups: asked for, and confirmed; confirmed ones stay as the proof of consent."""

from __future__ import annotations

from datetime import datetime

from dialogue.sign_ups import SignUp
from storage.connection import Connection
from storage.rows import load_or_none


async def select_sign_up(connection: Connection, sign_up_id: str) -> SignUp | None:
    """A sign-up by our id."""
    return load_or_none(SignUp, await connection.one("select * from sign_up where id = :id", id=sign_up_id))


async def select_waiting(connection: Connection, email: str) -> SignUp | None:
    """The newest sign-up of an address that is not confirmed."""
    return load_or_none(
        SignUp,
        await connection.one(
            """
            select * from sign_up where email = :email and confirmed_at is null
             order by asked_at desc, id limit 1
            """,
            email=email,
        ),
    )


async def select_proof(connection: Connection, email: str) -> SignUp | None:
    """The newest confirmed sign-up of an address."""
    return load_or_none(
        SignUp,
        await connection.one(
            """
            select * from sign_up where email = :email and confirmed_at is not null
             order by confirmed_at desc, id limit 1
            """,
            email=email,
        ),
    )


async def insert_sign_up(connection: Connection, sign_up: SignUp) -> None:
    """Keep a new one."""
    await connection.run(
        """
        insert into sign_up (id, email, language, member_id, organisation_id, way, wording, asked_at, mailed_at)
        values (:id, :email, :language, :member_id, :organisation_id, :way, :wording, :asked_at, :mailed_at)
        """,
        id=sign_up.id,
        email=sign_up.email,
        language=sign_up.language,
        member_id=sign_up.member_id,
        organisation_id=sign_up.organisation_id,
        way=sign_up.way,
        wording=sign_up.wording,
        asked_at=sign_up.asked_at,
        mailed_at=sign_up.mailed_at,
    )


async def update_mailed(connection: Connection, sign_up_id: str, now: datetime) -> None:
    """The mail to press went once more."""
    await connection.run(
        "update sign_up set mailed_at = :now, mails = mails + 1 where id = :id", id=sign_up_id, now=now
    )


async def update_confirmed(connection: Connection, sign_up_id: str, now: datetime) -> bool:
    """The owner of the address said yes; False where they had already."""
    return (
        await connection.run(
            "update sign_up set confirmed_at = :now where id = :id and confirmed_at is null",
            id=sign_up_id,
            now=now,
        )
        == 1
    )


async def count_by_member(connection: Connection, member_id: str, since: datetime) -> int:
    """How many addresses a member has signed up since a time."""
    count: int = await connection.value(
        "select count(*) from sign_up where member_id = :member and asked_at > :since",
        member=member_id,
        since=since,
    )
    return count


async def delete_waiting_before(connection: Connection, moment: datetime) -> int:
    """Forget what was never confirmed."""
    return await connection.run(
        "delete from sign_up where confirmed_at is null and asked_at < :moment", moment=moment
    )
