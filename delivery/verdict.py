"""What a mail server's answer means for a message: sent, again later, never, or nobody knows. Pure.

Sources: RFC 5321 sections 4.2 and 4.5.4.1 (4xx: again, first after half an hour, for four days), RFC 3463 (enhanced codes).
A refusal of the address is the recipient's matter; a refusal of us (5.7.x, the sender, the login) is the whole run's.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from delivery.smtp import Lost, Reply, Stage
from dialogue.outbox import Outcome

WAITS: Final = tuple(timedelta(hours=hours) for hours in (0.5, 1, 2, 4, 8, 16, 24, 40))
"""Between tries, four days in all but half an hour; then the message has failed."""
WAITS_WHEN_LOST: Final = (timedelta(minutes=2), timedelta(minutes=10), *WAITS)
"""A connection that broke says nothing about the message; the first tries come sooner."""
WAITS_FOR_SERVER: Final = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 180, 300))
"""Between looks at a server that cannot be reached at all."""

_ENHANCED: Final = re.compile(r"5\.(\d{1,3})\.(\d{1,3})\b")
_ABOUT_SENDER: Final = frozenset({(1, 7), (1, 8)})
_NO_SUCH_RECIPIENT: Final = frozenset({(2, 1), (4, 1), (4, 4)})
_BARE_NO_SUCH: Final = frozenset({550, 551, 553})
_LOGIN: Final = frozenset({530, 534, 535})


def judge(reply: Reply, tries: int, real: datetime) -> Outcome:
    """The fate of a message by the server's last word; `tries` were made before this one."""
    answer = f"{reply.code} {reply.text}"
    if reply.taken:
        return Outcome("sent", answer)
    if reply.code < 500:
        return again(answer, tries, real)
    if _concerns_us(reply):
        later = again(answer, tries, real)
        return Outcome(later.state, answer, retry_at=later.retry_at, stop=True)
    if reply.stage is Stage.RECIPIENT and _no_such_recipient(reply):
        return Outcome("bounced", answer, gone=True)
    return Outcome("failed", answer)


def judge_lost(lost: Lost, tries: int, real: datetime) -> Outcome:
    """The fate of a message whose connection went dead: unclear only after the final dot."""
    if lost.stage is Stage.END:
        return Outcome(
            "uncertain", f"the connection was lost after the letter was handed over: {lost.reason}"
        )
    return again(
        f"the connection was lost before the letter was whole: {lost.reason}", tries, real, WAITS_WHEN_LOST
    )


def again(answer: str, tries: int, real: datetime, waits: tuple[timedelta, ...] = WAITS) -> Outcome:
    """Put back for another try, or failed where there have been enough."""
    if tries >= len(waits):
        return Outcome("failed", f"{answer} (given up after {tries + 1} tries)")
    return Outcome("retry", answer, retry_at=real + waits[tries])


def _concerns_us(reply: Reply) -> bool:
    kind = _kind(reply)
    if reply.code in _LOGIN or reply.stage is Stage.SENDER:
        return kind is None or kind[0] not in (3, 6)  # too large, or not to be converted: this message only
    return kind is not None and (kind[0] == 7 or kind in _ABOUT_SENDER)


def _no_such_recipient(reply: Reply) -> bool:
    kind = _kind(reply)
    if kind is None:
        return reply.code in _BARE_NO_SUCH
    return kind[0] == 1 or kind in _NO_SUCH_RECIPIENT


def _kind(reply: Reply) -> tuple[int, int] | None:
    """Subject and detail of the enhanced code, None where there is none."""
    found = _ENHANCED.match(reply.text)
    return None if found is None else (int(found[1]), int(found[2]))
