"""What staff decide about messages that may or may not have arrived: once more, or leave them. The newsletter has its own way.

Whoever decides second finds nothing left, and can be told who was first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from actions.deed import Deed
from actions.errors import NotFound
from dialogue.outbox import UnclearMessage
from storage import audit, unclear

AGAIN: Final = "outbox.resend-uncertain"
LEFT: Final = "outbox.leave-uncertain"
MOST: Final = 1000


async def unclear_kinds(deed: Deed) -> Mapping[str, int]:
    """How many wait for a decision, by kind of message."""
    return await unclear.count_unclear(deed.connection)


async def unclear_messages(deed: Deed, kind: str | None = None) -> tuple[UnclearMessage, ...]:
    """Those of a kind, the oldest first; of all kinds for None. Raises NotFound for a kind that nobody is asked about."""
    _check(kind)
    return await unclear.select_unclear(deed.connection, kind, MOST)


async def settle_unclear(deed: Deed, kind: str | None, actor: str, *, resend: bool) -> int:
    """Send those of a kind (None: of all) once more, or leave them as they are; returns how many it was about.

    Raises NotFound for a kind that nobody is asked about.
    """
    _check(kind)
    if resend:
        done = await unclear.send_again(deed.connection, kind)
    else:
        done = await unclear.leave(deed.connection, kind, "left by staff", deed.now)
    if done:
        action = AGAIN if resend else LEFT
        await audit.insert_audit(deed.connection, deed.now, actor, action, kind or "", f"{done} messages")
    return done


def _check(kind: str | None) -> None:
    if kind is not None and kind not in unclear.ASKED:
        raise NotFound(f"{kind[:40]!r} is no kind to decide about; choose from {', '.join(unclear.ASKED)}.")
