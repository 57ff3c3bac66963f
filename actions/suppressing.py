"""Nobody on the list is written to: put an address on it, take it off, ask whether it is there.

The person's row, if there is one, says the same as the list, so that queries need no key.
"""

from __future__ import annotations

from actions.deed import Deed
from actions.errors import NotFound
from dialogue.suppression import Reason, address_hash
from storage import audit, recipients, subscribers, suppression

STATE_AFTER = {"bounced": "bounced"}
"""What a subscription becomes by the reason; every other one is a person's no."""


async def suppress(deed: Deed, address: str, reason: Reason, actor: str, note: str = "") -> None:
    """Send nothing more to `address` (as it is written to), and cancel the letters that wait for it."""
    connection = deed.connection
    hashed = address_hash(deed.premises.key, address)
    await suppression.upsert_suppression(connection, hashed, reason, note, deed.now)
    subscriber = await subscribers.select_subscriber_by_email(connection, address)
    if subscriber is not None:
        state = STATE_AFTER.get(reason, "unsubscribed")
        await subscribers.update_subscriber_state(connection, subscriber.id, state, deed.now)
        await subscribers.update_suppressed(connection, subscriber.id, reason)
    await recipients.cancel_letters_to(connection, address, reason, deed.now)
    subject = subscriber.id if subscriber else hashed[:12]
    await audit.insert_audit(connection, deed.now, actor, "subscriber.suppress", subject, reason)


async def unsuppress(deed: Deed, address: str, actor: str) -> None:
    """Take `address` off the list; nothing is sent until its owner, or a list, signs it up. Raises NotFound."""
    connection = deed.connection
    hashed = address_hash(deed.premises.key, address)
    if not await suppression.delete_suppression(connection, hashed):
        raise NotFound(f"{address} is not suppressed; look at medskick subscriber show {address}.")
    subscriber = await subscribers.select_subscriber_by_email(connection, address)
    if subscriber is not None:
        await subscribers.update_suppressed(connection, subscriber.id, "")
    await audit.insert_audit(connection, deed.now, actor, "subscriber.unsuppress", hashed[:12])


async def suppressed_for(deed: Deed, address: str) -> str:
    """Why nothing is sent to `address`, '' where nothing speaks against it."""
    return await suppression.select_reason(deed.connection, address_hash(deed.premises.key, address))
