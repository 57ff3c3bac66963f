"""How updates come: fetched by polls, or brought by Telegram to our address. Tells Telegram which; takes none in."""

from __future__ import annotations

import hashlib
import hmac
import logging
from typing import Final

from telegram.error import TelegramError

from bot.errors import WebhookRefused
from bot.poll import ALLOWED, Api

log = logging.getLogger(__name__)

MOST_AT_ONCE: Final = 40


def webhook_secret(key: bytes) -> str:
    """The word that Telegram shows with each update, of letters and digits, derived so that no place has to keep it."""
    return hmac.new(key, b"telegram-webhook", hashlib.sha256).hexdigest()


async def fetch_by_polls(api: Api) -> None:
    """No webhook from now on; what waits is kept. A failure is logged: the first poll tells what is wrong."""
    try:
        await api.call("deleteWebhook", drop_pending_updates=False)
    except TelegramError as error:
        log.warning("Telegram was not told that it is polled (%s)", error.message)


async def bring_to(api: Api, address: str, secret: str) -> None:
    """Updates are brought to `address` (https) from now on; what waits is kept. Raises WebhookRefused."""
    wish = {
        "url": address,
        "secret_token": secret,
        "allowed_updates": ALLOWED,
        "max_connections": MOST_AT_ONCE,
    }
    try:
        await api.call("setWebhook", **wish, drop_pending_updates=False)
    except TelegramError as error:
        raise WebhookRefused(
            f"Telegram will not bring updates to {address} ({error.message}); MEDSKICK_PUBLIC_URL has to be an https "
            "address on port 443, 80, 88 or 8443, or set MEDSKICK_TELEGRAM_MODE=polling."
        ) from error
