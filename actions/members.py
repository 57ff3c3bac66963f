"""What a member can do about themselves: come in, choose organisation, language and visibility, stop."""

from __future__ import annotations

from collections.abc import Sequence

from actions.deed import Deed, new_id
from dialogue.language.folding import fold_loose
from dialogue.members import Member, Organisation
from dialogue.register import find
from storage import members, organisations, outbox_gate
from wording.catalogues import known_language

MOST_PROPOSED = 6
"""Organisations that are offered to choose from."""


async def meet(deed: Deed, chat: int, language: str | None) -> tuple[Member, bool]:
    """The member of a chat, made at the first message; the truth is whether they are new."""
    member = await members.select_member_by_telegram(deed.connection, chat)
    if member is not None:
        await come_back(deed, member)
        return member, False
    await members.insert_member(
        deed.connection, new_id("m"), chat, known_language(language or "sv"), deed.now
    )
    member = await members.select_member_by_telegram(deed.connection, chat)
    assert member is not None
    return member, True


async def come_back(deed: Deed, member: Member) -> None:
    """Whoever had blocked the bot and writes or presses is reached again."""
    if member.telegram is not None and member.state == "blocked":
        await members.update_state_by_telegram(deed.connection, member.telegram, "active")


async def resume_mailings(deed: Deed, member: Member) -> None:
    """/start by itself: mailings again. Consent is changed by its own control only (adhocracy-plus' changelog)."""
    await members.update_mailings(deed.connection, member.id, True)


async def stop_mailings(deed: Deed, member: Member) -> None:
    """/stopp: nothing unprompted any more, nor what waits already; answering stays possible. What waited does not come
    with a later /start either."""
    await members.update_mailings(deed.connection, member.id, False)
    if member.telegram is not None:
        await outbox_gate.drop_all(deed.connection, member.telegram, "stopped", deed.now)


async def find_organisations(deed: Deed, words: str) -> Sequence[Organisation]:
    """Listed organisations that a name, or a part of one, may mean, nearest first; one where it fits exactly, and that
    one may be a proposal."""
    folded = fold_loose(" ".join(words.split()))
    exact = await organisations.select_organisation_by_name(deed.connection, folded)
    if exact is not None:
        return (exact,)
    return find(words, await organisations.select_listed(deed.connection))[:MOST_PROPOSED]


async def propose_organisation(deed: Deed, name: str) -> Organisation:
    """An organisation in a member's own words; staff look at it before it is listed."""
    name = " ".join(name.split())[:120]
    organisation = Organisation(
        new_id("o"), name, fold_loose(name), None, "", "", (), "", "", None, True, "sv", "proposed", deed.now
    )
    await organisations.insert_organisation(deed.connection, organisation)
    found = await organisations.select_organisation_by_name(deed.connection, organisation.folded)
    assert found is not None
    return found


async def organisation_of(deed: Deed, member: Member) -> Organisation | None:
    """The organisation that a member belongs to."""
    if member.organisation_id is None:
        return None
    return await organisations.select_organisation(deed.connection, member.organisation_id)


async def join_organisation(deed: Deed, member: Member, organisation: Organisation) -> None:
    """The member answers for an organisation from now on."""
    await members.update_organisation(deed.connection, member.id, organisation.id)
    await members.update_speaks_for(deed.connection, member.id, "organisation")


async def speak_for_self(deed: Deed, member: Member) -> None:
    """The member answers as a person from now on."""
    await members.update_speaks_for(deed.connection, member.id, "person")
