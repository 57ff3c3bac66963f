"""The newsletter in the office's chat before it is sent: where it stands, building, looking at it, approving it."""

from __future__ import annotations

from datetime import date, timedelta

from actions import issues as acting
from actions.errands import ask_for_build
from actions.errors import ActionError
from actions.sending import issue_status
from bot.handlers.staff.office import Office
from dialogue.issues import SHOWN, Issue
from dialogue.language.dates import STOCKHOLM
from storage import audit, issue_contents, issues, recipients
from wording.chat import staff_issue as screens
from wording.chat.staff import note

OUT = ("sent", "cancelled")


async def current(office: Office, _: str) -> None:
    """The issue that is in the making; else this month's."""
    known = await issues.select_issues(office.deed.connection)
    making = [issue.period for issue in known if issue.state not in OUT and not issue.extra]
    await show(office, making[0] if making else _month(office))


async def show(office: Office, period: str) -> None:
    """Where an issue stands."""
    issue = await issues.select_issue(office.deed.connection, period)
    if issue is None:
        await office.show(screens.not_built_screen(office.language, period))
        return
    seen = await seen_as(office, issue)
    await office.show(screens.issue_screen(office.language, seen, await _after(office, issue)))


async def build(office: Office, period: str) -> None:
    """Plan a build; whoever asked is answered when it is done."""
    await ask_for_build(office.deed, period, office.person.id, office.person.id)
    await office.show(screens.build_started(office.language, period))


async def preview(office: Office, period: str) -> None:
    """The letter's text, with the page where it stands in full once that is open."""
    issue = await acting.find_issue(office.deed.connection, period)
    variant = await acting.find_variant(office.deed.connection, period)
    link = f"{office.deed.premises.public_url}/n/{period}" if issue.state in SHOWN else ""
    said = screens.preview_screen(office.language, office.deed.house, issue, variant, link)
    await office.say(said, "preview")


async def approve(office: Office, rest: str) -> None:
    """Approve the content that was looked at, and no other; who comes second is told what the first one did."""
    period, _, seen = rest.partition(":")
    issue = await acting.find_issue(office.deed.connection, period)
    same = issue.sha256.startswith(seen) and not issue.changed
    if issue.state != "draft":
        await _notice(office, "already-approved" if same and issue.approved_by else "stale", issue)
    elif not same:
        await _notice(office, "stale", issue)
    else:
        await _approve(office, issue)
    await show(office, period)


async def ask_alone(office: Office, rest: str) -> None:
    """Nobody else can approve it: why? The next text is the note."""
    await office.expect(f"alone:{rest}")
    await office.show(note(office.language, "alone.ask"))


async def take_alone(office: Office, rest: str, text: str) -> None:
    """The note: the content that was looked at is approved by one person."""
    await _approve_seen(office, rest, alone=text)


async def ask_override(office: Office, rest: str) -> None:
    """It is hard to read and goes out all the same: why? The next text is the note."""
    await office.expect(f"override:{rest}")
    await office.show(note(office.language, "override.ask"))


async def take_override(office: Office, rest: str, text: str) -> None:
    """The note: the content that was looked at is approved in spite of its language."""
    await _approve_seen(office, rest, override=text)


async def _approve_seen(office: Office, rest: str, *, alone: str = "", override: str = "") -> None:
    """Approve with a note what was looked at when the note was asked for, and no other content."""
    period, _, seen = rest.partition(":")
    await office.expect("")
    issue = await acting.find_issue(office.deed.connection, period)
    if issue.state == "draft" and issue.sha256.startswith(seen) and not issue.changed:
        await _approve(office, issue, alone=alone, override=override)
    await show(office, period)


async def _approve(office: Office, issue: Issue, alone: str = "", override: str = "") -> None:
    needed = 2 if office.deed.house.second_approver else 1
    try:
        approved = await acting.approve_issue(
            office.deed.connection,
            issue.id,
            office.person.name,
            office.deed.now,
            sha256=issue.sha256,
            needed=needed,
            alone=alone,
            override=override or await _set_aside(office, issue),
        )
    except ActionError:
        await _notice(office, "stale", issue)
        return
    await _notice(office, "approved" if approved.state == "approved" else "one-more", approved)
    if approved.state != "approved":
        await office.say(screens.one_more(office.language, approved), "one-more")


async def _set_aside(office: Office, issue: Issue) -> str:
    """The note with which the first of two approved this very content in spite of its language; '' for none."""
    if not screens.may_be_overridden(issue):
        return ""
    connection = office.deed.connection
    before = await audit.select_latest(connection, "issue.override", issue.id)
    approved = await audit.select_latest(connection, "issue.approve", issue.id)
    same = approved is not None and approved["note"] == issue.sha256
    return str(before["note"]) if before is not None and same else ""


async def seen_as(office: Office, issue: Issue) -> screens.Seen:
    """An issue with what the screens tell of it."""
    connection = office.deed.connection
    return screens.Seen(
        issue,
        await issue_contents.select_variant(connection, issue.id, "sv"),
        await issue_status(connection, issue.id),
        await recipients.count_included(connection, issue.id),
    )


async def _notice(office: Office, name: str, issue: Issue) -> None:
    await office.talk.nod(screens.notice(office.language, name, issue))


async def _after(office: Office, issue: Issue) -> str:
    """The next month's period once this issue is out, else ''."""
    if issue.state not in OUT or issue.extra:
        return ""
    month = max(issue.period, _month(office))
    later = date.fromisoformat(f"{month}-01") + timedelta(days=31)
    return month if month > issue.period else f"{later:%Y-%m}"


def _month(office: Office) -> str:
    return f"{office.deed.now.astimezone(STOCKHOLM):%Y-%m}"
