"""Who has not been heard: sizes, sub-regions, forms, and organisations. Pure; says nothing about persons."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dialogue.members import Organisation


@dataclass(frozen=True, slots=True)
class Silence:
    """Values of which no organisation was heard, and the names of all organisations that were not. `of` is how many there are."""

    sizes: tuple[str, ...]
    subregions: tuple[str, ...]
    forms: tuple[str, ...]
    organisations: tuple[str, ...]
    of: int


def silence(organisations: Iterable[Organisation], heard: Collection[str]) -> Silence:
    """Of these organisations, those whose id is not among the `heard`."""
    everyone = sorted(organisations, key=lambda one: (one.folded, one.id))

    def silent(facet: str) -> tuple[str, ...]:
        values = {getattr(one, facet) for one in everyone if getattr(one, facet)}
        return tuple(sorted(values - {getattr(one, facet) for one in everyone if one.id in heard}))

    return Silence(
        silent("size"), silent("subregion"), silent("form"),
        tuple(one.name for one in everyone if one.id not in heard), len(everyone),
    )  # fmt: skip
