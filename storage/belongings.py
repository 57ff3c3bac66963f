"""One person's rows, wherever they lie: shown to the person, counted, removed. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.connection import Connection, Row
from storage.rows import load_all

OWN = "(select id from reply where member_id = :member)"


@dataclass(frozen=True, slots=True)
class OwnReply:
    """A reply as it is kept; `question` is its code and `organisation` a name, '' where there is none."""

    id: str
    question: str
    organisation: str
    channel: str
    source: str
    table_name: str
    visibility: str
    language: str
    version: int
    held: str | None
    received_at: datetime
    edited_at: datetime | None
    withdrawn_at: datetime | None
    answer: str
    behalf: str = ""


@dataclass(frozen=True, slots=True)
class OwnText:
    """The words of one version of a reply, and the correction that staff wrote beside them, '' where there is none."""

    reply_id: str
    version: int
    text: str
    correction: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class OwnMessage:
    """That something was sent, or is about to be; not what it said."""

    kind: str
    channel: str
    state: str
    created_at: datetime
    done_at: datetime | None


async def select_own_replies(connection: Connection, member_id: str) -> tuple[OwnReply, ...]:
    """A member's replies, oldest first."""
    return load_all(
        OwnReply,
        await connection.all(
            """
            select reply.*, coalesce(q.code, '') as question, coalesce(o.name, '') as organisation
              from reply
              left join question as q on q.id = reply.question_id
              left join organisation as o on o.id = reply.organisation_id
             where reply.member_id = :member
             order by reply.received_at, reply.id
            """,
            member=member_id,
        ),
    )


async def select_own_texts(connection: Connection, member_id: str) -> tuple[OwnText, ...]:
    """Every version of a member's replies, first ones first."""
    return load_all(
        OwnText,
        await connection.all(
            f"select * from reply_version where reply_id in {OWN} order by reply_id, version",
            member=member_id,
        ),
    )


async def select_own_messages(
    connection: Connection, member_id: str, chat: int | None
) -> tuple[OwnMessage, ...]:
    """What was sent to a member or is about to be, oldest first."""
    return load_all(
        OwnMessage,
        await connection.all(
            f"select kind, channel, state, created_at, done_at from outbox where {TO_MEMBER} order by id",
            member=member_id,
            chat=_chat(chat),
        ),
    )


TO_MEMBER = "(member_id = :member or (channel = 'telegram' and recipient = :chat))"


def _chat(chat: int | None) -> str:
    return "" if chat is None else str(chat)


async def select_bodies(connection: Connection) -> list[Row]:
    """Raw updates that are not applied yet: `seq` and `body`."""
    return await connection.all("select seq, body from inbox where body is not null order by seq")


async def count_texts(connection: Connection, member_id: str) -> int:
    """How many versions of a member's replies have words."""
    found: int = await connection.value(
        f"select count(*) from reply_version where reply_id in {OWN} and text <> ''", member=member_id
    )
    return found


async def delete_texts(connection: Connection, member_id: str) -> None:
    """Every version of a member's replies, and the words of them that gave a theme; decided themes stay, to be counted."""
    await connection.run(f"delete from reply_version where reply_id in {OWN}", member=member_id)
    await connection.run(
        f"delete from reply_theme where state = 'suggested' and reply_id in {OWN}", member=member_id
    )
    await connection.run(f"update reply_theme set reason = '' where reply_id in {OWN}", member=member_id)
    await connection.run("update reply set behalf = '' where member_id = :member", member=member_id)


async def detach_replies(connection: Connection, member_id: str) -> None:
    """A member's replies are hidden, and nobody's: neither the person nor the message leads to them any more."""
    await connection.run(
        """
        update reply set member_id = null, chat = null, message = null, once = null, visibility = 'hidden'
         where member_id = :member
        """,
        member=member_id,
    )


async def blank_messages(connection: Connection, member_id: str, chat: int | None, now: datetime) -> None:
    """What was sent to a member stays to be counted, without words, address and key; what waits is cancelled.

    What is being sent this moment is of unclear fate, since nobody may note any more what came of it.
    """
    await connection.run(
        f"""
        update outbox
           set key = 'erased:' || id, recipient = '', body = null, answer = '', message = null,
               member_id = null, reply_id = null, owner = null, done_at = coalesce(done_at, :now),
               state = case state when 'waiting' then 'cancelled' when 'sending' then 'uncertain' else state end
         where {TO_MEMBER}
        """,
        member=member_id,
        chat=_chat(chat),
        now=now,
    )


async def blank_updates(connection: Connection, seqs: Iterable[int]) -> None:
    """Raw updates that will not be applied."""
    await connection.run_many(
        "update inbox set state = 'done', body = null, error = null where seq = :seq",
        [{"seq": seq} for seq in seqs],
    )


async def blank_member(connection: Connection, member_id: str) -> None:
    """The row stays, to be counted; nothing in it is about anybody, and it sits at no table."""
    await connection.run("delete from table_seat where member_id = :id", id=member_id)
    await connection.run(
        """
        update member
           set telegram = null, language = 'sv', organisation_id = null, speaks_for = '', visibility = 'unnamed',
               question_id = null, expects = '', asked = 0, mailings = 0, state = 'erased', quiet_until = null,
               contact = 0, joined = 'asked'
         where id = :id
        """,
        id=member_id,
    )


async def blank_strangers(connection: Connection, before: datetime) -> int:
    """Messages that ended before a moment to chats of nobody we know any more lose the chat's number: the last word to
    somebody who was erased. Returns how many."""
    return await connection.run(
        """
        update outbox set recipient = '', key = 'erased:' || id
         where channel = 'telegram' and recipient <> '' and done_at < :before
           and state in ('sent', 'failed', 'uncertain', 'cancelled')
           and cast(recipient as integer) not in (select telegram from member where telegram is not null)
           and cast(recipient as integer) not in (select telegram from staff where telegram is not null)
        """,
        before=before,
    )
