"""Agreeing with what others answered: which replies a member is shown, and the one row that a press leaves."""

from __future__ import annotations

from actions.deed import Deed
from actions.errors import NotFound
from dialogue.members import Member
from dialogue.replies import Reply
from dialogue.replies.agreeing import Candidate, choose, may_show
from storage import agreements


async def others_to_show(deed: Deed, member: Member, reply: Reply) -> tuple[Candidate, ...]:
    """Up to three published replies of others to the question that was just answered."""
    if reply.question_id is None:
        return ()
    answers = await agreements.count_answers(deed.connection, reply.question_id)
    found = await agreements.select_candidates(
        deed.connection, reply.question_id, member.id, reply.organisation_id
    )
    return choose(found, answers)


async def shown_again(deed: Deed, reply_ids: list[str]) -> tuple[Candidate | None, ...]:
    """The same replies as they may be shown now, None for one that may not any more."""
    return tuple([await _if_shown(deed, one) for one in reply_ids])


async def _if_shown(deed: Deed, reply_id: str) -> Candidate | None:
    found = await agreements.select_candidate(deed.connection, reply_id)
    if found is None:
        return None
    one, question_id = found
    answers = await agreements.count_answers(deed.connection, question_id)
    return one if may_show(one, answers) else None


async def agree(deed: Deed, member: Member, reply_id: str) -> bool:
    """The member agrees, for their organisation where they speak for it; pressed again they take it back.

    Returns whether they agree now. Raises NotFound for a reply that may not be shown any more, or is their own.
    """
    if await agreements.delete_agreement(deed.connection, reply_id, member.id):
        return False
    if await _if_shown(deed, reply_id) is None or await agreements.is_own(
        deed.connection, reply_id, member.id
    ):
        raise NotFound("There is no such reply to agree with.")
    organisation = member.organisation_id if member.speaks_for == "organisation" else None
    await agreements.insert_agreement(deed.connection, reply_id, member.id, organisation, deed.now)
    return True
