"""How persons, chats and acts look as JSON to the chat page and to tests. Decides nothing."""

from __future__ import annotations

from typing import Any

from sandbox.botapi.chats import Chat, Message
from sandbox.botapi.messenger import Messenger
from sandbox.botapi.people import Json, Person
from sandbox.persons.pressing import Press
from sandbox.persons.writing import Act


def person_view(messenger: Messenger, person: Person) -> Json:
    """A person, and the newest message in the chat with the bot."""
    chat = messenger.chats[person.id]
    newest = next((message for message in reversed(chat.messages.values()) if not message.deleted), None)
    return {
        **person.user,
        "note": person.note,
        "started": person.started,
        "blocked": person.blocked,
        "deactivated": person.deactivated,
        "sent_by_bot": chat.sent_by_bot,
        "newest": None if newest is None else {"text": newest.text[:120], "date": newest.body["date"]},
    }


def message_view(message: Message) -> Json:
    """A message's Bot API object and what else is known of it."""
    return {
        "id": message.id,
        "from_bot": message.from_bot,
        "text": message.text,
        "body": message.body,
        "prompt": message.prompt,
        "earlier": message.earlier,
        "deleted": message.deleted,
        "version": message.changed,
    }


def chat_view(messenger: Messenger, chat: Chat, since: int) -> Json:
    """The messages and answered presses of a chat that changed after a version, and the version now."""
    return {
        "version": messenger.bell.version,
        "sent_by_bot": chat.sent_by_bot,
        "messages": [message_view(message) for message in chat.since(since)],
        "notices": [notice for notice in chat.notices if notice["version"] > since],
    }


def act_view(done: Any) -> Json:
    """What an act left behind."""
    if isinstance(done, Act):
        return {"message_id": done.message.id, "update_id": done.update_id}
    if isinstance(done, Press):
        pressed = {"message_id": done.message.id, "callback_id": done.callback_id}
        return {**pressed, "update_id": done.update_id, "url": done.url}
    if isinstance(done, list):
        return {"acts": [act_view(act) for act in done]}
    return {"update_id": done}
