"""The mail that calls somebody of the office to a reply that may be about danger, where they do not chat.

It holds no word of what was written. Queues; sends nothing.
"""

from __future__ import annotations

from datetime import datetime

from actions.noticing import Notice, NoticeLink
from actions.preparing import Sender
from dialogue.letters import message_id
from dialogue.outbox import Message
from newsletter.notices import notice_letter
from storage import letters, outbox, staff
from storage.connection import Connection
from wording.catalogues import translator


async def queue_alerts(connection: Connection, key: str, sender: Sender, now: datetime) -> int:
    """Queue the alert `key` to everybody of the office with an address and no chat, once; returns to how many.

    Raises RenderError, LetterError.
    """
    addresses = sender.addresses
    people = [one for one in await staff.select_staff(connection) if one.email and one.telegram is None]
    if not addresses.sender or not people:
        return 0
    t = translator("mail", "sv")
    link = NoticeLink(t.text("alert.link"), f"{addresses.public}/kansli")
    notice = Notice("crisis-alert", t.text("alert.heading"), (t.text("alert.text"),), (link,))
    letter = notice_letter(notice, sender)
    await letters.insert_letter(connection, letter.sha256, letter.template, now)
    messages = [
        _message(f"{key}:{one.id}", one.email or "", letter.sha256, addresses.domain) for one in people
    ]
    return await outbox.insert_messages(connection, messages, now)


def _message(key: str, address: str, letter_id: str, domain: str) -> Message:
    values = {"TO": address, "MESSAGE_ID": message_id(key, address, domain)}
    return Message(key, "crisis-alert", "mail", address, {"letter": letter_id, "values": values})
