"""Pressing inline buttons. Answers nothing; that is the bot's part."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sandbox.botapi.chats import Chat, Message, buttons
from sandbox.botapi.messenger import Callback, Messenger
from sandbox.persons import ActError
from sandbox.persons.writing import present


@dataclass(slots=True, frozen=True)
class Press:
    """What a press led to: a callback query and its update (None where the bot was not told), or an address to open."""

    message: Message
    callback_id: str | None = None
    update_id: int | None = None
    url: str | None = None


def presses(messenger: Messenger, person_id: int, button: str, message_id: int | None = None) -> Press:
    """A person presses a button, named by its text or its callback data, on that message or on the newest one that has
    it. Raises ActError when no such button is to be seen."""
    person = present(messenger, person_id)
    chat = messenger.chats[person_id]
    message = _message_with(chat, button, message_id)
    pressed = next(
        known for known in buttons(message) if button in (known["text"], known.get("callback_data"))
    )
    if "url" in pressed:
        return Press(message, url=pressed["url"])
    if "callback_data" not in pressed:
        raise ActError(f"the button {pressed['text']!r} is of a kind that cannot be pressed here")
    callback_id = str(secrets.randbelow(2**62))
    messenger.callbacks[callback_id] = Callback(chat.id, message.id, person_id)
    query = {
        "id": callback_id,
        "from": person.user,
        "message": message.body,
        "chat_instance": str(chat.id * 7919),
        "data": pressed["callback_data"],
    }
    return Press(message, callback_id, messenger.tell_bot("callback_query", query, person_id))


def _message_with(chat: Chat, button: str, message_id: int | None) -> Message:
    candidates = reversed(chat.messages.values()) if message_id is None else [chat.messages.get(message_id)]
    for message in candidates:
        if message is None or message.deleted:
            continue
        if any(button in (known["text"], known.get("callback_data")) for known in buttons(message)):
            return message
    where = "any message" if message_id is None else f"message {message_id}"
    raise ActError(f"there is no button {button!r} on {where} in chat {chat.id}")
