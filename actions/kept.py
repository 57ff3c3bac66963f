"""Files that members send: noted at once with their reply, the parts of an album as one, fetched later by a job.

The file's id is in the same commit as the reply; what goes wrong with the bytes afterwards loses neither.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from actions.deed import Deed, new_id
from actions.office_told import tell_office
from actions.replies import Kept, Sender, rewrite, take_reply
from dialogue.attachments import Attachment, SentFile, needs_transcript, words_of
from dialogue.language.printable import printable
from dialogue.questions import Question
from dialogue.replies import Origin, Reply
from dialogue.safety import mask_personnummer
from storage import attachments, jobs, replies
from wording.chat.kept import not_fetched, too_large_alert

FETCH: Final = "fetch-file"
"""The kind of the job that fetches a file's bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A message with a file: the file, the words beside it, and the album that it is a part of, '' for none."""

    file: SentFile
    caption: str = ""
    album: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What became of a message with a file. `joined`: it went into the reply of an earlier part of its album, and
    `kept.new` tells whether it changed that reply's words."""

    kept: Kept
    attachment: Attachment
    joined: bool


async def keep_file(deed: Deed, sender: Sender, part: Part, question: Question | None) -> KeptFile | None:
    """Keep a message with a file, `sender` naming the message.

    None where there is nothing to say: it was kept before, or it belongs to an album that was taken back.
    """
    assert sender.chat is not None
    assert sender.message is not None
    if await attachments.select_attachment_by_message(deed.connection, sender.chat, sender.message):
        return None
    album = await attachments.select_album(deed.connection, sender.chat, part.album) if part.album else ()
    if album:
        return await _join(deed, sender, part, album)
    kept = await take_reply(deed, replace(sender, with_file=True), part.caption, question)
    attachment = _noted(deed, sender, part, kept.reply)
    await attachments.insert_attachment(deed.connection, attachment)
    await _plan_fetch(deed, attachment)
    return KeptFile(kept, attachment, joined=False)


async def change_caption(deed: Deed, chat: int, message: int, caption: str) -> Kept | None:
    """The words beside a file were edited. None where no file came with that message, or nothing changed."""
    known = await attachments.select_attachment_by_message(deed.connection, chat, message)
    reply = await replies.select_reply(deed.connection, known.reply_id) if known else None
    if known is None or reply is None or reply.withdrawn_at is not None:
        return None
    await attachments.update_caption(deed.connection, known.id, _words(deed, caption))
    kept = await reword(deed, reply)
    return kept if kept.new else None


async def fetch_again(deed: Deed, attachment_id: str, tries: int, due: datetime) -> None:
    """Plan the next try to fetch a file, after so many that failed."""
    key = f"{FETCH}:{attachment_id}:{tries + 1}"
    args = {"attachment": attachment_id, "tries": tries}
    await jobs.insert_job(deed.connection, key, FETCH, due, deed.now, args)


async def give_up(deed: Deed, attachment_id: str, state: str) -> None:
    """A file's bytes cannot be had: "too-large" or "failed". The office is told once; its id at Telegram stays."""
    await attachments.update_state(deed.connection, attachment_id, state)
    said = too_large_alert("sv") if state == "too-large" else not_fetched("sv")
    await tell_office(deed, f"file-{state}:{attachment_id}", said)


async def _join(deed: Deed, sender: Sender, part: Part, album: tuple[Attachment, ...]) -> KeptFile | None:
    reply = await replies.select_reply(deed.connection, album[0].reply_id)
    if reply is None or reply.withdrawn_at is not None:
        return None
    attachment = _noted(deed, sender, part, reply)
    await attachments.insert_attachment(deed.connection, attachment)
    await _plan_fetch(deed, attachment)
    kept = await reword(deed, reply)
    if kept.reply.text:
        await attachments.release_pictures(deed.connection, reply.id)
    return KeptFile(kept, attachment, joined=True)


async def reword(deed: Deed, reply: Reply, origin: Origin = "") -> Kept:
    """The reply with the words that its files have now."""
    parts = await attachments.select_attachments_of(deed.connection, reply.id)
    return await rewrite(deed, reply, words_of(parts), with_file=True, origin=origin)


def _noted(deed: Deed, sender: Sender, part: Part, reply: Reply) -> Attachment:
    file = part.file
    said = (reply.text or part.caption) if reply.substance else ""
    needed = reply.held != "crisis" and needs_transcript(file.kind, said)
    return Attachment(
        id=new_id("a"),
        reply_id=reply.id,
        chat=sender.chat,
        message=sender.message,
        album=part.album,
        caption=_words(deed, part.caption),
        transcript="",
        kind=file.kind,
        file_id=file.file_id,
        unique_id=file.unique_id,
        name=printable(file.name)[:200],
        media=file.media[:100],
        size=file.size,
        seconds=file.seconds,
        state="too-large" if file.too_large else "waiting",
        sha256="",
        writing="waiting" if needed else "",
        written_by=None,
        received_at=deed.now,
    )


def _words(deed: Deed, caption: str) -> str:
    """As a reply's words are kept (`dialogue.replies.take`)."""
    text = printable(caption).strip()
    return text if deed.operator == "authority" else mask_personnummer(text)


async def _plan_fetch(deed: Deed, attachment: Attachment) -> None:
    if attachment.state == "too-large":
        await give_up(deed, attachment.id, "too-large")
    else:
        await fetch_again(deed, attachment.id, 0, deed.now)
