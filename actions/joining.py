"""Members come to speak for an organisation: by its own link, or by asking and being confirmed. Nobody is kept from answering."""

from __future__ import annotations

import secrets

from actions.deed import ALPHABET, Deed
from actions.errors import NotFound
from actions.members import join_organisation
from dialogue.members import Member, Organisation
from storage import audit, organisations, register

LENGTH = 20
"""Letters of a link's word: 99 bits."""
LINK = "o-"
"""Begins what /start is given."""


async def invite_to(deed: Deed, one: Organisation, actor: str, *, new: bool = False) -> str:
    """The word of the organisation's link; with `new` another one, and the old is out of use."""
    word = await register.select_invite(deed.connection, one.id)
    if word is not None and not new:
        return word
    word = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    await register.replace_invite(deed.connection, one.id, word, deed.now)
    await audit.insert_audit(deed.connection, deed.now, actor, "organisation.invite", one.id)
    return word


async def revoke_invite(deed: Deed, one: Organisation, actor: str) -> None:
    """There is no link any more; who came by it stays."""
    await register.replace_invite(deed.connection, one.id, None, deed.now)
    await audit.insert_audit(deed.connection, deed.now, actor, "organisation.revoke-invite", one.id)


async def join_by_link(deed: Deed, member: Member, word: str) -> Organisation | None:
    """The member speaks for the organisation that the link is of; None where it is out of use."""
    organisation_id = await register.select_invited_to(deed.connection, word)
    one = await organisations.select_organisation(deed.connection, organisation_id or "")
    if one is None:
        return None
    await join_organisation(deed, member, one)
    await register.update_joined(deed.connection, member.id, "invited")
    return one


async def confirm_member(deed: Deed, one: Organisation, member: Member, actor: str) -> None:
    """Somebody who asked does speak for the organisation. Raises NotFound for whoever does not say so."""
    if member.organisation_id != one.id:
        raise NotFound(f"That member does not answer for {one.name}; see `medskick organisation members`.")
    await register.update_joined(deed.connection, member.id, "confirmed")
    await audit.insert_audit(deed.connection, deed.now, actor, "organisation.confirm-member", member.id)
