"""What the bot says about itself: name, descriptions, menus of commands, by language and scope. Sends nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sandbox.botapi.errors import BadRequest
from sandbox.botapi.people import Json

_NAME = re.compile(r"[a-z0-9_]{1,32}$")
_MOST_COMMANDS = 100
LONGEST = {"name": 64, "description": 512, "short_description": 120}


@dataclass(slots=True)
class Profile:
    """Texts by (kind, language) and menus by (scope, language); language "" is for everybody else."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menus: dict[tuple[str, str], list[Json]] = field(default_factory=dict)

    def set_text(self, kind: str, text: str, language: str) -> None:
        """Set or, with an empty text, remove. Raises BadRequest when it is too long."""
        if len(text) > LONGEST[kind]:
            raise BadRequest(f"{kind.replace('_', ' ')} is too long")
        if text:
            self.texts[kind, language] = text
        else:
            self.texts.pop((kind, language), None)

    def set_menu(self, scope: Json, language: str, commands: list[Json]) -> None:
        """Set the commands of a scope. Raises BadRequest for a name, description or number outside the limits."""
        if len(commands) > _MOST_COMMANDS:
            raise BadRequest("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _NAME.match(str(command.get("command", "")).removeprefix("/")):
                raise BadRequest("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
        self.menus[scope_key(scope), language] = [
            {"command": command["command"].removeprefix("/"), "description": command["description"]}
            for command in commands
        ]

    def text_for(self, kind: str, language_code: str | None) -> str:
        """The text in that language, else the usual one, else "". `language_code` may have a region ("sv-SE")."""
        own = (language_code or "").partition("-")[0].lower()
        return self.texts.get((kind, own), self.texts.get((kind, ""), ""))

    def menu_for(self, person_id: int, language_code: str | None) -> list[Json]:
        """The commands that this person is shown in the private chat: narrowest scope first, own language first.
        Source: "Determining list of commands" at core.telegram.org/bots/api."""
        own = (language_code or "").partition("-")[0].lower()
        for scope in (f"chat:{person_id}", "all_private_chats", "default"):
            for language in (own, "") if own else ("",):
                if menu := self.menus.get((scope, language)):
                    return menu
        return []


def scope_key(scope: Json) -> str:
    """One word for a BotCommandScope. Raises BadRequest for an unknown type."""
    kind = scope.get("type", "default")
    if kind in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        return str(kind)
    if kind in ("chat", "chat_administrators"):
        return f"{kind}:{int(scope['chat_id'])}"
    if kind == "chat_member":
        return f"{kind}:{int(scope['chat_id'])}:{int(scope['user_id'])}"
    raise BadRequest("can't parse BotCommandScope: unsupported type specified")


def language_of(code: str) -> str:
    """A two-letter language or "". Raises BadRequest for anything else."""
    if code and not re.match(r"[a-z]{2}$", code):
        raise BadRequest("invalid language code specified")
    return code
