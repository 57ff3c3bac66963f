"""Organisations that members named and staff have not looked at: accepted, found to be another, renamed, rejected."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.recording import record
from dialogue.language.folding import fold_loose, visible
from dialogue.members import Organisation
from dialogue.naming import LONGEST_NAME
from dialogue.register import find
from storage import audit, organisations, proposals

MOST = 200
"""Proposals that are walked through: far above what ever waits."""
MOST_LIKE = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """One that waits: who belongs to it, and listed ones that it may be."""

    organisation: Organisation
    members: int
    replies: int
    subscribers: int
    like: tuple[Organisation, ...]


async def waiting_proposals(deed: Deed) -> tuple[Organisation, ...]:
    """What waits to be looked at, oldest first."""
    return await proposals.select_proposed(deed.connection, MOST)


async def look_at(deed: Deed, organisation: Organisation) -> Proposal:
    """One that waits, with what staff need to decide."""
    counts = await proposals.count_belonging(deed.connection, organisation.id)
    listed = await organisations.select_listed(deed.connection)
    return Proposal(
        organisation,
        counts["member"],
        counts["reply"],
        counts["subscriber"],
        find(organisation.name, listed)[:MOST_LIKE],
    )


async def find_proposed(deed: Deed, organisation_id: str) -> Organisation:
    """One that waits, by our id. Raises WrongState for one that is listed, NotFound for one that there is not."""
    found = await organisations.select_organisation(deed.connection, organisation_id)
    if found is None:
        raise NotFound("There is no such organisation (any more).")
    if found.state != "proposed":
        raise WrongState(f"{found.name} is listed already.")
    return found


async def by_name(deed: Deed, name: str) -> Organisation:
    """An organisation by its name or another one of it, however it is capitalised and accented. Raises NotFound, with names
    that are like it."""
    folded = fold_loose(" ".join(name.split()))
    found = await organisations.select_organisation_by_name(deed.connection, folded)
    if found is not None:
        return found
    like = find(name, await organisations.select_organisations(deed.connection))[:MOST_LIKE]
    hint = (
        f"; did you mean {' or '.join(one.name for one in like)}?"
        if like
        else "; see `medskick organisation list`."
    )
    raise NotFound(f"There is no organisation {name[:80]!r}{hint}")


async def accept(deed: Deed, organisation: Organisation, actor: str, *, shown: bool) -> None:
    """It is listed from now on; `shown`: also to members who look for organisations. Raises WrongState."""
    _check_proposed(organisation)
    listed = replace(organisation, state="listed", visible=shown)
    await organisations.update_organisation(deed.connection, listed)
    await record(deed, organisation, listed, actor)
    await audit.insert_audit(deed.connection, deed.now, actor, "organisation.accept", organisation.id)


async def rename(deed: Deed, organisation: Organisation, name: str, actor: str) -> Organisation:
    """It is called otherwise. Raises NotAllowed for no name or a long one, WrongState where another is called so."""
    name = " ".join(visible(name).split())
    folded = fold_loose(name)
    if not folded or len(name) > LONGEST_NAME:
        raise NotAllowed(f"A name has 1 to {LONGEST_NAME} letters.")
    other = await organisations.select_organisation_by_name(deed.connection, folded)
    if other is not None and other.id != organisation.id:
        raise WrongState(f"There is an organisation called {other.name} already; merge the two.")
    renamed = replace(organisation, name=name, folded=folded)
    await organisations.update_organisation(deed.connection, renamed)
    await record(deed, organisation, renamed, actor)
    await audit.insert_audit(deed.connection, deed.now, actor, "organisation.rename", organisation.id)
    return renamed


async def merge(deed: Deed, organisation: Organisation, into: Organisation, actor: str) -> None:
    """They are one: members, replies and subscribers of the first are those of the other, and the first is gone.

    Raises WrongState for an organisation and itself, or into one that nobody has accepted.
    """
    if organisation.id == into.id:
        raise WrongState(f"{into.name} cannot be merged into itself.")
    if into.state != "listed":
        raise WrongState(f"{into.name} is only proposed; accept it first.")
    await proposals.move_belonging(deed.connection, organisation.id, into.id)
    await proposals.delete_organisation(deed.connection, organisation.id)
    if organisation.state == "listed":
        known = replace(
            into, aliases=tuple(dict.fromkeys((*into.aliases, organisation.name, *organisation.aliases)))
        )
        await organisations.update_organisation(deed.connection, known)
        await record(deed, into, known, actor)
    note = f"{organisation.name} into {into.name}"
    await audit.insert_audit(deed.connection, deed.now, actor, "organisation.merge", organisation.id, note)


async def reject(deed: Deed, organisation: Organisation, actor: str) -> None:
    """It is no organisation of the register: what was said for it stays, for nobody. Raises WrongState for a listed one."""
    _check_proposed(organisation)
    await proposals.release_belonging(deed.connection, organisation.id)
    await proposals.delete_organisation(deed.connection, organisation.id)
    await audit.insert_audit(deed.connection, deed.now, actor, "organisation.reject", organisation.id)


def _check_proposed(organisation: Organisation) -> None:
    if organisation.state != "proposed":
        raise WrongState(f"{organisation.name} is listed already.")
