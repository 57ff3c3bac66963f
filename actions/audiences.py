"""The parts of the register that a question can be asked of."""

from __future__ import annotations

from actions.deed import Deed
from storage import organisations


async def register_parts(deed: Deed) -> tuple[tuple[str, str], ...]:
    """Pairs of facet and value that organisations have: sub-regions, then sizes, each in order."""
    listed = await organisations.select_organisations(deed.connection)
    subregions = sorted({one.subregion for one in listed if one.subregion})
    sizes = sorted({one.size for one in listed if one.size})
    return (*(("subregions", value) for value in subregions), *(("sizes", value) for value in sizes))
