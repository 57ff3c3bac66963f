"""The table of due things, worked off: by the running process again and again, by `tick` once.

A job is claimed by row and looks at the world again when it runs. What a kind does is its room's (`Handler`s);
which rounds come is `dialogue.recurring`'s.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from actions.bouncing import KEPT as KEPT_MAILS
from actions.coming_due import turn_calendar
from actions.deed import Deed, Premises
from actions.month import tell_of_draft
from actions.office import answer_asker
from actions.sending import finish_sent_issues
from actions.signing_up import forget_unconfirmed
from dialogue.errors import MedskickError
from dialogue.recurring import RECURRING, Late, Recurring, current_round
from storage import belongings, inbox, jobs, mail_in, outbox, staff
from storage.connection import Connection, moment
from storage.database import Database
from storage.errors import StorageError
from storage.jobs import Job

log = logging.getLogger(__name__)

Handler = Callable[[Job, datetime], Awaitable[str]]
"""Does one job at `now` and says in a sentence what came of it. Raises MedskickError where it could not."""
LOOK_SECONDS = 1.0
GRACE_SECONDS = 10.0
MOST_TRIES = 5
KEPT = timedelta(days=14)


class Schedule:
    """Works off what is due. `sent` is called when there may be something to send."""

    def __init__(
        self,
        database: Database,
        premises: Callable[[], Premises],
        handlers: Mapping[str, Handler],
        queued: Callable[[], None] = lambda: None,
    ) -> None:
        self._database, self._premises, self._handlers = database, premises, handlers
        self._queued = queued
        self._owner = secrets.token_hex(8)

    async def recover(self) -> None:
        """Take over what an earlier process was running. Only for the holder of the schedule lock."""
        await self._database.write(jobs.release_orphans, self._owner)

    async def run(self, stop: asyncio.Event, now: Callable[[], datetime]) -> None:
        """Begin what comes due until `stop` is set; a long job holds up no other."""
        stopping = asyncio.create_task(stop.wait())
        running: set[asyncio.Task[None]] = set()
        while not stop.is_set():
            try:
                _, claimed = await self._begin(now())
                running |= {asyncio.create_task(self._run(job, now())) for job in claimed}
                await self._database.write(finish_sent_issues, now())
            except StorageError as error:
                log.error("schedule: %s", error.sentence)
            await asyncio.wait(
                [stopping, *running], timeout=LOOK_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            running = {task for task in running if not task.done()}
            self._queued()
        stopping.cancel()
        if running:
            await asyncio.wait(running, timeout=GRACE_SECONDS)

    async def work_off(self, now: datetime) -> tuple[Late, ...]:
        """Do once all that is due at `now`; returns what was late."""
        late, claimed = await self._begin(now)
        while claimed:
            await asyncio.gather(*(self._run(job, now) for job in claimed))
            more, claimed = await self._begin(now)
            late += more
        await self._database.write(finish_sent_issues, now)
        return late

    async def _begin(self, now: datetime) -> tuple[tuple[Late, ...], tuple[Job, ...]]:
        late = await self._database.write(self._turn_calendar, now)
        return tuple(late), await self._database.write(jobs.claim_due_jobs, now, self._owner)

    async def _turn_calendar(self, connection: Connection, now: datetime) -> list[Late]:
        late = await turn_calendar(Deed(connection, now, self._premises()))
        late += [
            Late(row["kind"], row["key"], row["recipient"], moment(row["due_at"]), "no longer of use")
            for row in await outbox.expire(connection, now)
        ]
        for recurring in RECURRING:
            if recurring.kind == "housekeeping" or recurring.kind in self._handlers:
                late += await self._plan(connection, recurring, now)
        return late

    async def _plan(self, connection: Connection, recurring: Recurring, now: datetime) -> list[Late]:
        latest = await jobs.latest_due(connection, recurring.kind)
        this = current_round(recurring, now, moment(latest["due_at"]) if latest else None)
        if this is None:
            return []
        await jobs.insert_job(connection, this.key, this.kind, this.due, now)
        if not this.late:
            return []
        reason = f"{this.missed} earlier rounds were missed and are done as this one"
        log.warning("%s: %s", this.key, reason)
        return [Late(this.kind, this.key, "", this.due, reason)]

    async def _run(self, job: Job, now: datetime) -> None:
        try:
            if job.kind == "housekeeping":
                note = await self._database.write(keep_house, now)
            else:
                note = await self._handlers[job.kind](job, now)
            await self._database.write(self._finish, job, "done", note, now)
        except MedskickError as error:
            log.warning("job %s: %s", job.key, error.sentence)
            await self._database.write(self._finish, job, "failed", error.sentence, now)
        except Exception as error:
            log.exception("job %s failed", job.key)
            await self._try_again(job, now, type(error).__name__)

    async def _finish(self, connection: Connection, job: Job, state: str, note: str, now: datetime) -> None:
        """The outcome and the answer to whoever asked, in one commit."""
        await jobs.finish_job(connection, job.id, state, note, now)
        deed = Deed(connection, now, self._premises())
        await answer_asker(deed, job, done=state == "done")
        await tell_of_draft(deed, job, done=state == "done")

    async def _try_again(self, job: Job, now: datetime, note: str) -> None:
        if job.tries >= MOST_TRIES:
            await self._database.write(self._finish, job, "failed", note, now)
        else:
            later = now + timedelta(minutes=2**job.tries)
            await self._database.write(jobs.postpone_job, job.id, later, note)


async def keep_house(connection: Connection, now: datetime) -> str:
    """Forget what is kept for a time only: that updates came, doors that ran out, jobs that were done,
    sign-ups that nobody confirmed, and where the last word to somebody who was erased went."""
    updates = await inbox.delete_done_before(connection, now - KEPT)
    doors = await staff.delete_tickets_before(connection, now - KEPT)
    old = await jobs.delete_done_before(connection, now - KEPT)
    asked = await forget_unconfirmed(connection, now)
    await belongings.blank_strangers(connection, now - KEPT)
    await mail_in.delete_done_before(connection, now - KEPT_MAILS)
    return f"forgot {updates} updates, {doors} doors, {old} jobs, {asked} sign-ups"
