"""Organisations that members named, in the office's chat: one at a time, accepted, found to be another, renamed, rejected."""

from __future__ import annotations

from typing import Final

from actions import proposals as acting
from actions.errors import ActionError, NotAllowed, NotFound, WrongState
from bot.handlers.staff.office import Office
from dialogue.members import Organisation
from dialogue.register import find
from storage import organisations, proposals
from wording.chat import staff_proposals as screens
from wording.chat.directory import words
from wording.chat.staff_tips import plain

MOST_FOUND: Final = 6


async def first(office: Office, _: str) -> None:
    """What waits, oldest first."""
    await _show(office, await acting.waiting_proposals(office.deed))


async def following(office: Office, organisation_id: str) -> None:
    """The one after this; after the last the first."""
    waiting = await acting.waiting_proposals(office.deed)
    places = [place for place, one in enumerate(waiting) if one.id == organisation_id]
    await _show(office, waiting[places[0] + 1 :] or waiting if places else waiting)


async def view(office: Office, organisation_id: str) -> None:
    """One; what was asked about it is not waited for any more."""
    await office.expect("")
    proposed = await _proposed(office, organisation_id)
    if proposed is not None:
        await _show(office, (proposed,), left=await proposals.count_proposed(office.deed.connection))


async def accept_shown(office: Office, organisation_id: str) -> None:
    """Into the register, and seen in /hitta."""
    await _accept(office, organisation_id, shown=True)


async def accept_hidden(office: Office, organisation_id: str) -> None:
    """Into the register, and not seen."""
    await _accept(office, organisation_id, shown=False)


async def _accept(office: Office, organisation_id: str, *, shown: bool) -> None:
    proposed = await _proposed(office, organisation_id)
    if proposed is not None:
        await acting.accept(office.deed, proposed, office.person.id, shown=shown)
        await _go_on(office, "office.proposal.done.accepted", proposed.name)


async def merge(office: Office, rest: str) -> None:
    """It is another one that is listed."""
    organisation_id, _, other_id = rest.partition(":")
    proposed = await _proposed(office, organisation_id)
    into = await organisations.select_organisation(office.deed.connection, other_id)
    if proposed is None:
        return
    if into is None or into.state != "listed":
        raise NotFound("There is no such organisation (any more).")
    await office.expect("")
    await acting.merge(office.deed, proposed, into, office.person.id)
    await _go_on(office, "office.proposal.done.merged", into.name)


async def ask_other(office: Office, organisation_id: str) -> None:
    """Which one is it? The next text is a name, or a part of one."""
    await _ask(office, organisation_id, "same-as", "office.proposal.which")


async def ask_name(office: Office, organisation_id: str) -> None:
    """What shall it be called? The next text is that."""
    await _ask(office, organisation_id, "rename", "office.proposal.name")


async def _ask(office: Office, organisation_id: str, step: str, told: str) -> None:
    proposed = await _proposed(office, organisation_id)
    if proposed is not None:
        await office.expect(f"{step}:{proposed.id}")
        await office.show(screens.ask_screen(office.language, told))


async def take_other(office: Office, organisation_id: str, text: str) -> None:
    """The name of a listed one: to choose among those that it may mean."""
    proposed = await _proposed(office, organisation_id)
    if proposed is None:
        return
    found = find(text, await organisations.select_listed(office.deed.connection))[:MOST_FOUND]
    if not found:
        await office.say(screens.ask_screen(office.language, "office.proposal.not-found", text))
        return
    await office.expect("")
    await office.say(screens.choose_screen(office.language, proposed, found))


async def take_name(office: Office, organisation_id: str, text: str) -> None:
    """Its new name."""
    proposed = await _proposed(office, organisation_id)
    if proposed is None:
        return
    try:
        await acting.rename(office.deed, proposed, text, office.person.id)
    except (NotAllowed, WrongState) as refused:
        told = "office.proposal.taken" if isinstance(refused, WrongState) else "office.proposal.name"
        await office.say(screens.ask_screen(office.language, told))
        return
    await view(office, organisation_id)


async def ask_reject(office: Office, organisation_id: str) -> None:
    """Really?"""
    proposed = await _proposed(office, organisation_id)
    if proposed is not None:
        await office.show(screens.reject_screen(office.language, proposed))


async def reject(office: Office, organisation_id: str) -> None:
    """Yes."""
    proposed = await _proposed(office, organisation_id)
    if proposed is not None:
        await acting.reject(office.deed, proposed, office.person.id)
        await _go_on(office, "office.proposal.done.rejected", proposed.name)


async def _proposed(office: Office, organisation_id: str) -> Organisation | None:
    """One that waits; None, after that is said, where somebody has decided."""
    try:
        return await acting.find_proposed(office.deed, organisation_id)
    except ActionError:
        await office.expect("")
        await office.show(plain(office.language, "office.proposal.decided"))
        return None


async def _go_on(office: Office, notice: str, name: str) -> None:
    await office.talk.nod(words(office.language).text(notice, name=name))
    waiting = await acting.waiting_proposals(office.deed)
    if waiting:
        await _show(office, waiting)
    else:
        await office.show(plain(office.language, notice, name=name))


async def _show(office: Office, waiting: tuple[Organisation, ...], left: int = 0) -> None:
    if not waiting:
        await office.show(plain(office.language, "office.proposals.none"))
        return
    one = await acting.look_at(office.deed, waiting[0])
    said = screens.proposal_screen(
        office.language,
        one.organisation,
        one.like,
        left or len(waiting),
        members=one.members,
        replies=one.replies,
        subscribers=one.subscribers,
    )
    await office.show(said)


PRESSES: Final = {
    "props": first,
    "oN": following,
    "oV": view,
    "oY": accept_shown,
    "oH": accept_hidden,
    "oM": merge,
    "oS": ask_other,
    "oR": ask_name,
    "oX": ask_reject,
    "oZ": reject,
}
ANSWERS: Final = {"same-as": take_other, "rename": take_name}
