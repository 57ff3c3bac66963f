"""Chats and the messages in them, as kept by the server. Does not decide who may write where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox.botapi.people import Json, Person


@dataclass(slots=True)
class Message:
    """A message: `body` is the Bot API's Message object as it stands now.

    `changed` is the bell's number of the last change, `earlier` the texts it had before edits, `prompt` the ForceReply or
    reply keyboard that came with it (clients show it, the Bot API never repeats it)."""

    body: Json
    from_bot: bool
    changed: int
    prompt: Json | None = None
    earlier: list[str] = field(default_factory=list)
    deleted: bool = False

    @property
    def id(self) -> int:
        """The message's number in its chat."""
        return int(self.body["message_id"])

    @property
    def text(self) -> str:
        """Its text or caption, without marks; empty for a bare file."""
        return str(self.body.get("text", self.body.get("caption", "")))


@dataclass(slots=True)
class Chat:
    """One chat: `person` is set for a private one. Message ids ascend from 1 in each chat."""

    address: Json
    person: Person | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    sent_by_bot: int = 0
    notices: list[Json] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The chat's id: the person's own, or a group's below zero."""
        return int(self.address["id"])

    def add(self, author: Json, content: Json, date: int, changed: int, from_bot: bool) -> Message:
        """Give the content the next number and keep it. `date` is in whole seconds since 1970 (UTC)."""
        self.last_id += 1
        head = {"message_id": self.last_id, "from": author, "chat": self.address, "date": date}
        message = Message({**head, **content}, from_bot, changed)
        self.messages[self.last_id] = message
        self.sent_by_bot += from_bot
        return message

    def find(self, message_id: int) -> Message | None:
        """The message with that number unless it was deleted."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    def since(self, version: int) -> list[Message]:
        """Messages changed after that bell number, deleted ones too, in order of their numbers."""
        return [message for message in self.messages.values() if message.changed > version]


def quoted(message: Message) -> Json:
    """The body of a message as it stands inside `reply_to_message`: without what it itself answers."""
    return {key: value for key, value in message.body.items() if key != "reply_to_message"}


def buttons(message: Message) -> list[dict[str, Any]]:
    """All inline buttons of a message in reading order."""
    rows = message.body.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
