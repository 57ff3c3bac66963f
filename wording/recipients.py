"""What a mail says to one recipient and not to the next: why they get it."""

from __future__ import annotations

from dialogue.house import House
from wording.catalogues import translator

_REASONS = frozenset({"import", "own", "staff", "test"})


def why(reason: str, language: str, house: House) -> str:
    """One sentence for `reason` (how the address came to us, or "test"), in `language`."""
    known = reason if reason in _REASONS else "import"
    return translator("recipient", language).text(
        f"why.{known}", name=house.name, office=house.office_in(language)
    )
