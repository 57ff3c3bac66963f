"""What organisations seek and offer, and when two of them hear of each other. Pure.

Each is asked by itself, without a word about who the other is. Names are told once both have said yes, and only while both
still stand by what they wrote; until then either may say no, or withdraw.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from dialogue.language.folding import fold_loose
from dialogue.members import Organisation

OfferKind = Literal["seeks", "offers"]
OFFER_KINDS: Final[tuple[OfferKind, ...]] = ("seeks", "offers")
Says = Literal["", "yes", "no"]


@dataclass(frozen=True, slots=True)
class Offer:
    """What an organisation seeks or offers, in its own words, within a theme of the frame and near a municipality."""

    id: str
    organisation_id: str
    kind: OfferKind
    text: str
    theme_id: str | None
    municipality: str
    state: Literal["active", "withdrawn"]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Match:
    """Two that may suit each other, and what each has said; `told_at` is when both were told who the other is."""

    seeks_id: str
    offers_id: str
    seeker_says: Says
    offerer_says: Says
    told_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it wrote, and who it is."""

    offer: Offer
    organisation: Organisation


def fits(one: Side, other: Side) -> bool:
    """Whether two may suit each other: one seeks what the other offers, on one theme, near each other, both standing by it."""
    return (
        {one.offer.kind, other.offer.kind} == set(OFFER_KINDS)
        and one.organisation.id != other.organisation.id
        and one.offer.theme_id is not None
        and one.offer.theme_id == other.offer.theme_id
        and _stands(one)
        and _stands(other)
        and _near(one, other)
    )


def may_tell(match: Match, seeker: Side, offerer: Side) -> bool:
    """Whether both may hear who the other is, which they have not."""
    return (
        match.told_at is None
        and match.seeker_says == match.offerer_says == "yes"
        and _stands(seeker)
        and _stands(offerer)
    )


def _stands(side: Side) -> bool:
    return side.offer.state == "active" and side.organisation.state == "listed"


def _near(one: Side, other: Side) -> bool:
    """The same municipality, or the same sub-region; where a place is not known it may be anywhere."""
    here, there = fold_loose(one.offer.municipality), fold_loose(other.offer.municipality)
    same_region = fold_loose(one.organisation.subregion) == fold_loose(other.organisation.subregion) != ""
    return not here or not there or here == there or same_region
