"""One organisation in full for the office, and what the office changes about it by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from actions.contacts import people_of
from actions.deed import Deed
from actions.errors import NotAllowed, NotFound
from actions.proposals import by_name
from actions.recording import record
from actions.subscribers import checked_address
from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from dialogue.register_lines import RegisterRow, filled, refusal, themes_of
from storage import organisations, register

HIDDEN: Final = frozenset({"folded", "parent_id", "umbrella_id", "contact"})
EMPTY: Final[Mapping[str, Any]] = {
    "email": None, "themes": (), "target_groups": (), "aliases": (), "languages": (), "signatory_since": None,
    "signatory_until": None, "parent_id": None, "umbrella_id": None,
}  # fmt: skip
RELATIONS: Final = {"parent": "parent_id", "umbrella": "umbrella_id"}


async def look_up(deed: Deed, one: Organisation) -> dict[str, Any]:
    """All that is kept about an organisation, with names for those it belongs to and that belong to it."""
    everyone = await organisations.select_organisations(deed.connection)
    names = {other.id: other.name for other in everyone}
    places = {place.folded: place for place in await register.select_place_table(deed.connection)}
    place = places.get(fold_loose(one.municipality))
    people = await people_of(deed, one)
    return {
        **{field.name: getattr(one, field.name) for field in fields(one) if field.name not in HIDDEN},
        "public_contact": one.contact,
        "region": place.region if place else "",
        "parent": names.get(one.parent_id or ""),
        "umbrella": names.get(one.umbrella_id or ""),
        "branches": [other.name for other in everyone if other.parent_id == one.id],
        "members_of_umbrella": [other.name for other in everyone if other.umbrella_id == one.id],
        "contacts": people,
    }


async def edit_organisation(
    deed: Deed, before: Organisation, given: Mapping[str, str], actor: str
) -> Organisation:
    """Change what `given` names (cells of a list); an empty text takes it away. Lists are replaced, not added to.

    Raises NotAllowed for what may not stand there, NotFound for another organisation that is not there.
    """
    row = replace(RegisterRow(0, before.name), **given)  # type: ignore[arg-type]  # cells are texts
    bare = replace(before, **{_column(name): _empty(name, before) for name in given})
    email, wrong = checked_address(row.email) if row.email.strip() else ("", "")
    unknown = [theme for theme in themes_of(row) if deed.premises.frame.theme(theme) is None]
    if (
        reason := refusal(row)
        or wrong
        or (f"the coding frame has no theme {unknown[0]!r}" if unknown else "")
    ):
        raise NotAllowed(f"Nothing was changed: {reason}.")
    parent, umbrella = await _other(deed, before, row.parent), await _other(deed, before, row.umbrella)
    after = filled(row, bare, email, parent, umbrella)
    if "municipality" in given and "subregion" not in given:
        after = replace(after, subregion=await _subregion(deed, after))
    after = replace(
        after, state=before.state, visible=after.visible if "visible" in given else before.visible
    )
    await organisations.update_organisation(deed.connection, after)
    await record(deed, before, after, actor)
    return after


def _column(name: str) -> str:
    return RELATIONS.get(name, name)


def _empty(name: str, before: Organisation) -> Any:
    if name in ("visible", "language"):
        return getattr(before, name)
    return EMPTY.get(_column(name), "")


async def _other(deed: Deed, one: Organisation, name: str) -> str | None:
    if not name.strip():
        return None
    found = await by_name(deed, name)
    if found.id == one.id:
        raise NotFound(f"{one.name} cannot belong to itself.")
    return found.id


async def _subregion(deed: Deed, one: Organisation) -> str:
    table = await register.select_place_table(deed.connection)
    there = (place.subregion for place in table if place.folded == fold_loose(one.municipality))
    return next(there, one.subregion)
