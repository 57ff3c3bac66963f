"""Somebody blocked the bot or came back: state only, nothing is said."""

from __future__ import annotations

from telegram import ChatMember, Update

from bot.context import Context
from storage import members, outbox

GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def note_membership(update: Update, context: Context) -> None:
    """`my_chat_member` in a private chat."""
    change = update.my_chat_member
    if change is None or change.chat.type != "private":
        return
    gone = change.new_chat_member.status in GONE
    deed = context.deed
    await members.update_state_by_telegram(deed.connection, change.chat.id, "blocked" if gone else "active")
    if gone:
        await outbox.cancel_waiting(deed.connection, "telegram", str(change.chat.id), "blocked", deed.now)
