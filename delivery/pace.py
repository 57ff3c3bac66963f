"""How fast messages may go: evenly spaced for mailings, a gap per chat, and what a server asked us to wait.

Pure but for its own memory; times are UTC datetimes of the real clock, passed in. Sources: Telegram's published limits
(30 messages a second in all, one a second per chat) and RFC 6585 section 4 (Retry-After).
"""

from __future__ import annotations

from datetime import datetime, timedelta

LIFTED = 1000.0
"""A rate so large that it stands for none."""


class Pace:
    """What the next message has to wait for. `rate` is unprompted messages a second; 0 or a large one lifts all limits of ours."""

    def __init__(self, rate: float, gap: timedelta = timedelta()) -> None:
        paced = 0 < rate < LIFTED
        self._interval = timedelta(seconds=1 / rate) if paced else timedelta()
        self._gap = gap if paced else timedelta()
        self._next_bulk: datetime | None = None
        self._chats: dict[str, datetime] = {}
        self._halt: datetime | None = None

    def halted_until(self, real: datetime) -> datetime | None:
        """The end of a pause that the server asked for, None where there is none."""
        return self._halt if self._halt is not None and real < self._halt else None

    def halt(self, until: datetime) -> None:
        """The server asked for a pause; the longest one asked for counts."""
        self._halt = until if self._halt is None else max(self._halt, until)

    def bulk_at(self, real: datetime) -> datetime | None:
        """When the next unprompted message may go, None for now. Evenly spaced, no burst after a rest."""
        return self._next_bulk if self._next_bulk is not None and self._next_bulk > real else None

    def ready_at(self, recipient: str, real: datetime) -> datetime | None:
        """When this recipient may get another message, None for now."""
        next_at = self._chats.get(recipient)
        return next_at if next_at is not None and next_at > real else None

    def note(self, recipient: str, real: datetime, *, bulk: bool) -> None:
        """A message to `recipient` goes now."""
        if self._gap:
            if len(self._chats) > 4096:
                self._chats = {chat: at for chat, at in self._chats.items() if at > real}
            self._chats[recipient] = real + self._gap
        if bulk and self._interval:
            # a timer is late by some milliseconds; a quarter of the interval of that is made up for, a rest never is
            earliest = real - self._interval / 4
            self._next_bulk = max(self._next_bulk or real, earliest) + self._interval
