"""How a subscriber wants the newsletter, chosen on a page that a signed link opens; no login."""

from __future__ import annotations

from dataclasses import dataclass

from actions.deed import Deed
from dialogue.preferences import preferring
from dialogue.subscribers import Subscriber
from dialogue.tokens import subject_of
from storage import audit, subscribers


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a form asks for, as it was sent."""

    frequency: str
    channel: str
    language: str
    themes: tuple[str, ...]


async def subscriber_of(deed: Deed, token: str) -> Subscriber | None:
    """Whose page a link opens; None for a link that is none, or whose address is gone."""
    subscriber_id = subject_of(deed.premises.key, "preferences", token)
    return await subscribers.select_subscriber(deed.connection, subscriber_id) if subscriber_id else None


async def choose(deed: Deed, token: str, wishes: Wishes) -> Subscriber | None:
    """Keep what is wished for; None for a link that is none. Whoever is not on the list stays off it."""
    subscriber = await subscriber_of(deed, token)
    if subscriber is None:
        return None
    changed = preferring(
        subscriber,
        frequency=wishes.frequency,
        channel=wishes.channel,
        language=wishes.language,
        themes=wishes.themes,
        known=[theme.id for theme in deed.frame_today.themes],
    )
    if changed != subscriber:
        await subscribers.update_preferences(deed.connection, changed, deed.now)
        await audit.insert_audit(deed.connection, deed.now, "subscriber", "subscriber.prefer", subscriber.id)
    return changed
