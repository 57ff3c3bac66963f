"""One round of the mailbox of MEDSKICK_IMAP_URL: each unread mail is handled in a commit of its own, then marked.

Composition only: the conversation is `delivery.imap`'s, what a mail means `actions.bouncing`'s.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Final

from actions.bouncing import Taken, take_mail
from actions.deed import Deed, Premises
from app.settings import Settings
from delivery.imap import SECONDS, Mailbox
from delivery.smtp import Server
from storage.connection import Connection
from storage.database import Database

READ_MAILBOX: Final = "read-mailbox"
"""The kind of the job, planned every ten minutes where there is a mailbox."""


def mailbox_server(settings: Settings) -> Server | None:
    """The mailbox that is read, None where none is set."""
    imap = settings.imap_url
    if imap is None:
        return None
    return Server(imap.scheme, imap.host, imap.port, imap.user, imap.password, settings.ca_file, SECONDS)


async def read_mailbox(database: Database, place: Premises, server: Server, now: datetime) -> str:
    """Handle what is unread; says what came. Raises Unreachable, Untrusted, LoginRefused."""
    mailbox = await asyncio.to_thread(Mailbox, server)
    came: dict[str, int] = {}
    try:
        for number in await asyncio.to_thread(mailbox.unread):
            raw = await asyncio.to_thread(mailbox.fetch, number)
            if raw:
                taken = await database.write(_take, place, raw, now)
                came[taken.kind] = came.get(taken.kind, 0) + 1
                await asyncio.to_thread(mailbox.mark, number, aside=taken.result == "aside")
    finally:
        await asyncio.to_thread(mailbox.close)
    return f"Mails read: {', '.join(f'{kind} {n}' for kind, n in sorted(came.items())) or 'none'}."


async def _take(connection: Connection, place: Premises, raw: bytes, now: datetime) -> Taken:
    return await take_mail(Deed(connection, now, place), raw)
