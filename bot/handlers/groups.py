"""In groups the bot answers commands with a pointer to the private chat and nothing else."""

from __future__ import annotations

from telegram import Update

from actions.telling import tell
from bot.context import Context
from wording.catalogues import known_language
from wording.chat.start import group_screen


async def point(update: Update, context: Context) -> None:
    """A command in a group, unless it is meant for another bot."""
    message = update.message
    assert message is not None
    name = context.deed.premises.bot_name
    meant = (message.text or "").split(maxsplit=1)[0].partition("@")[2]
    if meant and name and meant.lower() != name.lower():
        return
    language = known_language((message.from_user.language_code if message.from_user else None) or "sv")
    key = f"group:{message.chat.id}:{message.message_id}"
    await tell(context.deed, message.chat.id, group_screen(language, name), key)
