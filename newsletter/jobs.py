"""What the newsletter does when a job comes due: refresh feeds, build an issue, prepare its letters, queue a test mail
or an alert.

A handler does one job and says in a sentence what came of it; whoever asked is answered with that by the caller.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from actions.formal import REGISTRY_MAIL
from actions.noticing import NOTICE_MAIL
from actions.preparing import Sender, prepare_letters
from actions.welcoming import WELCOME
from dialogue.outbox import Message
from newsletter.alerts import queue_alerts
from newsletter.build import build
from newsletter.feeds.fetch import FetchRules
from newsletter.notices import queue_notice
from newsletter.refresh import refresh_all, refresh_due
from newsletter.registry import queue_registry_mail
from newsletter.trial import make_trial
from newsletter.welcome import queue_welcomes
from storage import letters, outbox
from storage.connection import Connection
from storage.database import Database
from storage.jobs import Job

Handler = Callable[[Job, datetime], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the jobs work with."""

    database: Database
    sender: Sender
    rules: FetchRules

    def handlers(self) -> dict[str, Handler]:
        """The handler of each kind of job. Each raises MedskickError where it could not do its job."""
        return {
            "refresh-feeds": self._refresh,
            "build-issue": self._build,
            "prepare-send": self._prepare,
            "test-mail": self._test,
            "alert-mail": self._alert,
            NOTICE_MAIL: self._notice,
            WELCOME: self._welcome,
            REGISTRY_MAIL: self._registry,
        }

    async def _refresh(self, job: Job, now: datetime) -> str:
        """`args`: {"all"} where every feed is asked, due or not."""
        refresh = refresh_all if job.args.get("all") else refresh_due
        done = await refresh(self.database, now, self.rules)
        failed = [one.problem for one in done if one.failed]
        changed = sum(one.events + one.news for one in done)
        return " ".join([f"{len(done)} feeds asked, {changed} entries new or changed.", *failed])

    async def _build(self, job: Job, now: datetime) -> str:
        """`args`: {"period"}."""
        issue = await build(self.database, job.args["period"], now, self.sender.house, self.sender.addresses)
        blocked = f" It cannot be approved yet: {', '.join(issue.blocked)}." if issue.blocked else ""
        return f"The issue {issue.id} is built: {issue.subject}.{blocked}"

    async def _prepare(self, job: Job, now: datetime) -> str:
        """`args`: {"issue"}."""
        status = await prepare_letters(self.database, job.args["issue"], now, self.sender)
        return f"Letters of {job.args['issue']} in all: {status.recipients}."

    async def _test(self, job: Job, now: datetime) -> str:
        """`args`: {"issue", "address"}, and "language" where it is not Swedish."""
        await self.database.write(self._queue_test, job, now)
        return f"A test of {job.args['issue']} is on its way to {job.args['address']}."

    async def _alert(self, job: Job, now: datetime) -> str:
        """`args`: {"reply"}; the mail does not name it."""
        n = await self.database.write(queue_alerts, job.key, self.sender, now)
        return f"Alerts on their way by mail: {n}."

    async def _notice(self, job: Job, now: datetime) -> str:
        """`args`: as `actions.noticing` plans them."""
        n = await self.database.write(queue_notice, job.args, self.sender, now)
        return (
            f"Mails on their way: {n}." if self.sender.addresses.sender else "Mail is off; nothing was sent."
        )

    async def _welcome(self, _: Job, now: datetime) -> str:
        """No `args`: it is for whoever is owed it when it runs."""
        return f"Welcomes on their way: {await queue_welcomes(self.database, self.sender, now)}."

    async def _registry(self, job: Job, now: datetime) -> str:
        """`args`: as `actions.formal` plans them."""
        return await self.database.write(queue_registry_mail, job.args, self.sender, now)

    async def _queue_test(self, connection: Connection, job: Job, now: datetime) -> None:
        address = job.args["address"]
        trial = await make_trial(
            connection,
            job.args["issue"],
            address,
            self.sender.house,
            self.sender.addresses,
            language=job.args.get("language", "sv"),
        )
        await letters.insert_letter(connection, trial.letter.sha256, trial.letter.template, now)
        body = {"letter": trial.letter.sha256, "values": trial.values}
        await outbox.insert_message(connection, Message(job.key, "test-mail", "mail", address, body), now)
