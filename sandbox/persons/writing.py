"""Writing, replying, editing, following a deep link. Sends no files and presses no buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.botapi.chats import Chat, Message, quoted
from sandbox.botapi.entities import find_commands, utf16_length
from sandbox.botapi.messenger import Messenger
from sandbox.botapi.people import Json, Person
from sandbox.persons import ActError

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}$")
_LONGEST = 4096
CAPTIONED = ("photo", "document", "voice", "audio", "video")
"""Messages whose caption can be changed."""


@dataclass(slots=True, frozen=True)
class Act:
    """What an act left behind: the message, and the update's number (None where the bot was not told)."""

    message: Message
    update_id: int | None


def says(
    messenger: Messenger, person_id: int, text: str, reply_to: int | None = None, group_id: int | None = None
) -> Act:
    """A person writes, in the private chat or a group, perhaps as a reply to a message's number. Raises ActError."""
    if not text.strip():
        raise ActError("an empty message cannot be sent")
    if utf16_length(text) > _LONGEST:
        raise ActError(f"the text is longer than {_LONGEST} characters; Telegram's apps cut it in two")
    content: Json = {"text": text}
    if commands := find_commands(text):
        content["entities"] = commands
    return leave(messenger, person_id, content, reply_to, group_id)


def opens(messenger: Messenger, person_id: int, payload: str = "") -> Act:
    """A person opens t.me/<bot>?start=PAYLOAD and presses Start. Raises ActError for a payload Telegram would refuse."""
    if payload and not _PAYLOAD.match(payload):
        raise ActError("a deep link carries 1 to 64 of the characters A-Z a-z 0-9 _ -")
    return says(messenger, person_id, f"/start {payload}".strip())


def edits(messenger: Messenger, person_id: int, message_id: int, text: str) -> Act:
    """A person changes the text of a message of their own, or the caption of a file. Raises ActError."""
    person = present(messenger, person_id)
    message = messenger.chats[person_id].find(message_id)
    if message is None or message.from_bot or not {"text", *CAPTIONED}.intersection(message.body):
        raise ActError(f"message {message_id} is no text of {person.first_name}'s own")
    name = "text" if "text" in message.body else "caption"
    before = message.body.get(name, "")
    if (name == "text" and not text.strip()) or text == before:
        raise ActError("an edit needs a new text")
    message.earlier.append(before)
    kept = {key: value for key, value in message.body.items() if key not in (name, "entities")}
    commands = find_commands(text) if name == "text" else []
    edited = (
        {"edit_date": int(messenger.clock())}
        | ({name: text} if text else {})
        | ({"entities": commands} if commands else {})
    )
    message.body = kept | edited
    messenger.touch(message)
    return Act(message, messenger.tell_bot("edited_message", message.body, person_id))


def leave(
    messenger: Messenger,
    person_id: int,
    content: Json,
    reply_to: int | None = None,
    group_id: int | None = None,
) -> Act:
    """Put a person's message of any kind into a chat and tell the bot. Raises ActError."""
    person = present(messenger, person_id)
    chat = messenger.chats[person_id] if group_id is None else _group(messenger, group_id)
    answered = None
    if reply_to is not None:
        answered = chat.find(reply_to)
        if answered is None:
            raise ActError(f"there is no message {reply_to} to reply to")
        content = {**content, "reply_to_message": quoted(answered)}
    if chat.person is not None:
        person.started = True
    message = messenger.post(chat, person.user, content)
    if chat.person is None and not _seen_in_group(content, answered):
        return Act(message, None)
    return Act(message, messenger.tell_bot("message", message.body, chat.id))


def present(messenger: Messenger, person_id: int) -> Person:
    """The person, able to write to the bot. Raises ActError."""
    person = messenger.persons.get(person_id)
    if person is None:
        raise ActError(f"there is no person {person_id}")
    if person.deactivated:
        raise ActError(f"{person.first_name}'s account is gone")
    if person.blocked:
        raise ActError(f"{person.first_name} has blocked the bot")
    return person


def _group(messenger: Messenger, group_id: int) -> Chat:
    chat = messenger.chats.get(group_id)
    if chat is None or chat.person is not None:
        raise ActError(f"there is no group {group_id}")
    return chat


def _seen_in_group(content: Json, answered: Message | None) -> bool:
    # privacy mode: a bot sees commands and replies to itself, nothing else
    return str(content.get("text", "")).startswith("/") or (answered is not None and answered.from_bot)
