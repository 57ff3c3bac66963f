"""Longer work that somebody asks for, done by the schedule: building an issue, asking the feeds, clearing the files.

Asked for twice before it is begun, it is done once.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from actions.deed import Deed, new_id
from actions.issues import check_buildable
from storage import audit, jobs
from storage.connection import moment

SCRUB: Final = "scrub"
BETWEEN_SCRUBS: Final = timedelta(hours=1)
"""The store is written anew as a whole, so many withdrawals share one time."""


async def ask_for_build(deed: Deed, period: str, actor: str, asked_by: str | None = None) -> int:
    """Have the issue of `period` built; returns the job's number. `asked_by` (a staff id) is answered in the chat.

    Raises WrongState for a period that is none, or an issue that is approved or has gone out.
    """
    await check_buildable(deed.connection, period)
    return await _ask(deed, "build-issue", {"period": period}, period, deed.now, actor, asked_by)


async def ask_for_feeds(deed: Deed, actor: str) -> int:
    """Have every feed asked, due or not; returns the job's number."""
    # Due at the full hour, as the rounds are: the next round is counted from the latest one.
    hour = deed.now.replace(minute=0, second=0, microsecond=0)
    return await _ask(deed, "refresh-feeds", {"all": True}, "", hour, actor)


async def ask_for_scrub(deed: Deed) -> None:
    """Have what was taken back written out of the store's files: at once, or an hour after the last time."""
    if await jobs.select_waiting(deed.connection, SCRUB):
        return
    latest = await jobs.latest_due(deed.connection, SCRUB)
    due = max(deed.now, moment(latest["due_at"]) + BETWEEN_SCRUBS) if latest else deed.now
    key = f"{SCRUB}:{due:%Y%m%dT%H%M%S%f}"
    await jobs.insert_job(deed.connection, key, SCRUB, due, deed.now)


async def _ask(
    deed: Deed,
    kind: str,
    args: dict[str, Any],
    subject: str,
    due: datetime,
    actor: str,
    asked_by: str | None = None,
) -> int:
    if (known := await _waiting(deed, kind, args)) is not None:
        return known
    key = f"{kind}:{subject or 'asked'}:{new_id('j')}"
    await jobs.insert_job(deed.connection, key, kind, due, deed.now, args, asked_by)
    await audit.insert_audit(deed.connection, deed.now, actor, kind, subject)
    planned = await _waiting(deed, kind, args)
    assert planned is not None
    return planned


async def _waiting(deed: Deed, kind: str, args: dict[str, Any]) -> int | None:
    found = await jobs.select_waiting(deed.connection, kind)
    return next((job.id for job in found if job.args == args), None)
