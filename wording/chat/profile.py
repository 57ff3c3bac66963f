"""What the bot says about itself outside its messages: the menu of commands and the two descriptions.

Sends nothing. Longest: 256 characters a command, 512 and 120 the descriptions (Bot API).
"""

from __future__ import annotations

from wording.chat.plain import words

LISTED = ("fragor", "mina_medskick", "kalender", "remisser", "nyhetsbrev", "hjalp")
OFFICE = "kansli"
IN_GROUPS = "hjalp"


def menu(language: str, *, office: bool = False) -> list[dict[str, str]]:
    """The commands that are listed, as setMyCommands takes them; `office` adds the one of the staff's own chats."""
    t = words(language)
    listed = (*LISTED, OFFICE) if office else LISTED
    return [{"command": name, "description": t.text(f"command.{name}")} for name in listed]


def group_menu(language: str) -> list[dict[str, str]]:
    """The one command that is listed in groups: any is answered there with the way to the private chat."""
    return [{"command": IN_GROUPS, "description": words(language).text("command.in-group")}]


def description(language: str) -> str:
    """What stands in an empty chat with the bot."""
    return words(language).text("about.description")


def short_description(language: str) -> str:
    """What stands on the bot's profile page."""
    return words(language).text("about.short")
