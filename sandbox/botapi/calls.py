"""A bounded log of the calls a bot made. Holds no message texts."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass

_KEPT = 100_000


@dataclass(slots=True, frozen=True)
class Call:
    """One call: `at` in seconds since 1970 (UTC), `code` the HTTP status answered, 0 when the answer was withheld."""

    at: float
    method: str
    chat_id: int | None
    code: int


class CallLog:
    """The last calls, and how many there were of each method in all."""

    def __init__(self) -> None:
        self.last: deque[Call] = deque(maxlen=_KEPT)
        self.counts: Counter[str] = Counter()

    def add(self, call: Call) -> None:
        """Note one call."""
        self.last.append(call)
        self.counts[call.method] += 1

    def select(self, method: str | None = None, chat_id: int | None = None) -> list[Call]:
        """The kept calls of that method and chat, oldest first."""
        return [
            call
            for call in self.last
            if (method is None or call.method == method) and (chat_id is None or call.chat_id == chat_id)
        ]
