"""The handlers in their order, one comment a group. Wires python-telegram-bot; decides nothing."""

from __future__ import annotations

import json
from typing import Any

from telegram import Bot
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.context import UNIT, Chat, Context, Mute
from bot.handlers import buttons, commands, edits, groups, membership, texts

PRIVATE = filters.ChatType.PRIVATE
FRESH = filters.UpdateType.MESSAGE
"""Handlers take edited messages too unless told not to: a command that is edited must not run again."""
SLASH = filters.Regex(r"^/\w")
"""Telegram marks only commands in a to z; "/frågor" is one all the same."""


async def build_application(me: dict[str, Any]) -> Chat:
    """The application for the bot that `getMe` described; it can parse and handle, not send."""
    mute = Mute(json.dumps({"ok": True, "result": me}).encode())
    bot = Bot(f"{me['id']}:handlers-do-not-send", request=mute, get_updates_request=mute)
    application: Chat = (
        ApplicationBuilder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    # What members write: the commonest first.
    application.add_handler(MessageHandler(PRIVATE & FRESH & filters.TEXT & ~SLASH, texts.take_text))
    # Buttons under our messages.
    application.add_handler(CallbackQueryHandler(buttons.press))
    # Commands, in every spelling; what is unknown is said to be so.
    application.add_handler(MessageHandler(PRIVATE & FRESH & SLASH, commands.run))
    # A message that was edited is a new version of its reply.
    application.add_handler(MessageHandler(PRIVATE & filters.UpdateType.EDITED_MESSAGE, edits.take_edit))
    # Voice, pictures, stickers: text in a caption is taken, the rest is answered. Notices of Telegram's are not.
    application.add_handler(MessageHandler(PRIVATE & FRESH & ~filters.StatusUpdate.ALL, texts.take_other))
    # Somebody blocked the bot, or came back.
    application.add_handler(ChatMemberHandler(membership.note_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    # In groups: a pointer to the private chat, to commands only.
    application.add_handler(MessageHandler(filters.ChatType.GROUPS & FRESH & filters.COMMAND, groups.point))
    application.add_error_handler(_remember)
    await application.initialize()
    return application


async def _remember(_update: object, context: Context) -> None:
    """`process_update` swallows what handlers raise; the applier asks for it and undoes the update."""
    UNIT.get().error = context.error
