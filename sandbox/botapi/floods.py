"""Flood control: how many messages a bot may send. Applies to nothing but sending.

Source: "My bot is hitting limits" in Telegram's bot FAQ: about 30 messages a second in all and one a second in a chat.
The exact limits are unpublished; token buckets of that size are a stand-in.
"""

from __future__ import annotations

import math

from sandbox.botapi.errors import TooManyRequests


class _Bucket:
    __slots__ = ("at", "level")

    def __init__(self, level: float, at: float) -> None:
        self.level = level
        self.at = at


class Flood:
    """Token buckets, one for all chats together and one for each chat; a full bucket holds one second's worth."""

    def __init__(self, per_second: float = 30.0, per_chat: float = 1.0) -> None:
        if min(per_second, per_chat) <= 0:
            raise ValueError("a rate is above zero")
        self.per_second = per_second
        self.per_chat = per_chat
        self._all = _Bucket(max(per_second, 1.0), 0.0)
        self._chats: dict[int, _Bucket] = {}

    def spend(self, chat_id: int, now: float) -> None:
        """Take one token for a message to that chat. `now` is in seconds of any steady clock. Raises TooManyRequests, and
        then takes none."""
        chat = self._chats.setdefault(chat_id, _Bucket(max(self.per_chat, 1.0), now))
        wait = max(_refill(self._all, self.per_second, now), _refill(chat, self.per_chat, now))
        if wait > 0:
            raise TooManyRequests(math.ceil(wait))
        self._all.level -= 1
        chat.level -= 1


def _refill(bucket: _Bucket, rate: float, now: float) -> float:
    """Fill up to now and return how many seconds remain until a whole token is there."""
    bucket.level = min(max(rate, 1.0), bucket.level + (now - bucket.at) * rate)
    bucket.at = now
    return max(0.0, (1 - bucket.level) / rate)
