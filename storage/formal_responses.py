"""Rows of formal responses on their way to the registry. The mails themselves are the outbox's."""

from __future__ import annotations

from datetime import datetime

from dialogue.formal import FormalResponse, FormalState
from storage.connection import Connection, Row
from storage.rows import load_or_none


async def insert_response(connection: Connection, one: FormalResponse) -> None:
    """A response that is to be passed on."""
    await connection.run(
        """
        insert into formal_response (id, consultation_id, organisation_id, reply_id, member_id, text, registry,
                                     created_at, state)
        values (:id, :consultation, :organisation, :reply, :member, :text, :registry, :now, :state)
        """,
        id=one.id,
        consultation=one.consultation_id,
        organisation=one.organisation_id,
        reply=one.reply_id,
        member=one.member_id,
        text=one.text,
        registry=one.registry,
        now=one.created_at,
        state=one.state,
    )


async def select_response(connection: Connection, response_id: str) -> FormalResponse | None:
    """A response by our id."""
    return load_or_none(
        FormalResponse, await connection.one("select * from formal_response where id = :id", id=response_id)
    )


async def select_response_of_reply(connection: Connection, reply_id: str) -> FormalResponse | None:
    """The response that a reply was passed on as, the latest."""
    row = await connection.one(
        "select * from formal_response where reply_id = :reply order by created_at desc limit 1",
        reply=reply_id,
    )
    return load_or_none(FormalResponse, row)


async def select_same_text(
    connection: Connection, consultation_id: str, organisation_id: str, text: str
) -> FormalResponse | None:
    """The response with the same words from the same organisation: a form that was sent twice."""
    row = await connection.one(
        """
        select * from formal_response
         where organisation_id = :organisation and consultation_id = :consultation and text = :text
           and state <> 'failed' limit 1
        """,
        consultation=consultation_id,
        organisation=organisation_id,
        text=text,
    )
    return load_or_none(FormalResponse, row)


async def select_unsettled(connection: Connection) -> list[Row]:
    """Ids of the responses of which nobody was told how they went, with what the outbox says of each."""
    return await connection.all(
        """
        select f.id, f.state, o.state as mail
          from formal_response as f left join outbox as o on o.key = 'registry:' || f.id
         where f.settled_at is null order by f.created_at
        """
    )


async def update_state(
    connection: Connection, response_id: str, state: FormalState, settled_at: datetime | None
) -> None:
    """How it went; `settled_at` once that was told."""
    await connection.run(
        "update formal_response set state = :state, settled_at = :at where id = :id",
        id=response_id,
        state=state,
        at=settled_at,
    )
