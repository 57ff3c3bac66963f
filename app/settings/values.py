"""Text of a setting → the value it holds: words, numbers, hours, files and keys.

Each function raises ValueError with the second half of a sentence: what is wrong and what to write instead, never
the text itself (it may be a secret). Reads no environment.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

Operator = Literal["association", "authority"]
TelegramMode = Literal["polling", "webhook"]

_SECRET_KEY_LENGTH: Final = 32
"""RFC 2104 section 3: a key shorter than the hash's 32 bytes weakens it."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local clock times between which nothing unprompted is sent; `start` after `end` goes past midnight."""

    start: time
    end: time


def text(value: str) -> str:
    """One line of at most 60 characters: it goes into mail headers and chat titles."""
    if not value.isprintable() or len(value) > 60:
        raise ValueError("must be one line of at most 60 characters")
    return value


def token(value: str) -> str:
    """A bot token as BotFather gives it: the bot's number, a colon, letters and digits."""
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value):
        raise ValueError(
            "does not look like a bot token; copy the whole line that BotFather gave, as 123456:ABC…"
        )
    return value


def telegram_mode(value: str) -> TelegramMode:
    """`polling` or `webhook`."""
    if value not in get_args(TelegramMode):
        raise ValueError("must be polling or webhook")
    return value  # type: ignore[return-value]  # just compared with the type's own words


def operator(value: str) -> Operator:
    """`association` or `authority`."""
    if value not in get_args(Operator):
        raise ValueError("must be association or authority: who runs Medskick decides which rules apply")
    return value  # type: ignore[return-value]  # just compared with the type's own words


def secret_key(value: str) -> str:
    """At least 32 bytes."""
    if len(value.encode()) < _SECRET_KEY_LENGTH:
        raise ValueError(
            'must be at least 32 characters; make one with python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
        )
    return value


def existing_file(value: str) -> Path:
    """A path to a file that is there."""
    if not Path(value).is_file():
        raise ValueError("names a file that is not there; write the path of one that is")
    return Path(value)


def certificates(value: str) -> Path:
    """A file of certificate authorities in PEM."""
    import ssl

    path = existing_file(value)
    try:
        ssl.create_default_context(cafile=path)
    except OSError:
        raise ValueError("holds no certificate in PEM; it begins with -----BEGIN CERTIFICATE-----") from None
    return path


def locale(value: str) -> str:
    """A language code such as `sv`."""
    if not re.fullmatch(r"[a-z]{2,3}", value):
        raise ValueError("must be a language code, as sv or en")
    return value


def timezone(value: str) -> ZoneInfo:
    """A name of the IANA time zone database."""
    try:
        return ZoneInfo(value)
    except (OSError, ValueError, LookupError):
        raise ValueError("must be a time zone's name, as Europe/Stockholm") from None


def rate(value: str) -> float:
    """Messages a second; 0 lifts the limit and becomes infinity."""
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not 0 <= number < math.inf:
        raise ValueError("must be a number a second, as 25; 0 lifts the limit")
    return number or math.inf


def count(value: str) -> int:
    """A whole number, not below zero."""
    if not value.isascii() or not value.isdecimal():
        raise ValueError("must be a whole number, as 3")
    return int(value)


def quiet_hours(value: str) -> QuietHours | None:
    """`HH:MM-HH:MM` on the local clock; `off` gives None."""
    if value == "off":
        return None
    start, _, end = value.partition("-")
    try:
        hours = QuietHours(time.fromisoformat(start.strip()), time.fromisoformat(end.strip()))
    except ValueError:
        hours = QuietHours(time(), time())
    if hours.start == hours.end or hours.start.tzinfo or hours.end.tzinfo:
        raise ValueError("must be two different clock times, as 20:00-08:00, or off")
    return hours


def switch(value: str) -> bool:
    """`1` or `0`."""
    if value not in ("0", "1"):
        raise ValueError("must be 1 or 0")
    return value == "1"
