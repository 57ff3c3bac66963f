"""Changing and deleting what the bot sent. Posts nothing new."""

from __future__ import annotations

from sandbox.botapi.arguments import Arguments
from sandbox.botapi.chats import Message
from sandbox.botapi.errors import BadRequest
from sandbox.botapi.keyboards import sort_markup
from sandbox.botapi.messenger import Messenger
from sandbox.botapi.methods.sending import LONGEST_TEXT, formatted
from sandbox.botapi.people import Json

_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


def edit_message_text(messenger: Messenger, arguments: Arguments) -> Json:
    """Replace text and keyboard (no keyboard given: it goes); the Message object. Raises BadRequest."""
    message = _own_message(messenger, arguments)
    if "text" not in message.body:
        raise BadRequest("there is no text in the message to edit")
    content = formatted(arguments, "text", LONGEST_TEXT)
    if not content:
        raise BadRequest("message text is empty")
    return _replace(
        messenger, message, {**content, **_keyboard(arguments)}, ("text", "entities", "reply_markup")
    )


def edit_message_reply_markup(messenger: Messenger, arguments: Arguments) -> Json:
    """Replace the keyboard, or take it away when none is given; the Message object. Raises BadRequest."""
    message = _own_message(messenger, arguments)
    return _replace(messenger, message, _keyboard(arguments), ("reply_markup",))


def delete_message(messenger: Messenger, arguments: Arguments) -> bool:
    """Delete a message of either side, as a bot may in a private chat. Raises BadRequest."""
    message = messenger.chat(arguments.chat_id).find(arguments.integer("message_id"))
    if message is None:
        raise BadRequest("message to delete not found")
    message.deleted = True
    messenger.touch(message)
    return True


def _own_message(messenger: Messenger, arguments: Arguments) -> Message:
    message = messenger.chat(arguments.chat_id).find(arguments.integer("message_id"))
    if message is None:
        raise BadRequest("message to edit not found")
    if not message.from_bot:
        raise BadRequest("message can't be edited")
    return message


def _keyboard(arguments: Arguments) -> Json:
    keyboard, prompt = sort_markup(arguments.structure("reply_markup"))
    if prompt is not None:
        raise BadRequest("inline keyboard expected")
    return {"reply_markup": keyboard} if keyboard else {}


def _replace(messenger: Messenger, message: Message, content: Json, fields: tuple[str, ...]) -> Json:
    kept = {key: value for key, value in message.body.items() if key not in fields}
    if {key: message.body[key] for key in fields if key in message.body} == content:
        raise BadRequest(_UNCHANGED)
    if "text" in content:
        message.earlier.append(message.text)
    message.body = {**kept, **content, "edit_date": int(messenger.clock())}
    messenger.touch(message)
    return message.body
