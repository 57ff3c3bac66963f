"""A message that was forwarded: its words may be somebody else's, so they are marked, and not shown unless asked for."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, MessageOriginUser

from actions.replies import Sender


def as_forwarded(sender: Sender, message: Message) -> Sender:
    """The sender of a message; of a forwarded one, marked and hidden. What somebody forwards of their own is theirs."""
    origin = message.forward_origin
    if origin is None:
        return sender
    known = origin.sender_user.id if isinstance(origin, MessageOriginUser) else None
    if message.from_user is not None and known == message.from_user.id:
        return sender
    return replace(sender, origin="forwarded", visibility="hidden")
