"""The connection to Telegram: two clients (answers to people must not wait behind a poll), and who the bot is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from app.settings import Settings
from delivery.errors import Unreachable
from delivery.telegram_api import TelegramApi
from delivery.telegram_request import AiohttpRequest

log = logging.getLogger(__name__)

POLL_SECONDS = 25
FIRST_SECONDS = 5
FILE_SECONDS = 180
SENDING, POLLING = 16, 2
"""Connections for sending at once, and for polling: a torn poll can hold one of two until it times out."""


@dataclass(frozen=True, slots=True)
class Telegram:
    """An open connection and what `getMe` said, empty until it has."""

    sending: TelegramApi
    polling: TelegramApi
    me: dict[str, Any]

    @property
    def name(self) -> str:
        """The bot's username."""
        return str(self.me.get("username", ""))


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Telegram]:
    """Telegram, asked once who the bot is and without waiting long. Raises LoginRefused."""
    telegram = Telegram(_api(settings, SENDING, 30), _api(settings, POLLING, POLL_SECONDS + 15), {})
    await telegram.sending.open()
    await telegram.polling.open()
    try:
        yield await _asked_once(telegram)
    finally:
        await telegram.polling.close()
        await telegram.sending.close()


@asynccontextmanager
async def files(settings: Settings) -> AsyncIterator[TelegramApi]:
    """A client of its own for downloads: a large file holds up no receipt."""
    api = _api(settings, 1, FILE_SECONDS)
    await api.open()
    try:
        yield api
    finally:
        await api.close()


@asynccontextmanager
async def connected(settings: Settings, stop: asyncio.Event) -> AsyncIterator[Telegram | None]:
    """Telegram, once it answers; None where `stop` was set before it did. Raises LoginRefused."""
    async with opened(settings) as telegram:
        yield await introduced(telegram, stop)


async def introduced(telegram: Telegram, stop: asyncio.Event) -> Telegram | None:
    """The same with `me`, once Telegram answers; None where `stop` was set before it did. Raises LoginRefused."""
    if telegram.me:
        return telegram
    me = await _who(telegram.sending, stop)
    return None if me is None else replace(telegram, me=me)


async def _asked_once(telegram: Telegram) -> Telegram:
    try:
        async with asyncio.timeout(FIRST_SECONDS):
            return replace(telegram, me=await telegram.sending.me())
    except (TimeoutError, Unreachable):
        return telegram


def _api(settings: Settings, connections: int, seconds: float) -> TelegramApi:
    ca_file = None if settings.ca_file is None else str(settings.ca_file)
    request = AiohttpRequest(connections, seconds, settings.proxy, ca_file)
    return TelegramApi(settings.telegram_token or "", request, settings.telegram_api_url.rstrip("/"))


async def _who(api: TelegramApi, stop: asyncio.Event) -> dict[str, Any] | None:
    stopping = asyncio.create_task(stop.wait())
    wait = 1.0
    try:
        while not stop.is_set():
            try:
                return await api.me()
            except Unreachable as error:
                log.warning("%s Trying again.", error.sentence)
            await asyncio.wait([stopping], timeout=wait)
            wait = min(wait * 2, 30.0)
        return None
    finally:
        stopping.cancel()
