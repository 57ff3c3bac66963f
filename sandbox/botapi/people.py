"""Who is there: the bot, persons and groups, as records. Does not act; that is `sandbox.persons`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """One human with a Telegram account. `started` is whether they ever wrote to the bot: before that it cannot write
    to them. `language_code` is an IETF tag as the client sends it ("sv", "sv-SE"), or None. `note` is shown on the chat page
    and never to the bot."""

    id: int
    first_name: str
    language_code: str | None = None
    last_name: str | None = None
    username: str | None = None
    note: str = ""
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    user: Json = field(init=False)

    def __post_init__(self) -> None:
        if self.id <= 0:
            raise ValueError(f"a person's id is above zero, not {self.id}")
        names: Json = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        known: Json = {key: value for key, value in names.items() if value}
        user: Json = {"id": self.id, "is_bot": False}
        self.user = user | known
        if self.language_code:
            self.user["language_code"] = self.language_code

    @property
    def address(self) -> Json:
        """The Bot API's Chat object of the private chat with this person."""
        known: Json = {
            key: self.user[key] for key in ("first_name", "last_name", "username") if key in self.user
        }
        return {"id": self.id, "type": "private", **known}


@dataclass(slots=True, frozen=True)
class Group:
    """A group chat that the bot is a member of, with privacy mode on. `id` is below zero."""

    id: int
    title: str

    @property
    def address(self) -> Json:
        """The Bot API's Chat object of the group."""
        return {"id": self.id, "type": "group", "title": self.title}


def bot_user(token: str, name: str, username: str) -> Json:
    """The complete User object that getMe answers with; the id is what stands before the token's colon."""
    return {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": name,
        "username": username,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
