"""What the planned mails come to: the jobs run as the schedule runs them, the letters filled in and read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from actions.preparing import Sender
from dialogue.letters import fill, read_letter
from newsletter.feeds.fetch import FetchRules
from newsletter.jobs import Workshop
from storage.connection import Connection
from storage.database import Database
from storage.jobs import claim_due_jobs, finish_job
from storage.letters import select_letter
from storage.outbox import row_of, select_candidates
from tests.kit.cast import NOON
from tests.kit.issues import SENDER


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that waits: its row and the message it will be."""

    recipient: str
    kind: str
    key: str
    message: EmailMessage

    @property
    def text(self) -> str:
        """The text part."""
        part = self.message.get_body(("plain",))
        assert part is not None
        told: str = part.get_content()
        return told


async def mails_that_wait(database: Database, now: datetime = NOON, sender: Sender = SENDER) -> list[Mail]:
    """Every mail in the outbox, after all jobs that are due were done."""
    handlers = Workshop(database, sender, FetchRules()).handlers()
    while due := await database.write(claim_due_jobs, now, "test"):
        for job in due:
            await database.write(finish_job, job.id, "done", await handlers[job.kind](job, now), now)

    async def unit(connection: Connection) -> list[Mail]:
        rows = await select_candidates(connection, "mail", now, now, limit=999)
        return [await _mail(connection, row_of(row), now) for row in rows]

    return await database.read(unit)


async def _mail(connection: Connection, row: Any, now: datetime) -> Mail:
    template = await select_letter(connection, row.body["letter"])
    assert template is not None
    message = message_from_bytes(fill(read_letter(template), row.body["values"], now), policy=default)
    assert isinstance(message, EmailMessage) and message.defects == []
    return Mail(row.recipient, row.kind, row.key, message)
