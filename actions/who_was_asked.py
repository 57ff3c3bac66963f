"""Who is asked, by sector and with how each stands; and who is asked by many others already. Reads only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from actions.inviting import invited_to
from dialogue.consultations import TAKES_ANSWERS, Consultation
from dialogue.invitations import Invited, Standing
from storage import consultations
from storage.connection import Connection

SECTORS: Final[Mapping[str, str]] = {
    "theme": "themes",
    "form": "form",
    "size": "size",
    "subregion": "subregion",
}
"""What is counted by, and where it stands in the register."""
MANY: Final = 3
"""Open consultations at once that are many for people who answer in their spare time."""
UNKNOWN: Final = "-"

Sectors = Mapping[str, Mapping[str, Mapping[Standing, int]]]


@dataclass(frozen=True, slots=True)
class Burden:
    """Of `invited` organisations `burdened` have at least `MANY` other consultations that wait for them."""

    invited: int
    burdened: int


def by_sector(invited: Iterable[Invited]) -> Sectors:
    """Sector → its values → how many stand how. An organisation with several themes counts under each; whole numbers,
    for the office only."""
    found: dict[str, dict[str, Counter[Standing]]] = {sector: {} for sector in SECTORS}
    for one in invited:
        for sector, column in SECTORS.items():
            own = getattr(one.organisation, column) or UNKNOWN
            for value in (own,) if isinstance(own, str) else own:
                found[sector].setdefault(value, Counter())[one.standing] += 1
    return {sector: dict(sorted(values.items())) for sector, values in found.items()}


async def burden_of(connection: Connection, consultation: Consultation) -> Burden:
    """How many of those who are invited are asked by many others already."""
    waiting: Counter[str] = Counter()
    for other in await consultations.select_consultations(connection):
        if other.id != consultation.id and other.relevant and other.state in TAKES_ANSWERS:
            waiting.update(one.organisation.id for one in await invited_to(connection, other) if one.waits)
    invited = await invited_to(connection, consultation)
    return Burden(len(invited), sum(waiting[one.organisation.id] >= MANY for one in invited))
