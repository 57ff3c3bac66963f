"""What somebody sees of consultations: those that take views now, and how their own organisation stands to each.

Reads only; who may answer for an organisation is said here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from actions.deed import Deed
from actions.errors import NotFound
from actions.members import organisation_of
from dialogue.consultations import Consultation, MovedDeadline
from dialogue.invitations import Invited
from dialogue.members import Member, Organisation
from dialogue.questions import Question, takes_replies
from storage import consultations, invitations

PAGE: Final = 5
"""Consultations on one screen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A consultation as one member sees it. `before` is the last day that it replaced, `standing` the member's own
    organisation's, None where there is none; `answers`: the member answers for it. `inner`: it answers to a lead."""

    consultation: Consultation
    before: MovedDeadline | None
    standing: Invited | None
    answers: bool = False
    questions: tuple[Question, ...] = ()

    @property
    def inner(self) -> bool:
        """Whether the member's organisation gives its part to the one that leads a joint answer."""
        one = self.consultation
        own = self.standing.organisation.id if self.standing else None
        return one.inner_deadline is not None and own is not None and own != one.lead_id


@dataclass(frozen=True, slots=True)
class Page:
    """A few of the consultations that take views, from the number `start` on (0 is the first), of `total`."""

    seen: tuple[Seen, ...]
    start: int
    total: int

    @property
    def earlier(self) -> int | None:
        """Where the page before begins."""
        return max(0, self.start - PAGE) if self.start else None

    @property
    def later(self) -> int | None:
        """Where the page after begins."""
        return self.start + PAGE if self.start + PAGE < self.total else None


async def answering_for(deed: Deed, member: Member) -> Organisation | None:
    """The organisation that a member answers for as its contact; None for everybody else."""
    return await organisation_of(deed, member) if member.contact else None


async def list_open(deed: Deed, member: Member, start: int = 0) -> Page:
    """The consultations that take views now, by last day."""
    found = await consultations.select_open_consultations(deed.connection, deed.now)
    start = start if start < len(found) else 0
    shown = found[start : start + PAGE]
    organisation = await organisation_of(deed, member)
    standings: dict[str, Invited] = {}
    if organisation is not None:
        ids = [one.id for one in shown]
        standings = await invitations.select_standings_of(deed.connection, organisation.id, ids)
    seen = [Seen(one, await _before(deed, one), standings.get(one.id)) for one in shown]
    return Page(tuple(seen), start, len(found))


async def look_at(deed: Deed, member: Member, consultation_id: str) -> Seen:
    """One consultation with the questions about it that take replies. Raises NotFound."""
    one = await consultations.select_consultation(deed.connection, consultation_id)
    if one is None:
        raise NotFound("There is no such consultation any more.")
    organisation = await organisation_of(deed, member)
    standing = None
    if organisation is not None:
        standing = await invitations.select_standing(deed.connection, one.id, organisation.id)
    asked = await consultations.select_questions(deed.connection, one.id)
    return Seen(
        one,
        await _before(deed, one),
        standing,
        answers=member.contact and standing is not None,
        questions=tuple(question for question in asked if takes_replies(question, deed.now)),
    )


async def _before(deed: Deed, one: Consultation) -> MovedDeadline | None:
    history = await consultations.select_history(deed.connection, one.id)
    return history[-2] if len(history) > 1 else None
