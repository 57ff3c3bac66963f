"""What is agreed at meetings and with partners: added, done, and the office reminded once when its day comes."""

from __future__ import annotations

from datetime import date

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound, WrongState
from actions.inviting import find_organisation
from actions.meetings import find_meeting
from actions.noticing import Notice
from actions.office_told import tell_office
from dialogue.followups import ActionItem, Partnership, action_reminder, partnership_reminder
from dialogue.recurring import Late
from storage import audit, followups, meetings
from wording.followups import action_notice, partnership_notice
from wording.said import Said

STAFF_LANGUAGE = "sv"


async def add_action(
    deed: Deed, meeting_code: str, text: str, owner: str, due: date, actor: str
) -> ActionItem:
    """Something to do that a meeting agreed on. Raises NotFound, NotAllowed without words or owner."""
    meeting = await find_meeting(deed.connection, meeting_code)
    text, owner = " ".join(text.split()), " ".join(owner.split())
    if not text or not owner:
        raise NotAllowed("Say what is to be done and by whom.")
    remind_at = action_reminder(due)
    item = ActionItem(
        new_id("a"), meeting.id, text, owner, due, None, remind_at if remind_at > deed.now else None, deed.now
    )
    await followups.insert_action(deed.connection, item)
    await audit.insert_audit(deed.connection, deed.now, actor, "action.add", item.id)
    return item


async def finish_action(deed: Deed, item_id: str, actor: str) -> ActionItem:
    """It is done. Raises NotFound, WrongState."""
    item = await followups.select_action(deed.connection, item_id)
    if item is None:
        raise NotFound(f"There is no action {item_id!r}; see `medskick action list`.")
    if not await followups.update_done(deed.connection, item.id, deed.now):
        raise WrongState("That was done before.")
    await audit.insert_audit(deed.connection, deed.now, actor, "action.done", item.id)
    return item


async def add_partnership(deed: Deed, name: str, organisation: str, ends: date, actor: str) -> Partnership:
    """A partnership that lasts through a day. Raises NotFound for the organisation, NotAllowed without a name."""
    name = " ".join(name.split())
    if not name:
        raise NotAllowed("The partnership has no name; say what it is about.")
    partner = await find_organisation(deed.connection, organisation)
    partnership = Partnership(
        new_id("p"), name, partner.id, ends, partnership_reminder(ends, deed.now), deed.now
    )
    await followups.insert_partnership(deed.connection, partnership)
    await audit.insert_audit(deed.connection, deed.now, actor, "partnership.add", partnership.id)
    return partnership


async def remind_of_followups(deed: Deed) -> tuple[Late, ...]:
    """Tell the office, once each, of actions that are due and partnerships that end. A reminder still helps when it is late."""
    for item in await followups.claim_due_actions(deed.connection, deed.now):
        meeting = await meetings.select_meeting(deed.connection, item.meeting_id)
        title = meeting.title if meeting else ""
        await _tell_office(deed, f"action:{item.id}", *action_notice(STAFF_LANGUAGE, item, title))
    for one in await followups.select_due_partnerships(deed.connection, deed.now):
        key = f"partnership:{one.id}:{one.remind_at:%Y-%m-%d}"
        await _tell_office(deed, key, *partnership_notice(STAFF_LANGUAGE, one))
        following = partnership_reminder(one.ends_on, deed.now)
        await followups.update_partnership_reminder(deed.connection, one.id, following)
    return ()


async def _tell_office(deed: Deed, key: str, heading: str, text: str, said: Said) -> None:
    await tell_office(deed, key, said, Notice("staff-mail", heading, (text,)))
