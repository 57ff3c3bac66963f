"""What became of an unprompted message, for whoever has another way to say the same: a deadline goes by mail before it is
dropped, feedback is read under /mina_medskick. Queues and decides nothing.
"""

from __future__ import annotations

from typing import Literal

from dialogue.unprompted import Reason
from storage import outbox_gate
from storage.connection import Connection

_DROPPED: frozenset[Reason] = frozenset({"stopped", "gone", "quiet", "cap", "late"})


async def fate_of(connection: Connection, key: str) -> Reason | Literal["", "unknown"]:
    """Why the message with this key cannot go by chat: the gate's reason; "gone" where the chat could not be reached.

    '' while it waits or when it went (or may have gone); "unknown" where none of that key was ever queued.
    """
    row = await outbox_gate.select_fate(connection, key)
    if row is None:
        return "unknown"
    if row["state"] not in ("cancelled", "failed"):
        return ""
    return row["answer"] if row["answer"] in _DROPPED else "gone"
