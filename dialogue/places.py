"""In which sub-region something happens: by the municipality that its place names, or by who invites. Pure.

Municipalities and sub-regions are data of the house's own register (domain.md, "Who and what").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogue.language.folding import fold_loose, words


@dataclass(frozen=True, slots=True)
class Places:
    """Sub-regions by folded municipality, and by the folded name of each organisation."""

    municipalities: Mapping[str, str]
    organisations: Mapping[str, str]

    def subregion(self, place: str, organiser: str) -> str:
        """The sub-region of an event at `place` by `organiser`; '' where neither tells it, or tells of several."""
        known = self.organisations.get(fold_loose(organiser), "")
        text = f" {' '.join(words(fold_loose(place)))} "
        named = {region for name, region in self.municipalities.items() if f" {name} " in text}
        return named.pop() if len(named) == 1 else ("" if named else known)
