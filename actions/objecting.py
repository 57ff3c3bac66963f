"""An organisation's contact sees what was said in its name, and may object: it is put aside until the office has looked.

Only what its author chose to show with the name is seen: what was sent without it was promised to stay so.
"""

from __future__ import annotations

from typing import Final

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound
from actions.office_told import tell_office
from actions.telling import tell
from dialogue.members import Member, Organisation
from dialogue.replies import Reply
from storage import audit, members, organisations, replies, review
from wording.chat.objecting import to_author, to_office

OBJECTION: Final = "objection"
"""Why such a reply is held."""


async def appoint_contact(deed: Deed, member: Member, actor: str, *, contact: bool) -> None:
    """Staff say whether a member is their organisation's contact. Raises NotAllowed without an organisation."""
    if contact and member.organisation_id is None:
        raise NotAllowed("This member answers for no organisation yet; they choose one with /organisation.")
    await members.update_contact(deed.connection, member.id, contact)
    await audit.insert_audit(
        deed.connection, deed.now, actor, "contact-on" if contact else "contact-off", member.id
    )


async def said_in_name(deed: Deed, member: Member) -> tuple[Organisation, tuple[Reply, ...]]:
    """A contact's organisation and what was said in its name, newest first. Raises NotAllowed for anybody else."""
    organisation = await _organisation_of(deed, member)
    return organisation, await replies.select_said_in_name(deed.connection, organisation.id)


async def object_to(deed: Deed, member: Member, reply_id: str) -> bool:
    """Put a reply aside; its author and the office are told. False where it was put aside before.

    Raises NotAllowed for anybody but the contact, NotFound for what was not said in the organisation's name.
    """
    organisation, said = await said_in_name(deed, member)
    reply = next((one for one in said if one.id == reply_id), None)
    if reply is None:
        raise NotFound("That is not said in your organisation's name (any more).")
    if reply.held == OBJECTION:
        return False
    await review.update_reviewed(deed.connection, reply.id, OBJECTION, None, None)
    await audit.insert_audit(deed.connection, deed.now, member.id, "object-to-reply", reply.id)
    await _tell_author(deed, reply, organisation, member)
    await tell_office(deed, f"objection:{reply.id}", to_office("sv", organisation.name))
    return True


async def _organisation_of(deed: Deed, member: Member) -> Organisation:
    found = await organisations.select_organisation(deed.connection, member.organisation_id or "")
    if found is None or not member.contact:
        raise NotAllowed("Only an organisation's contact sees what was said in its name.")
    return found


async def _tell_author(deed: Deed, reply: Reply, organisation: Organisation, objecting: Member) -> None:
    author = await members.select_member(deed.connection, reply.member_id or "")
    if author is None or author.telegram is None or author.id == objecting.id:
        return
    said = to_author(author.language, organisation.name)
    key = f"objection:{reply.id}"
    await tell(deed, author.telegram, said, key, "feedback", member_id=author.id, reply_id=reply.id)
