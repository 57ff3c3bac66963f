"""Organisations that seek meet those that offer: each asked by itself, named to each other only after two yes.

A contact in the chat answers for an organisation; where none chats the office asks, and answers for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound, WrongState
from actions.telling import tell
from dialogue.language.printable import printable
from dialogue.matching import Match, Offer, OfferKind, Side, fits, may_tell
from dialogue.members import Organisation
from dialogue.safety import mask_personnummer
from storage import audit, contacts, offers, organisations
from wording.chat.matching import ask_screen, introduction
from wording.said import Said

LONGEST = 300


async def add_offer(
    deed: Deed, organisation: Organisation, kind: OfferKind, text: str, theme: str, place: str, actor: str
) -> Offer:
    """What an organisation seeks or offers; those that it may suit are asked, and so is it.

    Raises NotAllowed without words, NotFound for a theme that the frame does not have, WrongState for an organisation
    that is not in the register yet.
    """
    text = mask_personnummer(" ".join(printable(text).split()))
    if not text or len(text) > LONGEST:
        raise NotAllowed(f"Say in at most {LONGEST} characters what it is about.")
    if theme not in {one.id for one in deed.frame_today.themes}:
        raise NotFound(f"There is no theme {theme!r}; see `medskick themes list`.")
    if organisation.state != "listed":
        raise WrongState("The organisation is not in the register yet; the office looks at it first.")
    place = " ".join(place.split()) or organisation.municipality
    offer = Offer(new_id("e"), organisation.id, kind, text, theme, place, "active", deed.now)
    await offers.insert_offer(deed.connection, offer)
    await audit.insert_audit(deed.connection, deed.now, actor, "match.add", offer.id)
    mine = Side(offer, organisation)
    for candidate in await offers.select_candidates(deed.connection, offer):
        theirs = await _side(deed, candidate)
        if theirs is not None and fits(mine, theirs):
            await _ask_both(deed, mine, theirs)
    return offer


async def withdraw_offer(deed: Deed, offer_id: str, actor: str) -> Offer:
    """It does not stand any more: nobody is told of it from now on. Raises NotFound, WrongState."""
    offer = await offers.select_offer(deed.connection, offer_id)
    if offer is None:
        raise NotFound(f"There is no such thing sought or offered: {offer_id!r}; see `medskick match list`.")
    if not await offers.update_withdrawn(deed.connection, offer.id):
        raise WrongState("That was withdrawn before.")
    await offers.cancel_waiting(deed.connection, offer.id, deed.now)
    await audit.insert_audit(deed.connection, deed.now, actor, "match.withdraw", offer.id)
    return offer


async def answer_match(
    deed: Deed, seeks_id: str, offers_id: str, organisation_id: str, *, yes: bool, actor: str
) -> Match:
    """What one of the two says, which it may change until both were told. After the second yes both are told.

    Raises NotFound for a pair that is not there (any more) or is not the organisation's.
    """
    match = await offers.select_match(deed.connection, seeks_id, offers_id)
    seeker, offerer = await _sides(deed, seeks_id, offers_id)
    if match is None or seeker is None or offerer is None:
        raise NotFound("There is no such match (any more).")
    if organisation_id not in (seeker.organisation.id, offerer.organisation.id):
        raise NotFound("There is no such match of that organisation.")
    side: Literal["seeker", "offerer"] = "seeker" if organisation_id == seeker.organisation.id else "offerer"
    await offers.update_says(deed.connection, match, side, "yes" if yes else "no")
    await audit.insert_audit(deed.connection, deed.now, actor, "match.answer", f"{seeks_id}:{offers_id}")
    said = await offers.select_match(deed.connection, seeks_id, offers_id)
    assert said is not None
    if may_tell(said, seeker, offerer) and await offers.update_told(deed.connection, said, deed.now):
        key = f"match-told:{seeks_id}:{offers_id}"
        await _say(
            deed, seeker, f"{key}:s", lambda language: introduction(language, offerer, seeker.offer.kind)
        )
        await _say(
            deed, offerer, f"{key}:o", lambda language: introduction(language, seeker, offerer.offer.kind)
        )
        said = await offers.select_match(deed.connection, seeks_id, offers_id) or said
    return said


async def _ask_both(deed: Deed, one: Side, other: Side) -> None:
    seeker, offerer = (one, other) if one.offer.kind == "seeks" else (other, one)
    pair = f"{seeker.offer.id}:{offerer.offer.id}"
    if not await offers.insert_match(deed.connection, seeker.offer.id, offerer.offer.id, deed.now):
        return
    await _say(deed, seeker, f"match:{pair}:s", lambda language: ask_screen(language, seeker.offer, pair))
    await _say(deed, offerer, f"match:{pair}:o", lambda language: ask_screen(language, offerer.offer, pair))


async def _sides(deed: Deed, seeks_id: str, offers_id: str) -> tuple[Side | None, Side | None]:
    both = [await offers.select_offer(deed.connection, one) for one in (seeks_id, offers_id)]
    seeker, offerer = [None if one is None else await _side(deed, one) for one in both]
    return seeker, offerer


async def _side(deed: Deed, offer: Offer) -> Side | None:
    organisation = await organisations.select_organisation(deed.connection, offer.organisation_id)
    return None if organisation is None else Side(offer, organisation)


async def _say(deed: Deed, side: Side, key: str, said: Callable[[str], Said]) -> None:
    """To each contact of the organisation who chats and wants mailings."""
    for member in await contacts.select_contact_members(deed.connection):
        if member.organisation_id == side.organisation.id and member.telegram is not None:
            words = said(member.language)
            await tell(deed, member.telegram, words, f"{key}:{member.id}", "match", member_id=member.id)
