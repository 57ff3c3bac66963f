"""Tips for the newsletter: a member begins, tells step by step, and sends; the office uses, changes or declines.

What was told so far is a row, so that a restart loses none of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound, WrongState
from actions.issues import NewItem, add_item
from actions.telling import tell
from dialogue.language.dates import STOCKHOLM
from dialogue.language.printable import printable
from dialogue.members import Member, Staff
from dialogue.safety import mask_personnummer
from dialogue.tips import KINDS, LONGEST_HEADING, Step, Tip, read_link, read_when
from storage import audit, events, members, tips
from wording.chat import tips as screens

EVENT_UID: Final = "tip-"


class Unclear(NotAllowed):
    """An answer to a step that cannot be used; the message is the key of the words that say why."""


async def begin_tip(deed: Deed, member: Member, kind: str) -> Tip:
    """A new draft in the place of one that was begun before. Raises NotFound for a kind that there is not."""
    if kind not in KINDS:
        raise NotFound("There is no such kind of tip.")
    await tips.delete_drafts(deed.connection, member.id)
    tip_id = new_id("t")
    await tips.insert_tip(deed.connection, tip_id, member.id, kind, deed.now)
    return await _tip(deed, tip_id)


async def own_draft(deed: Deed, member: Member, tip_id: str) -> Tip:
    """A member's own tip that is not sent yet. Raises NotFound."""
    tip = await tips.select_tip(deed.connection, tip_id)
    if tip is None or tip.member_id != member.id or tip.state != "draft":
        raise NotFound("There is no such tip (any more).")
    return tip


async def tell_step(deed: Deed, tip: Tip, step: Step, text: str) -> Tip:
    """One step of a tip, told or changed. Raises Unclear with the key of the reason."""
    changed = _told(deed, tip, step, printable(text).strip())
    if not await tips.update_tip(deed.connection, changed):
        raise WrongState("Somebody has decided about that tip already.")
    return changed


def _told(deed: Deed, tip: Tip, step: Step, text: str) -> Tip:
    if deed.operator != "authority":
        text = mask_personnummer(text)
    if step == "heading":
        return _with_heading(tip, " ".join(text.split()))
    if step == "text":
        return replace(tip, text=text)
    if step == "when":
        return _with_day(deed, tip, text)
    if step == "link":
        link = read_link(text)
        if not link:
            raise Unclear("tip.unclear.link")
        return replace(tip, link=link)
    raise NotFound("There is no such step.")


def _with_heading(tip: Tip, text: str) -> Tip:
    """A text too long for a heading is what the tip tells: it is kept, and a heading asked for again."""
    if len(text) <= LONGEST_HEADING:
        return replace(tip, heading=text)
    return replace(tip, text=text) if not tip.text else tip


def _with_day(deed: Deed, tip: Tip, text: str) -> Tip:
    found = read_when(text, deed.now.astimezone(STOCKHOLM).date())
    if found is None:
        raise Unclear("tip.unclear.when")
    return replace(
        tip,
        happens=" ".join(text.split())[:200],
        starts=found.starts,
        ends=found.ends,
        all_day=found.all_day,
        place=found.place[:160],
    )


async def credit(deed: Deed, tip: Tip, organisation_id: str | None) -> Tip:
    """Whether the newsletter says from which organisation it comes."""
    changed = replace(tip, organisation_id=organisation_id)
    await tips.update_tip(deed.connection, changed)
    return await _tip(deed, tip.id)


async def send_tip(deed: Deed, tip: Tip) -> bool:
    """A whole tip goes to the office; False where it is there already."""
    return await tips.update_sent(deed.connection, tip.id, deed.now)


async def drop_draft(deed: Deed, member: Member) -> None:
    """What the member has begun is not kept."""
    await tips.delete_drafts(deed.connection, member.id)


async def waiting_tip(deed: Deed, tip_id: str) -> Tip:
    """A tip that the office has. Raises NotFound."""
    tip = await tips.select_tip(deed.connection, tip_id)
    if tip is None or tip.state == "draft":
        raise NotFound("There is no such tip (any more).")
    return tip


async def use_as_item(deed: Deed, tip: Tip, person: Staff) -> None:
    """The tip becomes an item of the next issue. Raises WrongState where somebody decided before."""
    _check_waiting(tip)
    tip = screens.masked(tip)
    new = NewItem(tip.heading, screens.item_text(tip), link=tip.address)
    item = await add_item(deed.connection, new, person.id, deed.now)
    await _decide(deed, tip, "used", f"item:{item.id}", person)


async def use_as_event(deed: Deed, tip: Tip, person: Staff) -> None:
    """The tip becomes an event of the calendar. Raises WrongState where somebody decided before, or it has no day."""
    _check_waiting(tip)
    if tip.starts is None:
        raise WrongState("The tip has no day; change it first.")
    tip = screens.masked(tip)
    event_id = new_id("e")
    row = {
        "id": event_id, "feed_id": None, "uid": f"{EVENT_UID}{tip.id}", "title": tip.heading, "starts": tip.starts,
        "ends": tip.ends, "all_day": tip.all_day, "place": tip.place, "mode": "unknown", "organiser": tip.organisation,
        "url": tip.address, "signup_url": "", "signup_by": None, "status": "confirmed", "now": deed.now,
    }  # fmt: skip
    await events.upsert_events(deed.connection, [row])
    await _decide(deed, tip, "used", f"event:{event_id}", person)


async def decline_tip(deed: Deed, tip: Tip, person: Staff, line: str) -> None:
    """The tip is not used; `line` is what the tipper is told beside the thanks, '' for nothing. Raises WrongState."""
    _check_waiting(tip)
    await _decide(deed, tip, "declined", "", person, printable(line).strip())


def _check_waiting(tip: Tip) -> None:
    if tip.state != "waiting":
        raise WrongState("Somebody has decided about that tip already.")


async def _decide(deed: Deed, tip: Tip, state: str, result: str, person: Staff, line: str = "") -> None:
    if not await tips.update_decided(deed.connection, tip.id, state, result, person.id, deed.now):
        raise WrongState("Somebody has decided about that tip already.")
    await audit.insert_audit(deed.connection, deed.now, person.id, f"tip.{state}", tip.id, result)
    member = await members.select_member(deed.connection, tip.member_id) if tip.member_id else None
    if member is None or member.telegram is None or member.state != "active":
        return
    said = screens.answered(member.language, deed.house, tip, used=state == "used", line=line)
    await tell(deed, member.telegram, said, f"tip:{tip.id}", "office-answer", member_id=member.id)


async def _tip(deed: Deed, tip_id: str) -> Tip:
    tip = await tips.select_tip(deed.connection, tip_id)
    assert tip is not None
    return tip
