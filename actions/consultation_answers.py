"""How an organisation stands to a consultation: it will answer, declines, has answered; and when its board meets.

The same deeds for the page behind a mail's link, the chat and the command line. Whoever has answered or declined is not
reminded any more, not even by what waits already.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.deed import Deed
from actions.errors import NotFound, WrongState
from actions.inviting import invited_to
from dialogue.boards import first_due
from dialogue.consultations import Consultation
from dialogue.invitations import DONE, STANDINGS, Invited, Standing, closed_as
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import LINK
from storage import audit, consultations, invitations, reminders

MOST_REASON = 1000


async def answer_for(
    deed: Deed,
    consultation: Consultation,
    organisation_id: str,
    state: str,
    actor: str,
    *,
    reason: str = "",
    link: str = "",
    on: date | None = None,
) -> Invited:
    """Note how an organisation stands from now on; it may change its mind at any time, and need not be invited.

    `reason` is kept with "declined"; `link` and `on` (a Stockholm day, default today) with "answered". Raises NotFound for
    the organisation, WrongState for another state or a link that is no address.
    """
    if state not in STANDINGS:
        raise WrongState(f"The state {state!r} is none; take one of {', '.join(STANDINGS)}.")
    if link and not LINK.fullmatch(link):
        raise WrongState(f"{link} is no address of a page; write it as https://example.se/page.")
    before = await standing_of(deed, consultation, organisation_id)
    standing: Standing = next(one for one in STANDINGS if one == state)
    answered = standing == "answered"
    after = replace(
        before,
        standing=standing,
        reason=reason.strip()[:MOST_REASON] if standing == "declined" else "",
        link=link if answered else "",
        answered_on=(on or deed.now.astimezone(STOCKHOLM).date()) if answered else None,
        changed_at=deed.now,
    )
    await _keep(deed, consultation, after, actor, "consultation.answer")
    return after


async def set_board_date(
    deed: Deed, consultation: Consultation, organisation_id: str, day: date | None, actor: str
) -> Invited:
    """Note when the organisation's board meets about it, None for not at all. Raises NotFound.

    From then on `actions.boards` sends a sheet to take along, and asks what the board said.
    """
    before = await standing_of(deed, consultation, organisation_id)
    after = replace(before, board_on=day, changed_at=deed.now)
    await _keep(deed, consultation, after, actor, "consultation.board")
    return after


async def standing_of(deed: Deed, consultation: Consultation, organisation_id: str) -> Invited:
    """How an organisation stands now. Raises NotFound."""
    found = await invitations.select_standing(deed.connection, consultation.id, organisation_id)
    if found is None:
        raise NotFound("There is no such organisation any more; see `medskick organisation list`.")
    return found


async def _keep(deed: Deed, consultation: Consultation, after: Invited, actor: str, action: str) -> None:
    connection, now = deed.connection, deed.now
    await invitations.upsert_standing(connection, consultation.id, after, actor, now)
    due = first_due(after.board_on, now) if after.waits else None
    await invitations.update_board_due(connection, consultation.id, after.organisation.id, due)
    if after.standing in DONE:
        await reminders.cancel_waiting(
            connection, consultation.code, f":{after.organisation.id}:", "no longer needed", now
        )
    if consultation.state in ("closed", "answered"):
        state = closed_as(consultation, await invited_to(connection, consultation))
        await consultations.update_state(connection, consultation.id, state)
    await audit.insert_audit(connection, now, actor, action, consultation.code, after.organisation.id)
