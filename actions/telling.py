"""Queueing what is said in a chat: a screen becomes an outbox row.

Knows how a screen is written for Telegram's methods; sends nothing.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from typing import Any

from actions.deed import Deed
from dialogue.outbox import Message
from storage import outbox
from wording.said import Button, Said


async def tell(
    deed: Deed,
    chat: int,
    said: Said,
    key: str,
    kind: str = "screen",
    *,
    due: datetime | None = None,
    not_after: datetime | None = None,
    member_id: str | None = None,
    question_id: str | None = None,
    reply_id: str | None = None,
) -> bool:
    """Queue a new message to a chat, to go at `due` (default now) and no later than `not_after`.

    The ids say what it is about. False where `key` was queued before.
    """
    message = Message(
        key, kind, "telegram", str(chat), body_of(said), due, not_after, member_id, question_id, reply_id
    )
    return await outbox.insert_message(deed.connection, message, deed.now)


def body_of(said: Said) -> dict[str, Any]:
    """A new message as an outbox row holds it."""
    params = _text(said)
    if said.buttons:
        params["reply_markup"] = {"inline_keyboard": [[_button(one) for one in row] for row in said.buttons]}
    elif said.asks:
        params["reply_markup"] = {"force_reply": True, "input_field_placeholder": said.asks}
    return {"method": "sendMessage", "params": params}


async def tell_file(
    deed: Deed,
    chat: int,
    name: str,
    content: str | bytes,
    media: str,
    caption: str,
    key: str,
    member_id: str | None = None,
    kind: str = "screen",
    not_after: datetime | None = None,
) -> bool:
    """Queue a text, or the bytes of a document, to a chat as a file to keep, with a line (plain) beneath it.

    False where `key` was queued before.
    """
    held = {"text": content} if isinstance(content, str) else {"base64": b64encode(content).decode()}
    body = {
        "method": "sendDocument",
        "params": {"caption": caption},
        "files": {"document": {"name": name, "media": media, **held}},
    }
    message = Message(key, kind, "telegram", str(chat), body, not_after=not_after, member_id=member_id)
    return await outbox.insert_message(deed.connection, message, deed.now)


async def retell(deed: Deed, chat: int, message: int, said: Said, key: str, kind: str = "screen") -> bool:
    """Queue a change of a message that stands in the chat."""
    params = _text(said) | {"message_id": message}
    params["reply_markup"] = {"inline_keyboard": [[_button(one) for one in row] for row in said.buttons]}
    return await _queue(deed, chat, key, kind, "editMessageText", params)


async def retell_or_tell(
    deed: Deed,
    chat: int,
    standing: int | None,
    said: Said,
    key: str,
    kind: str,
    *,
    member_id: str | None = None,
    question_id: str | None = None,
    reply_id: str | None = None,
) -> bool:
    """Queue a change of the message `standing`; a new message where there is none, or where it is found to be gone.

    False where `key` was queued before.
    """
    if standing is None:
        return await tell(
            deed, chat, said, key, kind, member_id=member_id, question_id=question_id, reply_id=reply_id
        )
    keyboard = {"inline_keyboard": [[_button(one) for one in row] for row in said.buttons]}
    params = _text(said) | {"reply_markup": keyboard}
    body = {
        "method": "editMessageText",
        "params": params | {"message_id": standing},
        "otherwise": {"method": "sendMessage", "params": params},
    }
    message = Message(
        key,
        kind,
        "telegram",
        str(chat),
        body,
        member_id=member_id,
        question_id=question_id,
        reply_id=reply_id,
    )
    return await outbox.insert_message(deed.connection, message, deed.now)


async def answer_button(deed: Deed, chat: int, query: str, text: str = "") -> bool:
    """Queue the answer that stops a pressed button's clock; `text` is shown as a short notice."""
    params: dict[str, Any] = {"callback_query_id": query} | ({"text": text[:200]} if text else {})
    return await _queue(deed, chat, f"button:{query}", "button-answer", "answerCallbackQuery", params)


async def set_menu(deed: Deed, chat: int, commands: list[dict[str, str]], key: str) -> bool:
    """Queue a chat's own menu of commands; an empty one brings the usual menu back."""
    params: dict[str, Any] = {"scope": {"type": "chat", "chat_id": chat}}
    if commands:
        return await _queue(deed, chat, key, "staff-screen", "setMyCommands", params | {"commands": commands})
    return await _queue(deed, chat, key, "staff-screen", "deleteMyCommands", params)


async def _queue(deed: Deed, chat: int, key: str, kind: str, method: str, params: dict[str, Any]) -> bool:
    message = Message(key, kind, "telegram", str(chat), {"method": method, "params": params})
    return await outbox.insert_message(deed.connection, message, deed.now)


def _text(said: Said) -> dict[str, Any]:
    return {"text": said.text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def _button(button: Button) -> dict[str, str]:
    if button.url:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": button.data}
