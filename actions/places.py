"""Where municipalities lie: sub-region and region, as the house has them. Reads no files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actions.deed import Deed
from actions.recording import record
from dialogue.language.folding import fold_loose
from storage import audit, organisations, register
from storage.register import Place

LONGEST = 80


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """What one line of a list comes to: new, changed, same or refused for `reason`."""

    line: int
    name: str
    verdict: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakenPlaces:
    """The lines, and how many organisations got the sub-region of their municipality."""

    lines: tuple[PlaceLine, ...]
    organisations: int = 0


async def import_places(
    deed: Deed, rows: Sequence[tuple[int, Mapping[str, str]]], actor: str, *, dry_run: bool = False
) -> TakenPlaces:
    """Take in municipalities by line number; organisations that named only theirs get its sub-region.

    What the list does not name stays. With `dry_run` nothing is kept.
    """
    kept = {one.folded: one for one in await register.select_place_table(deed.connection)}
    judged, places, seen = [], [], set[str]()
    for line, cells in rows:
        place = _place(cells)
        reason = _refusal(place, seen)
        seen.add(place.folded)
        before = kept.get(place.folded)
        verdict = "refused" if reason else "same" if place == before else "changed" if before else "new"
        judged.append(PlaceLine(line, place.municipality[:LONGEST], verdict, reason))
        if verdict in ("new", "changed"):
            places.append(place)
    if dry_run:
        return TakenPlaces(tuple(judged))
    await register.upsert_places(deed.connection, places)
    if places:
        await audit.insert_audit(
            deed.connection, deed.now, actor, "place.import", note=f"{len(places)} places"
        )
    return TakenPlaces(tuple(judged), await _fill(deed, actor))


def _place(cells: Mapping[str, str]) -> Place:
    name, subregion, region = (
        " ".join(cells.get(head, "").split()) for head in ("municipality", "subregion", "region")
    )
    return Place(fold_loose(name), name, subregion, region)


def _refusal(place: Place, seen: set[str]) -> str:
    if not place.folded:
        return "it names no municipality"
    if max(len(place.municipality), len(place.subregion), len(place.region)) > LONGEST:
        return f"a name is longer than {LONGEST} letters"
    return "the same municipality stands above" if place.folded in seen else ""


async def _fill(deed: Deed, actor: str) -> int:
    """Sub-regions for those that named none."""
    there = {one.folded: one.subregion for one in await register.select_place_table(deed.connection)}
    filled = 0
    for one in await organisations.select_organisations(deed.connection):
        subregion = there.get(fold_loose(one.municipality), "")
        if subregion and not one.subregion:
            after = replace(one, subregion=subregion)
            await organisations.update_organisation(deed.connection, after)
            await record(deed, one, after, actor)
            filled += 1
    return filled
