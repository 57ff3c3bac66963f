"""Sending an issue: queue a letter for each recipient, pause, resume, cancel, settle what is unclear, tell how far it is.

Queues only; `delivery` posts. Starting twice starts once, and a start that was cut off goes on where it was: every
letter has a key of its own, and the issue counts as prepared when each recipient has a row in the outbox.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from actions.bouncing import count_failed
from actions.errors import NotFound, WrongState
from actions.issues import find_issue
from dialogue.issues import Issue, IssueStatus, RecipientStatus, status_of
from dialogue.language.folding import fold_loose
from storage import audit, issues, items, jobs, organisations, recipients, subscribers
from storage.connection import Connection

SENDING: Final = frozenset({"sending", "paused", "sent"})


async def begin_sending(connection: Connection, issue_id: str, actor: str, now: datetime) -> Issue:
    """Start sending an approved issue; a job prepares its letters. A second start changes nothing.

    Raises NotFound, and WrongState for an issue that is not approved or goes to nobody.
    """
    issue = await find_issue(connection, issue_id)
    if issue.state in SENDING:
        return issue
    if issue.state != "approved" or issue.approved_sha256 != issue.sha256:
        raise WrongState(f"The issue {issue_id} is {issue.state}; somebody has to approve it first.")
    if await recipients.count_included(connection, issue_id) == 0:
        raise WrongState(f"The issue {issue_id} goes to nobody; import subscribers and approve it again.")
    await issues.update_state(connection, issue_id, "sending")
    await _note_placed(connection, issue, now)
    await jobs.insert_job(
        connection, f"prepare-send:{issue_id}", "prepare-send", now, now, {"issue": issue_id}
    )
    await audit.insert_audit(connection, now, actor, "issue.send", issue_id)
    return await find_issue(connection, issue_id)


async def _note_placed(connection: Connection, issue: Issue, now: datetime) -> None:
    """What was written for the next issue has its place now, and whoever was in focus was shown."""
    await items.update_placed(connection, issue.id, issue.built_at)
    for heading in await items.select_in_focus(connection, issue.id):
        shown = await organisations.select_organisation_by_name(connection, fold_loose(heading))
        if shown is not None:
            await organisations.update_shown(connection, shown.id, now)


async def pause_issue(connection: Connection, issue_id: str, actor: str, now: datetime) -> Issue:
    """Hold back what has not been sent. Raises NotFound, and WrongState unless the issue is being sent."""
    issue = await find_issue(connection, issue_id)
    if issue.state == "paused":
        return issue
    if issue.state != "sending":
        raise WrongState(f"The issue {issue_id} is {issue.state}; only one that is being sent can be paused.")
    await issues.update_state(connection, issue_id, "paused")
    await recipients.update_held(connection, issue_id, held=True)
    await audit.insert_audit(connection, now, actor, "issue.pause", issue_id)
    return await find_issue(connection, issue_id)


async def resume_issue(connection: Connection, issue_id: str, actor: str, now: datetime) -> Issue:
    """Let a paused issue go on. Raises NotFound, WrongState."""
    issue = await find_issue(connection, issue_id)
    if issue.state == "sending":
        return issue
    if issue.state != "paused":
        raise WrongState(f"The issue {issue_id} is {issue.state}; only a paused one can be resumed.")
    await issues.update_state(connection, issue_id, "sending")
    await recipients.update_held(connection, issue_id, held=False)
    await audit.insert_audit(connection, now, actor, "issue.resume", issue_id)
    return await find_issue(connection, issue_id)


async def cancel_issue(connection: Connection, issue_id: str, actor: str, now: datetime) -> IssueStatus:
    """Send no more of an issue; what was sent stays sent. Raises NotFound, and WrongState for one that is all out."""
    issue = await find_issue(connection, issue_id)
    if issue.state in ("draft", "sent"):
        raise WrongState(f"The issue {issue_id} is {issue.state}; there is nothing to cancel.")
    if issue.state != "cancelled":
        await issues.update_state(connection, issue_id, "cancelled")
        await recipients.cancel_letters(connection, issue_id, "cancelled by staff", now)
        await audit.insert_audit(connection, now, actor, "issue.cancel", issue_id)
    return await issue_status(connection, issue_id)


async def resolve_uncertain(
    connection: Connection, issue_id: str, actor: str, now: datetime, *, resend: bool
) -> int:
    """Decide about letters that may or may not have arrived: send them once more, or leave them as they are.

    Returns how many it was about. A letter sent again has the same Message-ID, by which mail programs know a copy.
    Raises NotFound; WrongState for a cancelled issue that is to send again.
    """
    issue = await find_issue(connection, issue_id)
    counts = await recipients.count_letters_by_state(connection, issue_id)
    uncertain = counts.get("uncertain", 0)
    if resend and uncertain:
        if issue.state not in SENDING:
            raise WrongState(f"The issue {issue_id} is {issue.state}; nothing of it is sent any more.")
        await recipients.resend_uncertain(connection, issue_id, held=issue.state == "paused")
        if issue.state == "sent":
            await issues.update_state(connection, issue_id, "sending")
    done = "issue.resend-uncertain" if resend else "issue.leave-uncertain"
    await audit.insert_audit(connection, now, actor, done, issue_id, f"{uncertain} letters")
    return uncertain


async def issue_status(connection: Connection, issue_id: str) -> IssueStatus:
    """How far an issue has come. Raises NotFound."""
    issue = await find_issue(connection, issue_id)
    rows = await recipients.count_letters_by_state(connection, issue_id)
    return status_of(issue, rows, await recipients.count_included(connection, issue_id))


async def recipient_status(connection: Connection, issue_id: str, email: str) -> RecipientStatus:
    """What came of one person's letter. Raises NotFound for an address that the issue was never meant for."""
    await find_issue(connection, issue_id)
    found = await recipients.select_recipient_status(connection, issue_id, email)
    if found is None:
        raise NotFound(f"{email} is not among the recipients of {issue_id}, neither in nor left out.")
    return found


async def finish_sent_issues(connection: Connection, now: datetime) -> tuple[Issue, ...]:
    """Note which issues are all out by now, and whose addresses bounced; returns those that are newly so."""
    finished = []
    for issue in await issues.select_issues_in(connection, ("sending",)):
        if not issue.prepared or await recipients.has_letters_to_send(connection, issue.id):
            continue
        if await issues.update_sent(connection, issue.id, now):
            await subscribers.update_bounced(connection, issue.id, now)
            await count_failed(connection, issue.id, now)
            finished.append(await find_issue(connection, issue.id))
    return tuple(finished)
