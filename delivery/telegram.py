"""Posting a row to Telegram, and reading its answer as an outcome.

Facts about the answers: tdlib/telegram-bot-api as read in docs (403 texts, 400s worth handling, retry_after).
Holds no words and decides no recipient.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from delivery.dispatch import real_now
from delivery.telegram_api import File, TelegramApi
from delivery.telegram_request import AnswerLost
from dialogue.outbox import OutboxRow, Outcome, Wire

WITHOUT_CHAT = frozenset({"answerCallbackQuery"})
GONE = ("message to edit not found", "message can't be edited")
"""The message is not there to be changed; a row may say what to send instead."""
SETTLED = ("message is not modified", "query is too old", *GONE)
"""400s that say that there is nothing left to do."""
MOST_TRIES = 8


class TelegramChannel:
    """The `Channel` for Telegram."""

    wire: Wire = "telegram"

    def __init__(self, api: TelegramApi) -> None:
        self._api = api

    async def post(self, row: OutboxRow) -> Outcome:
        """Call the row's method for its chat; never raises."""
        method, params = row.body["method"], dict(row.body["params"])
        for name, file in row.body.get("files", {}).items():
            params[name] = File(file["name"], _content(file), file["media"])
        if method not in WITHOUT_CHAT:
            params["chat_id"] = int(row.recipient)
        try:
            return _sent(await self._call(method, params))
        except TelegramError as error:
            if "otherwise" in row.body and any(gone in error.message.lower() for gone in GONE):
                return await self.post(replace(row, body=row.body["otherwise"]))
            return outcome_of(error, row.tries)

    async def close(self) -> None:
        """The API is closed by whoever opened it."""

    async def _call(self, method: str, params: dict[str, Any]) -> Any:
        try:
            return await self._api.call(method, **params)
        except BadRequest as error:
            if "parse entities" not in error.message.lower() or "parse_mode" not in params:
                raise
            del params["parse_mode"]
            return await self._api.call(method, **params)


def _content(file: Mapping[str, str]) -> bytes:
    return b64decode(file["base64"]) if "base64" in file else file["text"].encode()


def _sent(answer: Any) -> Outcome:
    return Outcome("sent", message=answer.get("message_id") if isinstance(answer, dict) else None)


def outcome_of(error: TelegramError, tries: int) -> Outcome:
    """What an error of Telegram's means for the row that met it, after `tries` earlier attempts."""
    text = error.message
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        assert isinstance(wait, timedelta)
        return Outcome("retry", text, retry_at=real_now() + wait, free=True)
    if isinstance(error, ChatMigrated):
        return Outcome("retry", text, moved_to=str(error.new_chat_id))
    if isinstance(error, Forbidden):
        return Outcome("failed", text, gone=True)
    if isinstance(error, InvalidToken) and "not found" in text.lower():
        return Outcome("failed", text)
    if isinstance(error, InvalidToken):
        refused = "Telegram does not accept the bot's token; check MEDSKICK_TELEGRAM_TOKEN."
        return Outcome("retry", refused, retry_at=real_now() + timedelta(minutes=5), stop=True)
    if isinstance(error, BadRequest):
        return _bad_request(text)
    if isinstance(error, AnswerLost):
        return Outcome("uncertain", text)
    if isinstance(error, NetworkError) and tries < MOST_TRIES:
        return Outcome("retry", text, retry_at=real_now() + timedelta(seconds=min(2**tries, 300)))
    return Outcome("failed", text)


def _bad_request(text: str) -> Outcome:
    lower = text.lower()
    if any(settled in lower for settled in SETTLED):
        return Outcome("sent", text)
    return Outcome("failed", text, gone="chat not found" in lower)
