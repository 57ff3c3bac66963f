"""A member edited a message: its reply gets a new version. Edits of anything else change nothing."""

from __future__ import annotations

from telegram import Update

from actions import replies as acting
from bot.context import Context
from bot.handlers.replying import acknowledge, place_at
from bot.talk import talk_of
from storage import questions


async def take_edit(update: Update, context: Context) -> None:
    """An edited message in a private chat."""
    message = update.edited_message
    assert message is not None
    text = message.text or message.caption
    if not text:
        return
    kept = await acting.change_reply(context.deed, message.chat.id, message.message_id, text)
    if kept is None:
        return
    talk = await talk_of(update, context)
    question_id = kept.reply.question_id
    question = await questions.select_question(talk.deed.connection, question_id) if question_id else None
    await acknowledge(talk, kept, await place_at(talk, question), head="receipt.edited")
