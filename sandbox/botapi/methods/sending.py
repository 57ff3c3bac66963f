"""Sending text, showing "typing", answering a pressed button. Changes nothing already sent."""

from __future__ import annotations

from sandbox.botapi.arguments import Arguments
from sandbox.botapi.chats import Chat, quoted
from sandbox.botapi.entities import parse_html, utf16_length, with_commands
from sandbox.botapi.errors import BadRequest
from sandbox.botapi.keyboards import sort_markup
from sandbox.botapi.messenger import Messenger
from sandbox.botapi.people import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_LONGEST_ANSWER = 200


def send_message(messenger: Messenger, arguments: Arguments) -> Json:
    """Post a text; the Message object. Raises BadRequest and Forbidden."""
    chat = messenger.reachable_chat(arguments.chat_id)
    content = formatted(arguments, "text", LONGEST_TEXT)
    if not content:
        raise BadRequest("message text is empty")
    return post_reply(messenger, chat, arguments, content)


def post_reply(messenger: Messenger, chat: Chat, arguments: Arguments, content: Json) -> Json:
    """Post any content of the bot's with its keyboard and what it replies to; the Message object."""
    keyboard, prompt = sort_markup(arguments.structure("reply_markup"))
    content |= _answered(chat, arguments)
    if keyboard:
        content["reply_markup"] = keyboard
    return messenger.post(chat, messenger.bot, content, prompt).body


def formatted(arguments: Arguments, name: str, longest: int) -> Json:
    """The text (or caption) and its entities as fields of a message, {} when empty. Raises BadRequest for wrong HTML, a
    text above `longest` UTF-16 units, or a parse mode other than HTML."""
    source = arguments.text(name)
    entities = arguments.structure("entities" if name == "text" else f"{name}_entities") or []
    mode = arguments.text("parse_mode").lower()
    if mode == "html":
        source, entities = parse_html(source)
    elif mode:
        raise BadRequest("unsupported parse_mode")
    if not source.strip():
        return {}
    if len(source) > longest or utf16_length(source) > longest:
        raise BadRequest("message is too long" if name == "text" else "message caption is too long")
    fields: Json = {name: source}
    if "/" in source:
        entities = with_commands(source, entities)
    if entities:
        fields["entities" if name == "text" else f"{name}_entities"] = entities
    return fields


def _answered(chat: Chat, arguments: Arguments) -> Json:
    parameters = arguments.structure("reply_parameters") or {}
    wanted = parameters.get("message_id") or arguments.integer("reply_to_message_id")
    if not wanted:
        return {}
    message = chat.find(int(wanted))
    if message is not None:
        return {"reply_to_message": quoted(message)}
    if parameters.get("allow_sending_without_reply") or arguments.flag("allow_sending_without_reply"):
        return {}
    raise BadRequest("message to be replied not found")


def send_chat_action(messenger: Messenger, arguments: Arguments) -> bool:
    """Show that the bot is doing something; kept nowhere."""
    messenger.reachable_chat(arguments.chat_id)
    if not arguments.text("action"):
        raise BadRequest("wrong parameter action in request")
    return True


def answer_callback_query(messenger: Messenger, arguments: Arguments) -> bool:
    """Answer a pressed button, once. Raises BadRequest for a second answer or an unknown press."""
    callback = messenger.callbacks.get(arguments.text("callback_query_id"))
    if callback is None or callback.answer is not None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    text = arguments.text("text")
    if len(text) > _LONGEST_ANSWER:
        raise BadRequest("MESSAGE_TOO_LONG")
    callback.answer = {"text": text, "show_alert": arguments.flag("show_alert")}
    notice = {"message_id": callback.message_id, "version": messenger.bell.ring(), **callback.answer}
    messenger.chats[callback.chat_id].notices.append(notice)
    return True
