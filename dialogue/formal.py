"""An organisation's own response to a consultation, sent in through us and passed on to the registry. Data only.

What is sent in has arrived at the authority all the same (förvaltningslagen 2017:900, 22 §), so it is passed on with the
time and the sender.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

FormalState = Literal["waiting", "sent", "failed", "uncertain"]


@dataclass(frozen=True, slots=True)
class FormalResponse:
    """`text` is what was written on a page; of one in the chat the words and files are those of `reply_id`. `registry` is
    the address that it goes to; `settled_at` is when it was told how it went."""

    id: str
    consultation_id: str
    organisation_id: str
    reply_id: str | None
    member_id: str | None
    text: str
    registry: str
    created_at: datetime
    state: FormalState = "waiting"
    settled_at: datetime | None = None
