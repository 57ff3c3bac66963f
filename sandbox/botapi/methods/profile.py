"""What the bot is told and tells about itself. Sends nothing to anybody."""

from __future__ import annotations

from sandbox.botapi.arguments import Arguments
from sandbox.botapi.errors import BadRequest
from sandbox.botapi.messenger import Messenger
from sandbox.botapi.people import Json
from sandbox.botapi.profile import language_of, scope_key


def get_me(messenger: Messenger, arguments: Arguments) -> Json:  # noqa: ARG001
    """The bot's User object."""
    return messenger.bot


def close(messenger: Messenger, arguments: Arguments) -> bool:  # noqa: ARG001
    """close and logOut: nothing to move between servers here."""
    return True


def set_my_commands(messenger: Messenger, arguments: Arguments) -> bool:
    """Set the menu of a scope and language. Raises BadRequest."""
    commands = arguments.structure("commands")
    if not isinstance(commands, list):
        raise BadRequest("can't parse commands: expected an Array")
    messenger.profile.set_menu(*_scope_and_language(arguments), commands)
    messenger.bell.ring()
    return True


def get_my_commands(messenger: Messenger, arguments: Arguments) -> list[Json]:
    """The menu of exactly that scope and language, empty when unset."""
    scope, language = _scope_and_language(arguments)
    return messenger.profile.menus.get((scope_key(scope), language), [])


def delete_my_commands(messenger: Messenger, arguments: Arguments) -> bool:
    """Unset the menu of a scope and language."""
    scope, language = _scope_and_language(arguments)
    messenger.profile.menus.pop((scope_key(scope), language), None)
    messenger.bell.ring()
    return True


def set_my_name(messenger: Messenger, arguments: Arguments) -> bool:
    """Set the bot's name in a language."""
    return _set_text(messenger, arguments, "name")


def set_my_description(messenger: Messenger, arguments: Arguments) -> bool:
    """Set what stands in an empty chat with the bot."""
    return _set_text(messenger, arguments, "description")


def set_my_short_description(messenger: Messenger, arguments: Arguments) -> bool:
    """Set what stands on the bot's profile page."""
    return _set_text(messenger, arguments, "short_description")


def get_my_name(messenger: Messenger, arguments: Arguments) -> Json:
    """The bot's name in a language, else its usual one."""
    return {"name": _text(messenger, arguments, "name")["name"] or messenger.bot["first_name"]}


def get_my_description(messenger: Messenger, arguments: Arguments) -> Json:
    """The description in a language, else the usual one."""
    return _text(messenger, arguments, "description")


def get_my_short_description(messenger: Messenger, arguments: Arguments) -> Json:
    """The short description in a language, else the usual one."""
    return _text(messenger, arguments, "short_description")


def _scope_and_language(arguments: Arguments) -> tuple[Json, str]:
    return arguments.structure("scope") or {}, language_of(arguments.text("language_code"))


def _set_text(messenger: Messenger, arguments: Arguments, kind: str) -> bool:
    messenger.profile.set_text(kind, arguments.text(kind), language_of(arguments.text("language_code")))
    return True


def _text(messenger: Messenger, arguments: Arguments, kind: str) -> Json:
    return {kind: messenger.profile.text_for(kind, language_of(arguments.text("language_code")))}
