"""Which room does which kind of job. Composition only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from actions.boards import BOARD_SHEET
from actions.deed import Premises
from actions.errands import SCRUB
from actions.kept import FETCH
from actions.preparing import Sender
from app.cli import Call
from app.running.board_sheets import BoardSheets
from app.running.fetching import Fetching
from app.running.mail import addresses
from app.running.mailbox import READ_MAILBOX, mailbox_server, read_mailbox
from app.running.schedule import Handler
from app.running.telegram import files
from app.secret_key import secret_key
from newsletter.feeds.fetch import FetchRules
from newsletter.jobs import Workshop
from storage.database import Database
from storage.jobs import Job


def job_handlers(call: Call, database: Database, place: Premises) -> Mapping[str, Handler]:
    """The handler of each kind of job, with the settings of this program."""
    settings = call.settings
    sender = Sender(place.house, addresses(settings, place.bot_name), secret_key(settings))
    rules = FetchRules(settings.feed_allow_private, settings.proxy or "", settings.ca_file)

    async def scrub(_: Job, __: datetime) -> str:
        await database.scrub()
        return "What was taken back is out of the files."

    async def mailbox(_: Job, now: datetime) -> str:
        assert server is not None
        return await read_mailbox(database, place, server, now)

    server = mailbox_server(settings)
    incoming: dict[str, Handler] = {READ_MAILBOX: mailbox} if server else {}
    fetching = Fetching(database, lambda: place, lambda: files(settings))
    sheets = BoardSheets(database, lambda: place)
    return {
        SCRUB: scrub,
        FETCH: fetching.fetch,
        BOARD_SHEET: sheets.make,
        **incoming,
        **Workshop(database, sender, rules).handlers(),
    }
