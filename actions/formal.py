"""An organisation's formal response that came to us: passed on to the registry, and the organisation has then answered.

What was sent in has arrived at the authority (förvaltningslagen 2017:900, 22 §). The mail is the newsletter room's to set;
how it went is told by `actions.formal_settling`.
"""

from __future__ import annotations

from typing import Final

from actions.consultation_answers import answer_for
from actions.deed import Deed, new_id
from actions.errors import WrongState
from actions.recalling import recall_quoted
from dialogue.consultations import Consultation
from dialogue.formal import FormalResponse
from dialogue.members import Member
from dialogue.replies import Reply
from storage import audit, formal_responses, jobs, replies

REGISTRY_MAIL: Final = "registry-mail"
"""The kind of the job that sets the mail; its `args` are {"response", "tries"}."""
MOST_TEXT: Final = 20_000


async def forward_reply(
    deed: Deed, consultation: Consultation, organisation_id: str, reply: Reply, member: Member
) -> FormalResponse:
    """Pass a reply on as the formal response; the same one once. It is kept, marked, and shown to nobody but the office.

    Raises WrongState where the house has no registry, or the reply was taken back.
    """
    if reply.withdrawn_at is not None:
        raise WrongState("The reply was taken back, so it is not passed on.")
    before = await formal_responses.select_response_of_reply(deed.connection, reply.id)
    if before is not None and before.state != "failed":
        return before
    one = _response(deed, consultation, organisation_id, reply_id=reply.id, member_id=member.id)
    await replies.update_visibility(deed.connection, reply.id, "hidden")
    await recall_quoted(deed, reply.id)
    await _plan(deed, consultation, one, member.id)
    return one


async def forward_text(
    deed: Deed, consultation: Consultation, organisation_id: str, text: str, actor: str
) -> FormalResponse:
    """Pass on a response that was written on a page; the same words once.

    Raises WrongState for an empty or too long text, and where the house has no registry.
    """
    if not text.strip() or len(text) > MOST_TEXT:
        raise WrongState(f"A response holds 1 to {MOST_TEXT} characters; send a longer one to the registry.")
    before = await formal_responses.select_same_text(deed.connection, consultation.id, organisation_id, text)
    if before is not None:
        return before
    one = _response(deed, consultation, organisation_id, text=text)
    await _plan(deed, consultation, one, actor)
    return one


def _response(
    deed: Deed,
    consultation: Consultation,
    organisation_id: str,
    *,
    reply_id: str | None = None,
    member_id: str | None = None,
    text: str = "",
) -> FormalResponse:
    if not deed.house.registry:
        raise WrongState("There is no registry to pass it on to; set `registry` in house.toml.")
    return FormalResponse(
        new_id("y"),
        consultation.id,
        organisation_id,
        reply_id,
        member_id,
        text,
        deed.house.registry,
        deed.now,
    )


async def _plan(deed: Deed, consultation: Consultation, one: FormalResponse, actor: str) -> None:
    await formal_responses.insert_response(deed.connection, one)
    await plan_mail(deed, one.id, 0)
    await answer_for(deed, consultation, one.organisation_id, "answered", actor)
    await audit.insert_audit(
        deed.connection, deed.now, actor, "consultation.formal", consultation.code, one.id
    )


async def plan_mail(deed: Deed, response_id: str, tries: int) -> None:
    """Have the mail set now, or in a while where its file is still being fetched (`tries` counts those waits)."""
    args = {"response": response_id, "tries": tries}
    key = f"{REGISTRY_MAIL}:{response_id}:{tries}"
    await jobs.insert_job(deed.connection, key, REGISTRY_MAIL, deed.now, deed.now, args)
