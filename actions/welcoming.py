"""Having those welcomed who stand on a list that was taken in. Plans the job; the newsletter's room sets the mail in type."""

from __future__ import annotations

from typing import Final

from actions.deed import Deed, new_id
from storage import jobs

WELCOME: Final = "welcome-mails"
"""The kind of the job that queues the mails, to everybody who is owed one."""


async def plan_welcomes(deed: Deed) -> None:
    """Have everybody welcomed who is owed it."""
    await jobs.insert_job(deed.connection, f"{WELCOME}:{new_id('w')}", WELCOME, deed.now, deed.now)
