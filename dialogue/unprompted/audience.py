"""Whom a question concerns, by what is known of the organisation that somebody belongs to. Pure.

Who cannot be known to be outside is told: a person without an organisation, and one whose organisation has not said its
size when a question is for small ones. Being asked once too often does less harm than never being asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dialogue.language.folding import fold_loose
from dialogue.members import Organisation

FACETS: Final[Mapping[str, str]] = {"themes": "themes", "subregions": "subregion", "sizes": "size"}
"""What of an organisation each list of an audience is held against. "levels" has no counterpart yet: nobody is known to
be outside of it."""


def concerns(audience: Mapping[str, Sequence[str]], organisation: Organisation | None) -> bool:
    """Whether a question with this audience (lists by "themes", "subregions", "sizes", "levels") is for its people."""
    if organisation is None:
        return True
    return all(
        _within(wanted, getattr(organisation, FACETS[facet]))
        for facet, wanted in audience.items()
        if facet in FACETS
    )


def _within(wanted: Sequence[str], own: str | tuple[str, ...]) -> bool:
    known = {fold_loose(one) for one in ((own,) if isinstance(own, str) else own) if one}
    return not wanted or not known or not known.isdisjoint(map(fold_loose, wanted))
