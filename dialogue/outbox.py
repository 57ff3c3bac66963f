"""A message on its way out: as it is queued, as the sender gets it, and what came of it.

Data only. Queued by actions, kept by storage, sent by delivery.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Wire = Literal["telegram", "mail"]
State = Literal["waiting", "sending", "sent", "failed", "uncertain", "bounced", "cancelled"]


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be queued. `key` makes it the same message however often it is asked for.

    `body` is for Telegram {"method", "params"} (the chat is added when it is posted) and, where a text goes along as a file,
    "files" ({parameter: {"name", "media" and "text" or "base64"}}), "otherwise" (such a body, for where the message to change is gone); for mail {"letter", "values"}. `due_at` None means now; `not_after` is when it no longer helps.
    """

    key: str
    kind: str
    wire: Wire
    recipient: str
    body: dict[str, Any] = field(repr=False)
    due_at: datetime | None = None
    not_after: datetime | None = None
    member_id: str | None = None
    question_id: str | None = None
    reply_id: str | None = None
    issue_id: str | None = None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A claimed message, as a channel posts it."""

    id: int
    key: str
    kind: str
    wire: Wire
    recipient: str
    lane: int
    tries: int
    body: dict[str, Any] = field(repr=False)
    issue_id: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of posting one row.

    `retry` puts it back: at `retry_at` (real time, UTC), counted as a try unless `free`. `gone`: the recipient cannot be
    reached any more (blocked, no such address), so what else waits for them is cancelled. `stop` (with a
    sentence in `answer`): nothing more of this wire is claimed until someone looks, for a refused login or policy.
    """

    state: Literal["sent", "failed", "uncertain", "bounced", "retry"]
    answer: str = ""
    message: int | None = None
    retry_at: datetime | None = None
    free: bool = False
    gone: bool = False
    stop: bool = False
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class UnclearMessage:
    """A message that may or may not have arrived, `answer` what was noted when its fate became unclear, `at` when (UTC)."""

    id: int
    kind: str
    wire: Wire
    recipient: str
    at: datetime | None
    answer: str
