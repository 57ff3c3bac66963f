"""What the desk does with the newsletter: build, edit, approve, send, pause, settle what is unclear; and ask the feeds.

Building and asking are jobs; the page waits for them. Letters are queued by a job too, and sent by `delivery`.
"""

from __future__ import annotations

from actions import issues, sending
from actions.deed import Deed
from actions.errands import ask_for_build, ask_for_feeds
from dialogue.issues import Issue
from web.desk.asked import Asked, Done, digest
from web.errors import Refused


async def build(deed: Deed, asked: Asked) -> Done:
    """Build an issue, or its draft anew."""
    period = asked.form["period"]
    job = await ask_for_build(deed, period, asked.person.id)
    return Done("build-issue", period, job)


async def edit(deed: Deed, asked: Asked) -> Done:
    """Staff's greeting and subject; then the issue is built again."""
    issue = await _editable(deed, asked)
    greeting, subject = asked.form["halsning"], asked.form["amne"]
    if (greeting, subject) == (issue.greeting, issue.own_subject or ""):
        return Done("build-issue", issue.id, await ask_for_build(deed, issue.id, asked.person.id))
    if asked.form["innan"] != edit_digest(issue):
        raise Refused("changed-meanwhile")
    return await _edit(deed, issue, asked, issues.Edit(greeting=greeting, subject=subject))


async def mark(deed: Deed, asked: Asked) -> Done:
    """Pin an entry, or leave it out; then the issue is built again."""
    issue = await _editable(deed, asked)
    what, _, target = asked.form["gor"].partition(" ")
    if what not in ("pin", "leave-out") or not target:
        raise Refused("nothing-chosen")
    change = issues.Edit(pin=[target]) if what == "pin" else issues.Edit(leave_out=[target])
    return await _edit(deed, issue, asked, change)


async def approve(deed: Deed, asked: Asked) -> Done:
    """Approve what was looked at; a note says why texts that are hard to read go out all the same."""
    needed = 2 if deed.house.second_approver else 1
    override = " ".join(asked.form["trots"].split())
    await issues.approve_issue(
        deed.connection,
        asked.path["issue"],
        asked.person.name,
        deed.now,
        sha256=asked.form["sha"],
        needed=needed,
        override=override,
    )
    return Done("issue.approve", asked.path["issue"])


async def send(deed: Deed, asked: Asked) -> Done:
    """Start sending what was approved; a job queues the letters."""
    issue = await issues.find_issue(deed.connection, asked.path["issue"])
    if issue.approved_sha256 != asked.form["sha"]:
        raise Refused("changed-meanwhile")
    await sending.begin_sending(deed.connection, issue.id, asked.person.id, deed.now)
    return Done("issue.send", issue.id)


async def pause(deed: Deed, asked: Asked) -> Done:
    """Hold back what has not been sent."""
    await sending.pause_issue(deed.connection, asked.path["issue"], asked.person.id, deed.now)
    return Done("issue.pause", asked.path["issue"])


async def resume(deed: Deed, asked: Asked) -> Done:
    """Go on sending."""
    await sending.resume_issue(deed.connection, asked.path["issue"], asked.person.id, deed.now)
    return Done("issue.resume", asked.path["issue"])


async def cancel(deed: Deed, asked: Asked) -> Done:
    """Send no more of it."""
    await sending.cancel_issue(deed.connection, asked.path["issue"], asked.person.id, deed.now)
    return Done("issue.cancel", asked.path["issue"])


async def resolve(deed: Deed, asked: Asked) -> Done:
    """Send letters of unclear fate once more, or leave them."""
    resend, issue_id = asked.form["gor"] == "igen", asked.path["issue"]
    status = await sending.issue_status(deed.connection, issue_id)
    if status.uncertain:
        await sending.resolve_uncertain(deed.connection, issue_id, asked.person.id, deed.now, resend=resend)
    return Done(f"issue.{'resend' if resend else 'leave'}-uncertain", issue_id)


async def refresh_feeds(deed: Deed, asked: Asked) -> Done:
    """Ask all feeds for what is new."""
    return Done("refresh-feeds", "", await ask_for_feeds(deed, asked.person.id))


def edit_digest(issue: Issue) -> str:
    """Staff's words as the form knows them."""
    return digest(issue.greeting, issue.own_subject or "")


async def _editable(deed: Deed, asked: Asked) -> Issue:
    issue = await issues.find_issue(deed.connection, asked.path["issue"])
    if issue.state not in ("draft", "approved"):
        raise Refused("not-editable")
    return issue


async def _edit(deed: Deed, issue: Issue, asked: Asked, change: issues.Edit) -> Done:
    await issues.edit_issue(deed.connection, issue.id, change, asked.person.id, deed.now)
    job = await ask_for_build(deed, issue.id, asked.person.id)
    return Done("issue.edit", issue.id, job)
