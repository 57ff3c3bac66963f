"""Consultations at the desk: how organisations stand, by sector too; another last day, and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from actions.consultations import move_deadline, tell_outcome
from actions.deed import Deed
from actions.errors import WrongState
from actions.inviting import invited_to
from actions.who_was_asked import Burden, Sectors, burden_of, by_sector
from dialogue.consultations import Consultation
from storage import consultations
from web.desk.asked import Asked, Done
from web.errors import Refused


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """A consultation, how many stand how, by sector too, who has said nothing, and who is asked by many others."""

    one: Consultation
    counts: Mapping[str, int]
    sectors: Sectors
    silent: tuple[str, ...]
    burden: Burden


async def view_consultations(deed: Deed) -> tuple[ConsultationView, ...]:
    """Those that are not decided, by last day."""
    found = await consultations.select_consultations(deed.connection)
    return tuple([await _view(deed, one) for one in found if one.state != "decided"])


async def _view(deed: Deed, one: Consultation) -> ConsultationView:
    invited = await invited_to(deed.connection, one)
    return ConsultationView(
        one,
        Counter(each.standing for each in invited),
        by_sector(invited),
        tuple(each.organisation.name for each in invited if each.standing == "not-answered"),
        await burden_of(deed.connection, one),
    )


async def move(deed: Deed, asked: Asked) -> Done:
    """Another last day, as a date or in words."""
    code, text = asked.path["code"], asked.form["sista-dag"]
    if not text:
        raise Refused("no-last-day")
    try:
        await move_deadline(deed.connection, code, text, asked.person.id, deed.now)
    except WrongState:
        raise Refused("strange-day", typed=text) from None
    return Done("consultation.move", code)


async def decide(deed: Deed, asked: Asked) -> Done:
    """What was decided."""
    code, text = asked.path["code"], asked.form["beslut"]
    if not text:
        raise Refused("no-outcome")
    await tell_outcome(deed.connection, code, text, asked.person.id, deed.now)
    return Done("consultation.outcome", code)
