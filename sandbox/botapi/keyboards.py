"""Checks reply markup as the official server does. Does not press anything."""

from __future__ import annotations

import re
from typing import Any

from sandbox.botapi.errors import BadRequest
from sandbox.botapi.people import Json

_MOST_BUTTONS = 100
_MOST_DATA_BYTES = 64
_ADDRESS = re.compile(r"(https?|tg)://\S+$", re.IGNORECASE)
_ACTIONS = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "copy_text",
    "pay",
)


def sort_markup(markup: Any) -> tuple[Json | None, Json | None]:
    """(what stays on the message, what the client shows once): an inline keyboard is the first, a ForceReply or a reply
    keyboard the second. Raises BadRequest."""
    if markup is None or markup == "":
        return None, None
    if not isinstance(markup, dict):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return None, markup
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise BadRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise BadRequest("reply markup is too long")
    kept = [[_checked(button) for button in row] for row in rows if row]
    return ({"inline_keyboard": kept} if kept else None), None


def _checked(button: Any) -> Json:
    if not isinstance(button, dict):
        raise BadRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise BadRequest('can\'t parse inline keyboard button: field "text" must be a non-empty String')
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= _MOST_DATA_BYTES:
            raise BadRequest("BUTTON_DATA_INVALID")
    elif "url" in button:
        if not _ADDRESS.match(str(button["url"])):
            raise BadRequest(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    elif not any(action in button for action in _ACTIONS):
        raise BadRequest(
            "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"
        )
    return button
