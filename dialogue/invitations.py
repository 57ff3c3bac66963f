"""Who is invited to a consultation, and how each of them stands. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from dialogue.consultations import Consultation, ConsultationState
from dialogue.language.folding import fold_loose
from dialogue.members import Organisation

Standing = Literal["not-answered", "will-answer", "declined", "answered"]
STANDINGS: Final[tuple[Standing, ...]] = ("not-answered", "will-answer", "declined", "answered")
DONE: Final = frozenset({"declined", "answered"})
"""Whoever stands so is not reminded."""

FACETS: Final[Mapping[str, str]] = {
    "subregion": "subregion", "municipality": "municipality", "theme": "themes", "size": "size", "form": "form",
    "name": "name",
}  # fmt: skip
"""What organisations can be invited by, and where it stands in the register."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An organisation and how it stands to one consultation.

    `reason` is why it declined, `link` and `answered_on` (a Stockholm day) are its answer's, `board_on` is when its board
    meets about it. `listed`: it was invited by name.
    """

    organisation: Organisation
    standing: Standing = "not-answered"
    reason: str = ""
    link: str = ""
    answered_on: date | None = None
    board_on: date | None = None
    listed: bool = False
    changed_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether an answer may still come: only such are reminded."""
        return self.standing not in DONE


def fits(organisation: Organisation, audience: Mapping[str, Sequence[str]]) -> bool:
    """Whether an organisation is among those that an audience (values by facet) names; an empty one names all.

    Of one facet any value will do, of several facets each must fit. Letters' case and accents make no difference.
    """
    return all(_among(getattr(organisation, FACETS[facet]), wanted) for facet, wanted in audience.items())


def _among(own: str | tuple[str, ...], wanted: Sequence[str]) -> bool:
    mine = {fold_loose(one) for one in ((own,) if isinstance(own, str) else own)}
    return any(fold_loose(one) in mine for one in wanted)


def is_invited(consultation: Consultation, one: Invited) -> bool:
    """Whether this organisation is invited as things stand: by list, by what it is, or because it leads the answer."""
    if one.listed or one.organisation.id == consultation.lead_id:
        return True
    return (
        consultation.invites == "all"
        and one.organisation.state == "listed"
        and fits(one.organisation, consultation.audience)
    )


def closed_as(consultation: Consultation, invited: Iterable[Invited]) -> ConsultationState:
    """What a consultation is once its last day has passed: "answered" where nobody is left to answer.

    A joint one is answered by its lead.
    """
    counting = [
        one for one in invited if consultation.lead_id is None or one.organisation.id == consultation.lead_id
    ]
    return "answered" if counting and not any(one.waits for one in counting) else "closed"
