"""Calling a person of the office to a reply that speaks of danger, without a word of what was written.

Queues for everybody of the office who chats; a mail to those who do not is planned as a job, because a mail is set in
type by the newsletter's room.
"""

from __future__ import annotations

from actions.deed import Deed
from actions.telling import tell
from storage import jobs, staff
from wording.chat.crisis import crisis_alert

ALERT_MAIL = "alert-mail"
"""The kind of the job that mails the alert."""


async def alert_staff(deed: Deed, reply_id: str) -> None:
    """Alert the office about a reply, once, however often it is asked for."""
    people = await staff.select_staff(deed.connection)
    for person in people:
        if person.telegram is not None:
            key = f"alert:{reply_id}:{person.id}"
            await tell(deed, person.telegram, crisis_alert("sv"), key, "crisis-alert")
    if any(person.telegram is None and person.email for person in people):
        args = {"reply": reply_id}
        await jobs.insert_job(
            deed.connection, f"{ALERT_MAIL}:{reply_id}", ALERT_MAIL, deed.now, deed.now, args
        )
