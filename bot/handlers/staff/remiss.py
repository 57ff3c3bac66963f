"""Consultations in the office's chat: how organisations stand, another last day, what was decided."""

from __future__ import annotations

from collections import Counter
from typing import Final

from actions.consultations import move_deadline, tell_outcome
from actions.errors import NotFound, WrongState
from actions.inviting import invited_to
from actions.who_was_asked import MANY, burden_of
from bot.handlers.staff.office import Office
from dialogue.consultations import Consultation
from storage import consultations
from wording.chat import staff_remiss as screens

MOVE, OUTCOME = "remiss-move", "remiss-outcome"


async def listing(office: Office, _: str) -> None:
    """Those that are not decided."""
    await office.expect("")
    found = [
        (one, Counter(invited.standing for invited in await invited_to(office.deed.connection, one)))
        for one in await consultations.select_consultations(office.deed.connection)
        if one.state != "decided"
    ]
    await office.show(screens.list_screen(office.language, found))


async def show(office: Office, consultation_id: str) -> None:
    """One of them; what was asked about it is not waited for any more."""
    await office.expect("")
    one = await _find(office, consultation_id)
    connection = office.deed.connection
    counts = Counter(invited.standing for invited in await invited_to(connection, one))
    burden = await burden_of(connection, one)
    said = screens.one_screen(office.language, one, counts, burdened=burden.burdened, many=MANY)
    await office.show(said)


async def silent(office: Office, consultation_id: str) -> None:
    """Who has not said anything."""
    one = await _find(office, consultation_id)
    invited = await invited_to(office.deed.connection, one)
    names = [each.organisation.name for each in invited if each.standing == "not-answered"]
    await office.show(screens.silent_screen(office.language, one, names))


async def ask_move(office: Office, consultation_id: str) -> None:
    """Another last day, as a date or in words."""
    one = await _find(office, consultation_id)
    await office.expect(f"{MOVE}:{one.id}")
    await office.show(screens.ask_screen(office.language, one, "move"))


async def ask_outcome(office: Office, consultation_id: str) -> None:
    """What was decided."""
    one = await _find(office, consultation_id)
    await office.expect(f"{OUTCOME}:{one.id}")
    await office.show(screens.ask_screen(office.language, one, "outcome"))


async def take_move(office: Office, consultation_id: str, text: str) -> None:
    """The new last day; everybody who was told of another one is told."""
    one = await _find(office, consultation_id)
    try:
        await move_deadline(office.deed.connection, one.code, text, office.person.id, office.deed.now)
    except WrongState:
        await office.show(screens.ask_screen(office.language, one, "day"))
        return
    await office.expect("")
    await office.show(screens.done_screen(office.language, await _find(office, one.id), "move"))


async def take_outcome(office: Office, consultation_id: str, text: str) -> None:
    """It is decided; the next issue tells of it."""
    one = await _find(office, consultation_id)
    await tell_outcome(office.deed.connection, one.code, text, office.person.id, office.deed.now)
    await office.expect("")
    await office.show(screens.done_screen(office.language, one, "outcome"))


async def _find(office: Office, consultation_id: str) -> Consultation:
    found = await consultations.select_consultation(office.deed.connection, consultation_id)
    if found is None:
        raise NotFound("There is no such consultation any more.")
    return found


PRESSES: Final = {
    "remiss": listing,
    "ro": show,
    "rw": silent,
    "rm": ask_move,
    "rt": ask_outcome,
}
ANSWERS: Final = {MOVE: take_move, OUTCOME: take_outcome}
