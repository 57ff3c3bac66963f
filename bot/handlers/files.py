"""What comes that is no text: a file is kept with its caption, an album as one reply; the rest gets a friendly line."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from telegram import Message

from actions.kept import KeptFile, Part, keep_file
from actions.replies import sender_of
from actions.telling import body_of, retell_or_tell, tell
from bot.handlers import replying, tables
from bot.handlers.forwarded import as_forwarded
from bot.talk import Talk
from dialogue.attachments import TO_TRANSCRIBE, FileKind, SentFile
from storage import receipts
from wording.chat.kept import file_receipt, odd, with_file
from wording.said import Said


async def take(talk: Talk, message: Message) -> bool:
    """Keep a message with a file, or say kindly why it is not kept; whether it was kept."""
    file = file_of(message)
    if file is None:
        await _decline(talk, message)
        return False
    place = await replying.place_of(talk, message)
    sender = as_forwarded(sender_of(talk.member, talk.chat, message.message_id), message)
    sender = tables.sender_at(place.seat, sender) if place.seat else sender
    part = Part(file, message.caption or "", message.media_group_id or "")
    kept = await keep_file(talk.deed, sender, part, place.question)
    if kept is not None:
        await _acknowledge(talk, kept, place)
    return True


async def _acknowledge(talk: Talk, file: KeptFile, place: replying.Place) -> None:
    """One receipt an album, said again only where its words grew."""
    reply = file.kept.reply
    if file.joined and not file.kept.new:
        return
    if file.kept.taken.crisis or (file.kept.new and reply.held not in (None, TO_TRANSCRIBE)):
        await replying.acknowledge(talk, file.kept, place)
    elif reply.held == TO_TRANSCRIBE:
        house = talk.deed.house
        said = file_receipt(talk.language, reply, file.attachment, place.question, house)
        await _say(talk, file, said)
    else:
        usual = await replying.receipt(talk, reply, place, "receipt.thanks")
        await _say(talk, file, with_file(talk.language, usual, file.attachment, talk.deed.house))


async def _say(talk: Talk, file: KeptFile, said: Said) -> None:
    """A receipt; of a further part of an album, in place of the one before."""
    reply, connection = file.kept.reply, talk.deed.connection
    name = f"receipt:{reply.id}:{reply.version}"
    if not file.joined:
        await talk.say(said, name, "receipt", reply_id=reply.id, question_id=reply.question_id)
    elif not await receipts.overwrite_waiting(connection, reply.id, body_of(said)):
        standing = await receipts.select_standing_receipt(connection, reply.id)
        await retell_or_tell(
            talk.deed, talk.chat, standing, said, name, "receipt",
            member_id=talk.member.id, question_id=reply.question_id, reply_id=reply.id,
        )  # fmt: skip


async def _decline(talk: Talk, message: Message) -> None:
    key = f"media:{talk.chat}:{message.media_group_id or message.message_id}"
    await tell(
        talk.deed, talk.chat, odd(talk.language, _odd(message)), key, "receipt", member_id=talk.member.id
    )


def _odd(message: Message) -> str:
    """Which friendly line fits."""
    for name in ("sticker", "animation", "poll", "contact"):
        if getattr(message, name):
            return name
    return "place" if message.location or message.venue else "other"


def file_of(message: Message) -> SentFile | None:
    """The file of a message, None where there is none that is kept; a moving picture comes as a document too."""
    if message.animation:
        return None
    if message.photo:
        largest = message.photo[-1]
        return SentFile("photo", largest.file_id, largest.file_unique_id, size=largest.file_size or 0)
    kinds: dict[FileKind, Any] = {
        "voice": message.voice,
        "audio": message.audio,
        "video-note": message.video_note,
        "video": message.video,
        "document": message.document,
    }
    return next((_described(kind, file) for kind, file in kinds.items() if file), None)


def _described(kind: FileKind, file: Any) -> SentFile:
    length = getattr(file, "duration", 0) or 0
    seconds = int(length.total_seconds() if isinstance(length, timedelta) else length)
    return SentFile(
        kind,
        file.file_id,
        file.file_unique_id,
        getattr(file, "file_name", None) or "",
        getattr(file, "mime_type", None) or "",
        file.file_size or 0,
        seconds,
    )
