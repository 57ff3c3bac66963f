"""Sending an approved issue at a time: planned by staff, begun by the calendar, stopped where it is too late or no longer true."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from actions.deed import Deed
from actions.errors import WrongState
from actions.issues import find_issue
from actions.month import DESK, LANGUAGE
from actions.noticing import Notice, NoticeLink
from actions.office_told import tell_office
from actions.sending import begin_sending
from dialogue.issues import Issue
from dialogue.recurring import Late
from storage import audit, changed, issues, recipients
from wording import month as screens

LATEST: Final = timedelta(hours=24)
"""How late a planned issue is still sent by itself, unless staff say otherwise."""
CALENDAR: Final = "schedule"
WHY: Final = {
    "late": "too late to be sent by itself",
    "not-approved": "nobody has approved it",
    "changed": "what it says has changed since it was approved; the office decides",
}


async def plan_sending(
    deed: Deed, issue_id: str, at: datetime, actor: str, latest: timedelta = LATEST
) -> Issue:
    """Have an approved issue sent at `at` (UTC), or up to `latest` after it where nothing ran by then.

    Raises NotFound; WrongState for an issue that is not approved or goes to nobody, or a time that has passed.
    """
    issue = await find_issue(deed.connection, issue_id)
    if issue.state != "approved":
        raise WrongState(f"The issue {issue_id} is {issue.state}; somebody has to approve it first.")
    if at < deed.now:
        raise WrongState("That time has passed; give a later one, or send it now.")
    if await recipients.count_included(deed.connection, issue_id) == 0:
        raise WrongState(f"The issue {issue_id} goes to nobody; import subscribers and approve it again.")
    await issues.update_send_at(deed.connection, issue_id, at, at + latest)
    await audit.insert_audit(deed.connection, deed.now, actor, "issue.plan", issue_id, at.isoformat())
    return await find_issue(deed.connection, issue_id)


async def drop_plan(deed: Deed, issue_id: str, actor: str) -> None:
    """It is sent by itself no longer. Raises NotFound."""
    issue = await find_issue(deed.connection, issue_id)
    if issue.send_at is not None:
        await issues.update_send_at(deed.connection, issue_id, None, None)
        await audit.insert_audit(deed.connection, deed.now, actor, "issue.unplan", issue_id)


async def send_planned(deed: Deed) -> tuple[Late, ...]:
    """Begin what is due; one that is too late, or of which a fact has changed, is not sent and staff are asked."""
    late = []
    for issue in await issues.select_to_send(deed.connection, deed.now):
        assert issue.send_at is not None and issue.send_by is not None
        await issues.update_send_at(deed.connection, issue.id, None, None)
        facts = await facts_changed(deed, issue)
        if deed.now > issue.send_by:
            reason = "late"
        elif issue.state != "approved":
            reason = "not-approved"
        elif facts:
            reason = "changed"
        else:
            await begin_sending(deed.connection, issue.id, CALENDAR, deed.now)
            continue
        late.append(Late("newsletter", f"send:{issue.id}", "", issue.send_at, WHY[reason]))
        await _ask(deed, issue, reason, facts if reason == "changed" else ())
    return tuple(late)


async def facts_changed(deed: Deed, issue: Issue, language: str = "sv") -> tuple[str, ...]:
    """What an issue says that is no longer so since it was built, in words: an event that was cancelled or moved, a last day,
    a quotation whose author changed, withdrew or hid it, or that is held."""
    t = screens.words(language)
    found = [
        t.text("fact.cancelled" if event.status == "cancelled" else "fact.moved", title=event.title)
        for event in await changed.select_changed_events(deed.connection, issue.id, issue.built_at)
    ]
    moved = await changed.select_moved_deadlines(deed.connection, issue.id, issue.built_at)
    lost = await changed.count_lost_quotations(deed.connection, issue.id, issue.built_at)
    found += [t.text("fact.deadline", title=title) for title in moved]
    found += [t.text("fact.quotation")] * lost
    return tuple(found)


async def _ask(deed: Deed, issue: Issue, reason: str, facts: tuple[str, ...]) -> None:
    """Tell each of the office, by chat or else by mail, that a planned issue stands still, and why."""
    await audit.insert_audit(deed.connection, deed.now, CALENDAR, "issue.stopped", issue.id, reason)
    await tell_office(
        deed,
        f"stopped:{issue.id}:{issue.send_at}",
        lambda language: screens.planned_stopped(language, issue.period, reason, facts),
        _mail(deed, issue, reason, facts),
    )


def _mail(deed: Deed, issue: Issue, reason: str, facts: tuple[str, ...]) -> Notice:
    t = screens.words(LANGUAGE)
    heading, *paragraphs = screens.planned_stopped_mail(LANGUAGE, issue.period, reason, facts)
    desk = f"{deed.premises.public_url}{DESK}/nummer/{issue.period}"
    return Notice("staff-mail", heading, tuple(paragraphs), (NoticeLink(t.text("button.look"), desk),))
