"""Faults that a test plans for the Bot API: refusals, slowness, lost answers. Does not carry them out; the server does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sandbox.botapi.errors import ApiError
from sandbox.chance import Chance

_PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}


@dataclass(slots=True)
class Fault:
    """What goes wrong, for which method and chat (None = any), and when it strikes.

    `delay` (seconds), an error `code` (with `description` and `retry_after`, seconds) and `drop` (the connection is cut
    without an answer) strike before the work is done or after it: "after" is the message that stands in the chat
    although the bot was told otherwise."""

    method: str | None = None
    chat_id: int | None = None
    code: int | None = None
    description: str | None = None
    retry_after: int | None = None
    delay: float = 0.0
    drop: bool = False
    when: Literal["before", "after"] = "before"
    chance: Chance = field(default_factory=Chance)

    def __post_init__(self) -> None:
        if self.when not in ("before", "after"):
            raise ValueError(f"a fault strikes before or after the work, not {self.when!r}")

    def concerns(self, method: str, chat_id: int | None) -> bool:
        """Whether it is about this call at all."""
        about_method = self.method is None or self.method.lower() == method.lower()
        return about_method and self.chat_id in (None, chat_id)

    def error(self) -> ApiError | None:
        """The refusal to answer with, if any."""
        if self.code is None:
            return None
        reason = self.description or ""
        if self.retry_after is not None and not reason:
            reason = f"retry after {self.retry_after}"
        error = ApiError(reason, None if self.retry_after is None else {"retry_after": self.retry_after})
        error.code = self.code
        default = "Too Many Requests" if self.code == 429 else "Internal Server Error"
        prefix = _PREFIXES.get(self.code, default)
        error.description = f"{prefix}: {reason}" if reason else prefix
        return error


class FaultPlan:
    """All planned faults; the first that concerns a call and strikes is the one that happens."""

    def __init__(self) -> None:
        self.planned: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Plan one more, after those already planned."""
        self.planned.append(fault)

    def clear(self) -> None:
        """Forget them all."""
        self.planned.clear()

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that strikes this call, counted; None for most calls."""
        for fault in self.planned:
            if fault.concerns(method, chat_id) and fault.chance.strikes():
                return fault
        return None
