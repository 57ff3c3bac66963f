"""A person of the office writes down what a member's file says: the words become the reply's, and the member reads them.

The words are looked at as if the member had written them. Two people may do it at once: the second is told who did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from actions.alerting import alert_staff
from actions.deed import Deed
from actions.errors import NotAllowed, NotFound
from actions.kept import reword
from actions.replies import Kept, rewrite
from actions.review import keep_reply
from actions.telling import tell
from dialogue.attachments import Attachment, words_of
from dialogue.language.printable import printable
from dialogue.members import Member
from dialogue.outbox import Message
from dialogue.replies import Reply
from dialogue.safety import mask_personnummer
from storage import attachments, audit, members, organisations, outbox, questions, replies
from wording.chat.crisis import crisis_answer
from wording.chat.kept import transcribed
from wording.chat.replies import held, receipt
from wording.said import Said

METHODS: Final = {
    "voice": ("sendVoice", "voice"),
    "audio": ("sendAudio", "audio"),
    "video-note": ("sendVideoNote", "video_note"),
    "video": ("sendVideo", "video"),
    "photo": ("sendPhoto", "photo"),
    "document": ("sendDocument", "document"),
}
"""How a file is sent on by its id: Bot API's method and parameter for each kind."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of it. `by` is the staff id of whoever did it before, '' where it was done now; `kept` then tells how
    the reply stands, None where there was nothing to write down."""

    by: str = ""
    kept: Kept | None = None


async def pass_on(deed: Deed, chat: int, attachment_id: str, key: str) -> bool:
    """Queue a member's file to a chat of the office. False where `key` was queued before. Raises NotFound."""
    attachment, reply = await _find(deed, attachment_id)
    method, name = METHODS[attachment.kind]
    body = {"method": method, "params": {name: attachment.file_id}}
    message = Message(key, "staff-screen", "telegram", str(chat), body, reply_id=reply.id)
    return await outbox.insert_message(deed.connection, message, deed.now)


async def write_down(deed: Deed, attachment_id: str, text: str, actor: str) -> Written:
    """Keep what a file says. Raises NotFound where its reply was taken back, NotAllowed for no text."""
    attachment, reply = await _find(deed, attachment_id)
    words = printable(text).strip()
    if not words:
        raise NotAllowed("There is no text; write what the file says.")
    if deed.operator != "authority":
        words = mask_personnummer(words)
    own = reply.text != words_of(await attachments.select_attachments_of(deed.connection, reply.id))
    if not await attachments.update_transcript(
        deed.connection, attachment.id, words, "written", actor, deed.now
    ):
        return Written(by=attachment.written_by or "")
    if own:  # the member wrote something meanwhile, which is not lost
        kept = await rewrite(deed, reply, f"{reply.text}\n\n{words}", origin="transcribed")
    else:
        kept = await reword(deed, reply, "transcribed")
    await audit.insert_audit(deed.connection, deed.now, actor, "write-down", reply.id)
    await _tell_member(deed, attachment, kept)
    return Written(kept=kept)


async def skip_file(deed: Deed, attachment_id: str, actor: str) -> Written:
    """There is nothing to write down. A reply without words stays hidden. Raises NotFound."""
    attachment, reply = await _find(deed, attachment_id)
    if not await attachments.update_transcript(
        deed.connection, attachment.id, "", "skipped", actor, deed.now
    ):
        return Written(by=attachment.written_by or "")
    if reply.held is not None:
        await keep_reply(deed, reply.id, actor)
    await audit.insert_audit(deed.connection, deed.now, actor, "skip-file", reply.id)
    return Written()


async def _find(deed: Deed, attachment_id: str) -> tuple[Attachment, Reply]:
    attachment = await attachments.select_attachment(deed.connection, attachment_id)
    reply = await replies.select_reply(deed.connection, attachment.reply_id) if attachment else None
    if attachment is None or reply is None or reply.withdrawn_at is not None:
        raise NotFound("There is no such file (any more); its reply may have been withdrawn.")
    return attachment, reply


async def _tell_member(deed: Deed, attachment: Attachment, kept: Kept) -> None:
    """The member reads what was written down; in danger, who to call, and the office is alerted."""
    if kept.taken.crisis:
        await alert_staff(deed, kept.reply.id)
    member = await members.select_member(deed.connection, kept.reply.member_id or "")
    if member is None or member.telegram is None:
        return
    reply, kind = kept.reply, "receipt"
    if kept.taken.crisis:
        said, kind = crisis_answer(member.language, deed.house, worry=kept.taken.worry), "crisis-answer"
    elif reply.held:
        said = held(member.language, reply, deed.house)
    else:
        said = transcribed(member.language, attachment.kind, await _receipt(deed, member, reply))
    key = f"transcribed:{attachment.id}"
    await tell(
        deed, member.telegram, said, key, kind,
        member_id=member.id, question_id=reply.question_id, reply_id=reply.id,
    )  # fmt: skip


async def _receipt(deed: Deed, member: Member, reply: Reply) -> Said:
    question = await questions.select_question(deed.connection, reply.question_id or "")
    named = await organisations.select_organisation(deed.connection, reply.organisation_id or "")
    name = named.name if named else ""
    return receipt(member.language, reply, question, deed.house, deed.operator, organisation=name)
