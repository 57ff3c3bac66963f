"""Everything the stand-in for Telegram remembers, in memory. Speaks neither HTTP nor JSON text.

Its methods are the few that both sides need (the bot's calls and what persons do): find a chat, post a message, tell the
bot. Rules of single calls live in `methods/`, what persons do in `sandbox.persons`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.bell import Bell
from sandbox.botapi.calls import CallLog
from sandbox.botapi.chats import Chat, Message
from sandbox.botapi.errors import BadRequest, Forbidden
from sandbox.botapi.faults import FaultPlan
from sandbox.botapi.files import FileStore
from sandbox.botapi.floods import Flood
from sandbox.botapi.people import Group, Json, Person, bot_user
from sandbox.botapi.profile import Profile
from sandbox.botapi.updates import UpdateQueue

DEFAULT_TOKEN = "1000000:SANDBOX-TOKEN-FOR-LOOPBACK-ONLY"  # noqa: S105 - opens nothing outside this process


@dataclass(slots=True)
class Callback:
    """A pressed button that waits for answerCallbackQuery; `answer` is what the person then saw."""

    chat_id: int
    message_id: int
    person_id: int
    answer: Json | None = None


@dataclass(slots=True)
class Webhook:
    """Where updates are posted instead of polled, as setWebhook said."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


class Messenger:
    """The server's memory.

    In: the bot's token (its number comes before the colon), name and username; `flood` for limits on sending (None: no
    limits); `clock` in seconds since 1970; `damping` for the official server's slowing of pollers that repeat themselves.
    """

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        name: str = "Medskick",
        username: str = "medskick_sandbox_bot",
        flood: Flood | None = None,
        damping: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.token = token
        self.bot = bot_user(token, name, username)
        self.flood = flood
        self.damping = damping
        self.clock = clock
        self.bell = Bell()
        self.updates = UpdateQueue(random.SystemRandom().randrange(10_000_000, 900_000_000))
        self.persons: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.callbacks: dict[str, Callback] = {}
        self.files = FileStore()
        self.profile = Profile()
        self.faults = FaultPlan()
        self.calls = CallLog()
        self.webhook: Webhook | None = None
        self.when_webhook_changes: Callable[[], None] | None = None

    def add_person(self, person: Person) -> Chat:
        """Create a person with an empty private chat. Raises ValueError when the id is taken."""
        if person.id in self.persons:
            raise ValueError(f"there is already a person {person.id}")
        self.persons[person.id] = person
        chat = self.chats[person.id] = Chat(person.address, person)
        self.bell.ring()
        return chat

    def add_group(self, group: Group) -> Chat:
        """Create a group chat that the bot is in. Raises ValueError when the id is taken or not below zero."""
        if group.id >= 0 or group.id in self.chats:
            raise ValueError(f"a group needs a free id below zero, not {group.id}")
        chat = self.chats[group.id] = Chat(group.address)
        self.bell.ring()
        return chat

    def chat(self, chat_id: int | None) -> Chat:
        """A chat that the bot knows of. Raises BadRequest("chat not found")."""
        chat = self.chats.get(chat_id) if chat_id is not None else None
        if chat is None or (chat.person is not None and not chat.person.started):
            raise BadRequest("chat not found")
        return chat

    def reachable_chat(self, chat_id: int | None) -> Chat:
        """A chat that the bot may send to. Raises BadRequest, or Forbidden for one who blocked it or is gone."""
        chat = self.chat(chat_id)
        if chat.person is not None and chat.person.deactivated:
            raise Forbidden("user is deactivated")
        if chat.person is not None and chat.person.blocked:
            raise Forbidden("bot was blocked by the user")
        return chat

    def post(self, chat: Chat, author: Json, content: Json, prompt: Json | None = None) -> Message:
        """Put a message into a chat, from the bot when the author is the bot."""
        from_bot = author is self.bot
        message = chat.add(author, content, int(self.clock()), self.bell.ring(), from_bot)
        message.prompt = prompt
        return message

    def touch(self, message: Message) -> None:
        """Note that a message changed."""
        message.changed = self.bell.ring()

    def tell_bot(self, kind: str, content: Json, line: int) -> int | None:
        """Queue an update for the bot; its number, or None where the bot did not ask for that kind."""
        update_id = self.updates.add(kind, content, line)
        self.bell.ring()
        return update_id

    def use_webhook(self, webhook: Webhook | None) -> None:
        """Post updates there from now on; None goes back to polling."""
        self.webhook = webhook
        if self.when_webhook_changes is not None:
            self.when_webhook_changes()
        self.bell.ring()
