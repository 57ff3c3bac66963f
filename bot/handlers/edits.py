"""A member edited a message: its reply gets a new version. Edits of anything else change nothing."""

from __future__ import annotations

from telegram import Message, Update

from actions import replies as acting
from actions.kept import change_caption
from actions.replies import Kept
from actions.splitting import edit_split
from bot.context import Context
from bot.handlers.replying import acknowledge, place_at
from bot.talk import talk_of
from dialogue.safety import danger
from storage import questions, replies


async def take_edit(update: Update, context: Context) -> None:
    """An edited message in a private chat."""
    message = update.edited_message
    assert message is not None
    if message.text and await _edits_split(update, context, message.text):
        return
    kept = await _changed(context, message)
    if kept is None:
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


async def _changed(context: Context, message: Message) -> Kept | None:
    """The reply with its new words; of a file, the words beside it, which may be gone. None where nothing changed."""
    chat, number = message.chat.id, message.message_id
    if message.text:
        return await acting.change_reply(context.deed, chat, number, message.text)
    return await change_caption(context.deed, chat, number, message.caption or "")
