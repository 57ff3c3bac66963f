"""Files of replies: what they are and how they stand. Their bytes are in `attachment_bytes`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from dialogue.attachments import Attachment
from storage.connection import Connection
from storage.rows import load_all, load_or_none


@dataclass(frozen=True, slots=True)
class ToTranscribe:
    """A file that waits for a person to write down what it says; names that are not known are ''."""

    id: str
    reply_id: str
    kind: str
    name: str
    media: str
    size: int
    seconds: int
    state: str
    question: str
    organisation: str
    caption: str
    received_at: datetime


async def insert_attachment(connection: Connection, attachment: Attachment) -> bool:
    """Note a file; False where its message was noted before."""
    names = [field.name for field in fields(Attachment)]
    return (
        await connection.run(
            f"""
            insert into attachment ({", ".join(names)}) values ({", ".join(f":{name}" for name in names)})
            on conflict do nothing
            """,
            **{name: getattr(attachment, name) for name in names},
        )
        == 1
    )


async def select_attachment(connection: Connection, attachment_id: str) -> Attachment | None:
    """A file by our id."""
    return load_or_none(
        Attachment, await connection.one("select * from attachment where id = :id", id=attachment_id)
    )


async def select_attachment_by_message(connection: Connection, chat: int, message: int) -> Attachment | None:
    """The file that came with a Telegram message."""
    row = await connection.one(
        "select * from attachment where chat = :chat and message = :message", chat=chat, message=message
    )
    return load_or_none(Attachment, row)


async def select_album(connection: Connection, chat: int, album: str) -> tuple[Attachment, ...]:
    """The parts of an album in the order of its messages, whichever came first."""
    return load_all(
        Attachment,
        await connection.all(
            "select * from attachment where chat = :chat and album = :album and album <> '' order by message",
            chat=chat,
            album=album,
        ),
    )


async def select_attachments_of(connection: Connection, reply_id: str) -> tuple[Attachment, ...]:
    """The files of a reply, first ones first."""
    return load_all(
        Attachment,
        await connection.all(
            "select * from attachment where reply_id = :reply order by message, id", reply=reply_id
        ),
    )


async def update_caption(connection: Connection, attachment_id: str, caption: str) -> None:
    """The words beside a file."""
    await connection.run(
        "update attachment set caption = :caption where id = :id", id=attachment_id, caption=caption
    )


async def update_state(connection: Connection, attachment_id: str, state: str, sha256: str = "") -> None:
    """Whether its bytes are kept; `sha256` of them."""
    await connection.run(
        "update attachment set state = :state, sha256 = :sha256 where id = :id",
        id=attachment_id,
        state=state,
        sha256=sha256,
    )


async def update_transcript(
    connection: Connection, attachment_id: str, transcript: str, writing: str, by: str, now: datetime
) -> bool:
    """A person has seen to it, and wrote `transcript`; False where somebody had before."""
    return (
        await connection.run(
            """
            update attachment set transcript = :transcript, writing = :writing, written_by = :by, written_at = :now
             where id = :id and writing in ('waiting', '')
            """,
            id=attachment_id,
            transcript=transcript,
            writing=writing,
            by=by,
            now=now,
        )
        == 1
    )


async def release_pictures(connection: Connection, reply_id: str) -> None:
    """Pictures of a reply that has words need nobody to look at them."""
    await connection.run(
        """
        update attachment set writing = ''
         where reply_id = :reply and writing = 'waiting' and kind in ('photo', 'video')
        """,
        reply=reply_id,
    )


TO_TRANSCRIBE = "a.writing = 'waiting' and reply.withdrawn_at is null"


async def select_to_transcribe(connection: Connection, limit: int) -> tuple[ToTranscribe, ...]:
    """What waits for a person to write it down, oldest first."""
    return load_all(
        ToTranscribe,
        await connection.all(
            f"""
            select a.id, a.reply_id, a.kind, a.name, a.media, a.size, a.seconds, a.state, a.received_at,
                   coalesce(q.text, '') as question, coalesce(o.name, '') as organisation,
                   coalesce(said.text, '') as caption
              from attachment as a
              join reply on reply.id = a.reply_id
              left join reply_version as said on said.reply_id = reply.id and said.version = reply.version
              left join question as q on q.id = reply.question_id
              left join organisation as o on o.id = reply.organisation_id
             where {TO_TRANSCRIBE} order by a.received_at, a.id limit :limit
            """,
            limit=limit,
        ),
    )


async def count_to_transcribe(connection: Connection) -> int:
    """How many files wait for a person to write them down."""
    found: int = await connection.value(
        f"select count(*) from attachment as a join reply on reply.id = a.reply_id where {TO_TRANSCRIBE}"
    )
    return found


async def delete_attachments_of(connection: Connection, reply_id: str) -> None:
    """The files of one reply, bytes and all."""
    await connection.run("delete from attachment where reply_id = :reply", reply=reply_id)


OWN = "reply_id in (select id from reply where member_id = :member)"


async def delete_attachments_by(connection: Connection, member_id: str) -> None:
    """A member's files, bytes and all."""
    await connection.run(f"delete from attachment where {OWN}", member=member_id)


async def detach_attachments_by(connection: Connection, member_id: str) -> None:
    """What leads from a member's files to the chat and to Telegram; the bytes stay."""
    await connection.run(
        f"update attachment set chat = null, message = null, album = '', file_id = '', unique_id = '' where {OWN}",
        member=member_id,
    )


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file that somebody sent, without its bytes."""

    reply_id: str
    kind: str
    name: str
    media: str
    size: int
    state: str
    received_at: datetime


async def select_own_files(connection: Connection, member_id: str) -> tuple[OwnFile, ...]:
    """A member's files, oldest first."""
    return load_all(
        OwnFile,
        await connection.all(
            f"select * from attachment where {OWN} order by received_at, id", member=member_id
        ),
    )
