"""Sending the newsletter in the office's chat: the last question, pause, go on, cancel, what is unclear."""

from __future__ import annotations

from actions import sending as acting
from actions.issues import find_issue
from actions.planned_sending import drop_plan, plan_sending
from bot.handlers.staff.first import tell_first
from bot.handlers.staff.issue import show
from bot.handlers.staff.office import Office
from storage import recipients
from wording.chat import staff_issue as screens
from wording.chat.staff_unclear import masked

SAMPLE = 3


async def ask(office: Office, period: str) -> None:
    """How many get it, a few of them, and: now?"""
    connection = office.deed.connection
    issue = await find_issue(connection, period)
    if issue.state != "approved":
        await show(office, period)
        return
    count = await recipients.count_included(connection, period)
    some = await recipients.select_recipients_after(connection, period, "", SAMPLE)
    sample = [masked(one.email) for one in some]
    usual = screens.usual_time(office.deed.house, period)
    later = usual if usual is not None and usual > office.deed.now else None
    await office.show(screens.ask_send(office.language, issue, count, sample, later))


async def send(office: Office, rest: str) -> None:
    """Yes: the letters are prepared as a job. Nothing goes where another content was approved meanwhile."""
    period, _, seen = rest.partition(":")
    issue = await find_issue(office.deed.connection, period)
    if issue.state in acting.SENDING:
        await tell_first(office, period, "issue.send")
    elif not issue.sha256.startswith(seen):
        await _notice(office, "stale", period)
    else:
        await acting.begin_sending(office.deed.connection, period, office.person.id, office.deed.now)
        await _notice(office, "sending", period)
    await show(office, period)


async def plan(office: Office, rest: str) -> None:
    """Not now but on the morning of the issue's own day; the calendar begins it."""
    period, _, seen = rest.partition(":")
    issue = await find_issue(office.deed.connection, period)
    at = screens.usual_time(office.deed.house, period)
    if issue.send_at is not None or issue.state in acting.SENDING:
        await tell_first(office, period, "issue.plan", "issue.send")
    elif issue.state != "approved" or not issue.sha256.startswith(seen) or at is None or at < office.deed.now:
        await _notice(office, "stale", period)
    else:
        await plan_sending(office.deed, period, at, office.person.id)
    await show(office, period)


async def unplan(office: Office, period: str) -> None:
    """No longer by itself."""
    await drop_plan(office.deed, period, office.person.id)
    await show(office, period)


async def pause(office: Office, period: str) -> None:
    """Hold back what has not gone."""
    await acting.pause_issue(office.deed.connection, period, office.person.id, office.deed.now)
    await show(office, period)


async def resume(office: Office, period: str) -> None:
    """Let it go on."""
    await acting.resume_issue(office.deed.connection, period, office.person.id, office.deed.now)
    await show(office, period)


async def ask_cancel(office: Office, period: str) -> None:
    """Send no more of it?"""
    issue = await find_issue(office.deed.connection, period)
    await office.show(screens.ask_cancel(office.language, issue))


async def cancel(office: Office, period: str) -> None:
    """Yes."""
    await acting.cancel_issue(office.deed.connection, period, office.person.id, office.deed.now)
    await show(office, period)


async def settle(office: Office, rest: str) -> None:
    """Letters that may or may not have arrived: once more, or leave them."""
    period, _, how = rest.partition(":")
    connection, person, now = office.deed.connection, office.person.id, office.deed.now
    if not (await acting.issue_status(connection, period)).uncertain:
        await tell_first(office, period, "issue.resend-uncertain", "issue.leave-uncertain")
        await show(office, period)
        return
    await acting.resolve_uncertain(connection, period, person, now, resend=how == "again")
    if how != "again":
        await _notice(office, "left", period)
    await show(office, period)


async def _notice(office: Office, name: str, period: str) -> None:
    issue = await find_issue(office.deed.connection, period)
    await office.talk.nod(screens.notice(office.language, name, issue))
