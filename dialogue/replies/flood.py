"""When one person sends very many messages: everything is kept, but not each is answered. Pure.

Protects the person's chat (Telegram lets about one message a second through) and the receipts of others.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final, Literal

MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)
MOST_A_MINUTE: Final = 20
MOST_AN_HOUR: Final = 200
"""From there on the office is told."""
CALM: Final = timedelta(minutes=10)
"""So long the line that is said in place of receipts is not said again."""

Answering = Literal["each", "once"]


def answering(last_minute: int) -> Answering:
    """Whether each message is answered, or one line said for all; `last_minute` counts this one too."""
    return "each" if last_minute <= MOST_A_MINUTE else "once"
