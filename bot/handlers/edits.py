"""A member edited a message: its reply gets a new version. Edits of anything else change nothing, but danger is answered."""

from __future__ import annotations

from telegram import Message, Update

from actions import replies as acting
from actions.deciding import after_crisis, decided
from actions.kept import change_caption
from actions.replies import Kept
from actions.splitting import edit_split
from bot.context import Context
from bot.handlers import replying, staff
from bot.handlers.replying import acknowledge, place_at
from bot.talk import Talk, talk_of
from dialogue.replies import Reply
from dialogue.safety import danger
from storage import attachments, questions, replies
from wording.chat.crisis import crisis_answer


async def take_edit(update: Update, context: Context) -> None:
    """An edited message in a private chat."""
    message = update.edited_message
    assert message is not None
    if message.text and await _edits_split(update, context, message.text):
        return
    kept = await _changed(context, message)
    if kept is None:
        await _answer_danger(update, context, message)
        return
    talk = await talk_of(update, context)
    question_id = kept.reply.question_id
    question = await questions.select_question(talk.deed.connection, question_id) if question_id else None
    await acknowledge(talk, kept, await place_at(talk, question), head="receipt.edited")


async def _edits_split(update: Update, context: Context, text: str) -> bool:
    """Whether the message had become several replies, each of which now has its bullet's new words."""
    message = update.edited_message
    assert message is not None
    reply = await replies.select_reply_by_message(
        context.deed.connection, message.chat.id, message.message_id
    )
    if reply is None or reply.withdrawn_at is not None or danger(text):
        return False
    talk = await talk_of(update, context)
    return await edit_split(context.deed, reply, talk.member, text)


async def _answer_danger(update: Update, context: Context, message: Message) -> None:
    """Danger comes before what a message was: what was no reply (a command, a name) becomes one, held. The words of one
    that was withdrawn are not kept again, but answered."""
    text = message.text or message.caption or ""
    if not danger(text):
        return
    talk = await talk_of(update, context)
    reply = await _reply_of(talk)
    if reply is None and not await staff.pastes(talk, text):
        await replying.take(talk, message, text)
    elif reply is not None and reply.withdrawn_at is not None:
        taken = decided(talk.deed, text, None, with_file=False)
        await after_crisis(talk.deed, talk.member.id, taken)
        said = crisis_answer(talk.language, talk.deed.house, worry=taken.worry)
        await talk.say(said, "danger", "crisis-answer")


async def _reply_of(talk: Talk) -> Reply | None:
    """The reply that the edited message is, or is a file of."""
    connection = talk.deed.connection
    file = await attachments.select_attachment_by_message(connection, talk.chat, talk.message)
    if file is not None:
        return await replies.select_reply(connection, file.reply_id)
    return await replies.select_reply_by_message(connection, talk.chat, talk.message)


async def _changed(context: Context, message: Message) -> Kept | None:
    """The reply with its new words; of a file, the words beside it, which may be gone. None where nothing changed."""
    chat, number = message.chat.id, message.message_id
    if message.text:
        return await acting.change_reply(context.deed, chat, number, message.text)
    return await change_caption(context.deed, chat, number, message.caption or "")
