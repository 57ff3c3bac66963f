"""Finding organisations that chose to be seen."""

from __future__ import annotations

from actions.deed import Deed
from dialogue.directory import matching
from dialogue.members import Organisation
from storage import organisations


async def seen_organisations(deed: Deed) -> tuple[Organisation, ...]:
    """All that are listed and chose to be seen, by name."""
    return await organisations.select_listed(deed.connection, visible=True)


async def find_seen(deed: Deed, words: str) -> tuple[Organisation, ...]:
    """Those that the words may mean, nearest first."""
    return matching(words, await seen_organisations(deed), deed.premises.frame)
