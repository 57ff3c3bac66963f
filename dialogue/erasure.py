"""What goes and what has to stay when a member asks to be erased. Pure; does no erasing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

KEPT_BY_LAW: Final = "they are public documents of an authority, which may not be destroyed without a decision on disposal (gallring)"


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much there is about one person.

    `replies` with `texts` (every version counts), `messages` that we sent or are about to send, `updates` that came from
    Telegram and are not taken in yet.
    """

    replies: int = 0
    texts: int = 0
    messages: int = 0
    updates: int = 0


@dataclass(frozen=True, slots=True)
class Erasure:
    """What goes and what stays. `why` says why something stays, '' where nothing does.

    Chat id, organisation and choices go in every case; of a reply that goes its row stays, without words, to be counted.
    """

    gone: Belongings
    kept: Belongings
    why: str


def erasure(operator: str, found: Belongings) -> Erasure:
    """An association erases everything (GDPR art. 17); an authority keeps what was said, out of sight.

    Swedish law: tryckfrihetsförordningen ch. 2, arkivlagen (1990:782) section 10; GDPR art. 17.3 b and d. Raises ValueError for
    an `operator` that is neither.
    """
    if operator == "association":
        return Erasure(found, Belongings(), "")
    if operator != "authority":
        raise ValueError("who runs the service decides what may be erased")
    kept = Belongings(replies=found.replies, texts=found.texts, updates=found.updates)
    stays = found.texts or found.updates
    return Erasure(Belongings(messages=found.messages), kept, KEPT_BY_LAW if stays else "")


def comes_from(update: str, chat: int) -> bool:
    """Whether a raw update of Telegram (JSON) is of the chat, or of the person whose private chat it is."""
    try:
        return _names(json.loads(update), chat)
    except (ValueError, RecursionError):
        return False


def _names(value: Any, chat: int) -> bool:
    if isinstance(value, list):
        return any(_names(item, chat) for item in value)
    if not isinstance(value, dict):
        return False
    return any(
        (name in ("chat", "from") and isinstance(item, dict) and item.get("id") == chat) or _names(item, chat)
        for name, item in value.items()
    )
