"""What a mail says to one recipient and not to the next: why they get it."""

from __future__ import annotations

from dialogue.house import House
from dialogue.subscribers import is_role_address
from dialogue.voices import OwnCount
from wording.catalogues import translator

_REASONS = frozenset({"import", "own", "staff", "test"})


def why(reason: str, language: str, house: House) -> str:
    """One sentence for `reason` (how the address came to us, or "test"), in `language`."""
    known = reason if reason in _REASONS else "import"
    return translator("recipient", language).text(
        f"why.{known}", name=house.name, office=house.office_in(language)
    )


def own_line(language: str, address: str, said: OwnCount | None) -> str:
    """What came in their organisation's name, as a number; never to an address that several people read."""
    t = translator("recipient", language)
    if said is None or is_role_address(address):
        return t.text("own.none")
    return t.plural("own.count", said.replies, organisation=said.organisation)
