"""Outside private chats: commands get a pointer to the private chat, presses that nothing is there, and nothing else."""

from __future__ import annotations

from telegram import CallbackQuery, Update, User

from actions.telling import answer_button, tell
from bot.context import Context
from wording.catalogues import known_language
from wording.chat.plain import words
from wording.chat.start import group_screen


async def point(update: Update, context: Context) -> None:
    """A command in a group, unless it is meant for another bot."""
    message = update.message
    assert message is not None
    name = context.deed.premises.bot_name
    meant = (message.text or "").split(maxsplit=1)[0].partition("@")[2]
    if meant and name and meant.lower() != name.lower():
        return
    language = _language(message.from_user)
    key = f"group:{message.chat.id}:{message.message_id}"
    await tell(context.deed, message.chat.id, group_screen(language, name), key)


async def decline_press(query: CallbackQuery, context: Context) -> None:
    """A button that was carried out of its private chat does nothing; whoever pressed it becomes no member by that."""
    text = words(_language(query.from_user)).text("stale")
    await answer_button(context.deed, query.from_user.id, query.id, text)


def _language(person: User | None) -> str:
    return known_language((person.language_code if person else None) or "sv")
