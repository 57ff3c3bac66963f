"""Replies, their versions and their themes' marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogue.replies import Reply
from storage.connection import Connection
from storage.filters import Filter
from storage.rows import load_all, load_or_none
from storage.search import delete_stems, put_stems, withdraw_stems

SELECT = """
    select reply.*, case when reply.withdrawn_at is null then coalesce(said.text, '') else '' end as text
      from reply
      left join reply_version as said on said.reply_id = reply.id and said.version = reply.version
"""


@dataclass(frozen=True, slots=True)
class NewReply:
    """A reply about to be kept; `chat` and `message` name the Telegram message, `once` a form's own key."""

    id: str
    text: str
    question_id: str | None
    member_id: str | None
    organisation_id: str | None
    channel: str
    source: str
    visibility: str
    held: str | None
    substance: bool
    received_at: datetime
    table_name: str = ""
    language: str = ""
    chat: int | None = None
    message: int | None = None
    once: str | None = None
    origin: str = ""
    behalf: str = ""
    answer: str = ""
    question_version: int = 1


async def insert_reply(connection: Connection, reply: NewReply) -> bool:
    """Keep a reply; False where this very message or form was kept before."""
    new = await connection.run(
        """
        insert into reply (id, question_id, member_id, organisation_id, channel, source, table_name, chat, message,
                           once, visibility, language, held, substance, received_at, origin, behalf,
                           answer, question_version)
        values (:id, :question_id, :member_id, :organisation_id, :channel, :source, :table_name, :chat, :message,
                :once, :visibility, :language, :held, :substance, :received_at,
                :origin, :behalf, :answer, :question_version)
        on conflict do nothing
        """,
        **{name: getattr(reply, name) for name in INSERTED},
    )
    if new:
        await insert_version(connection, reply.id, 1, reply.text, reply.received_at)
    return new == 1


INSERTED = (
    "id", "question_id", "member_id", "organisation_id", "channel", "source", "table_name", "chat", "message",
    "once", "visibility", "language", "held", "substance", "received_at", "origin", "behalf", "answer",
    "question_version",
)  # fmt: skip


async def insert_version(
    connection: Connection, reply_id: str, version: int, text: str, now: datetime
) -> None:
    """The words of one version, the latest, and what of them is searched."""
    await connection.run(
        "insert into reply_version (reply_id, version, text, created_at) values (:id, :version, :text, :now)",
        id=reply_id,
        version=version,
        text=text,
        now=now,
    )
    await put_stems(connection, reply_id, version, text, now)


@dataclass(frozen=True, slots=True)
class Worded:
    """What a new version says, and what was decided about it."""

    text: str
    held: str | None
    substance: bool
    language: str
    origin: str
    answer: str = ""


async def update_text(connection: Connection, reply: Reply, worded: Worded, now: datetime) -> None:
    """A new version of the words."""
    await insert_version(connection, reply.id, reply.version + 1, worded.text, now)
    await connection.run(
        """
        update reply
           set version = :version, edited_at = :now, held = :held, substance = :substance, language = :language,
               origin = :origin, answer = :answer, reviewed_by = null, reviewed_at = null
         where id = :id
        """,
        id=reply.id,
        version=reply.version + 1,
        now=now,
        held=worded.held,
        substance=worded.substance,
        language=worded.language,
        origin=worded.origin,
        answer=worded.answer,
    )


async def update_withdrawn(connection: Connection, reply_id: str, now: datetime) -> None:
    """Taken back: the row stays for the counts of what came in, the words are out of sight."""
    await connection.run(
        "update reply set withdrawn_at = :now where id = :id and withdrawn_at is null", id=reply_id, now=now
    )
    await withdraw_stems(connection, reply_id)


async def blank_versions(connection: Connection, reply_id: str) -> None:
    """Remove the words of every version, what staff wrote beside them, and what is searched."""
    await connection.run(
        "update reply_version set text = '', correction = '' where reply_id = :id", id=reply_id
    )
    await delete_stems(connection, reply_id)


async def update_question(connection: Connection, reply_id: str, question_id: str | None) -> None:
    """The reply belongs to another question."""
    await connection.run(
        "update reply set question_id = :question where id = :id", id=reply_id, question=question_id
    )


async def update_visibility(connection: Connection, reply_id: str, visibility: str) -> None:
    """Who may see it."""
    await connection.run(
        "update reply set visibility = :visibility where id = :id", id=reply_id, visibility=visibility
    )


async def update_speaker(
    connection: Connection, reply_id: str, organisation_id: str | None, source: str
) -> None:
    """On whose behalf it was said."""
    await connection.run(
        "update reply set organisation_id = :organisation, source = :source where id = :id",
        id=reply_id,
        organisation=organisation_id,
        source=source,
    )


async def update_held(connection: Connection, reply_id: str, held: str | None) -> None:
    """Held for review with a reason, or let go."""
    await connection.run("update reply set held = :held where id = :id", id=reply_id, held=held)


async def select_reply(connection: Connection, reply_id: str) -> Reply | None:
    """A reply by our id."""
    return load_or_none(Reply, await connection.one(SELECT + " where reply.id = :id", id=reply_id))


async def select_reply_by_message(connection: Connection, chat: int, message: int) -> Reply | None:
    """The reply that a Telegram message became."""
    return load_or_none(
        Reply,
        await connection.one(
            SELECT + " where reply.chat = :chat and reply.message = :message", chat=chat, message=message
        ),
    )


async def select_replies(connection: Connection, chosen: Filter) -> tuple[Reply, ...]:
    """The replies that are chosen, in the order in which they came; those of one moment (minutes) in the page's order."""
    return load_all(
        Reply,
        await connection.all(
            f"{SELECT} where {chosen.where()} order by reply.received_at, reply.position, reply.id",
            **chosen.values(),
        ),
    )


async def select_replies_by_member(
    connection: Connection, member_id: str, limit: int = 50
) -> tuple[Reply, ...]:
    """A member's own replies, newest first."""
    return load_all(
        Reply,
        await connection.all(
            SELECT
            + " where reply.member_id = :member order by reply.received_at desc, reply.id limit :limit",
            member=member_id,
            limit=limit,
        ),
    )


async def select_said_in_name(
    connection: Connection, organisation_id: str, limit: int = 50
) -> tuple[Reply, ...]:
    """What is shown with an organisation's name, or would be but for an objection; newest first."""
    return load_all(
        Reply,
        await connection.all(
            SELECT
            + """ where reply.organisation_id = :organisation and reply.visibility = 'named' and reply.substance = 1
                    and reply.withdrawn_at is null and (reply.held is null or reply.held = 'objection')
                  order by reply.received_at desc, reply.id limit :limit""",
            organisation=organisation_id,
            limit=limit,
        ),
    )


async def count_since(connection: Connection, member_id: str, since: datetime) -> int:
    """How many replies a member sent after a time; by an index."""
    found: int = await connection.value(
        "select count(*) from reply where member_id = :member and received_at > :since",
        member=member_id,
        since=since,
    )
    return found


async def count_by_state(connection: Connection) -> dict[str, int]:
    """How many replies are counted, held, withdrawn or without substance."""
    rows = await connection.all(
        """
        select case when withdrawn_at is not null then 'withdrawn' when held is not null then 'held'
                    when substance = 0 then 'no-substance' else 'counted' end as state, count(*) as n
          from reply group by 1 order by 1
        """
    )
    return {row["state"]: row["n"] for row in rows}


async def select_reply_by_once(connection: Connection, once: str) -> Reply | None:
    """The reply that a form became."""
    return load_or_none(Reply, await connection.one(SELECT + " where reply.once = :once", once=once))
