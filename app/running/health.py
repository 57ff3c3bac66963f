"""Whether the program does what it is there for: read by `/healthz`, `status` and `doctor`.

Looks only. Telegram drops what was not fetched within 24 hours, so a silence is told long before that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from actions.intake import LAST_POLL
from storage import inbox, jobs, mail_in, marks, outbox, questions, replies
from storage.connection import Connection, moment
from storage.database import Database

if TYPE_CHECKING:
    from bot.poll import Poller
    from delivery.dispatch import Dispatcher

POLL_SILENCE = timedelta(seconds=90)
QUEUE_AGE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Health:
    """`reason` is '' when all is well, else one sentence."""

    reason: str

    @property
    def ok(self) -> bool:
        """Whether all is well."""
        return not self.reason


@dataclass(slots=True)
class Pulse:
    """The parts that run in this process, as far as health has to look at them; `unheard`: the bot waits for Telegram."""

    database: Database
    started: datetime
    poller: Poller | None = None
    unheard: bool = False
    dispatchers: list[Dispatcher] = field(default_factory=list)

    async def health(self, now: datetime) -> Health:
        """How things are at `now`."""
        return Health(await self._poll(now) or self._sending() or await self._queues(now))

    async def _poll(self, now: datetime) -> str:
        if self.unheard:
            return "Telegram does not answer; the bot begins when it does."
        if self.poller is None:
            return ""
        if self.poller.problem:
            return f"Telegram: {self.poller.problem}"
        last = await self.database.read(marks.select_mark, LAST_POLL)
        heard = max(datetime.fromisoformat(last), self.started) if last else self.started
        return (
            f"No poll of Telegram has finished since {heard:%H:%M:%S} UTC."
            if now - heard > POLL_SILENCE
            else ""
        )

    def _sending(self) -> str:
        return next((dispatcher.problem for dispatcher in self.dispatchers if dispatcher.problem), "")

    async def _queues(self, now: datetime) -> str:
        oldest = await self.database.read(inbox.oldest_new)
        if oldest is not None and now - moment(oldest) > QUEUE_AGE:
            return "Messages from members wait to be taken in; look at the log."
        return ""


async def state_counts(connection: Connection) -> dict[str, object]:
    """Counts by state of everything, and when the last poll came home (ISO 8601) or None."""
    from storage import consultations, feeds, invitations, issues

    return {
        "questions": await questions.count_by_state(connection),
        "replies": await replies.count_by_state(connection),
        "inbox": await inbox.count_by_state(connection),
        "outbox": await outbox.count_by_state(connection),
        "feeds": await feeds.count_by_state(connection),
        "issues": await issues.count_by_state(connection),
        "jobs": await jobs.count_by_state(connection),
        "mail_in": await mail_in.count_by_kind(connection),
        "consultations": await consultations.count_by_state(connection),
        "invitations": await invitations.count_by_state(connection),
        "last_poll": await marks.select_mark(connection, LAST_POLL),
    }
