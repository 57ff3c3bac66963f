"""`medskick consultation answer`, `show`, `plan`: who is invited, how each stands, and what is sent when."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.commands.consultation_rows import decision_clock, line_of, row_of, standing_row
from app.errors import InputError
from app.premises import premises
from app.tables import read_table

if TYPE_CHECKING:
    from actions.consultations import WithHistory
    from actions.inviting import ListedWord
    from actions.who_was_asked import Burden
    from dialogue.invitations import Invited
    from dialogue.members import Organisation
    from storage.connection import Connection

ACTOR: Final = "command"
STATES: Final = ("will-answer", "declined", "answered", "not-answered")
HEADS: Final = {
    "name": "name", "namn": "name", "organisation": "name", "förening": "name", "organization": "name",
    "id": "id", "organisation_id": "id", "organisation id": "id",
    "email": "email", "e-mail": "email", "e-post": "email", "epost": "email", "e-postadress": "email", "mejl": "email",
}  # fmt: skip


def add(consultation: Commands) -> None:
    """Add the commands to the group."""
    answering = command(consultation, "answer", "note how an organisation stands to it", answer)
    answering.add_argument("code", metavar="C")
    answering.add_argument("--organisation", required=True, metavar="O", help="name, id or address")
    answering.add_argument("--state", required=True, choices=STATES, metavar="S", help=", ".join(STATES))
    answering.add_argument("--reason", default="", metavar="TEXT", help="why it declines")
    answering.add_argument("--link", default="", metavar="U", help="its answer")
    answering.add_argument("--date", type=date.fromisoformat, metavar="D", help="when it answered; today")
    answering.add_argument("--board-date", type=date.fromisoformat, metavar="D", help="when its board meets")
    showing = command(consultation, "show", "one consultation with how each organisation stands", show)
    showing.add_argument("code", metavar="C")
    planning = command(consultation, "plan", "each organisation's reminders, past and to come", plan)
    planning.add_argument("code", metavar="C")


def read_invited(path: str) -> tuple[ListedWord, ...]:
    """A list of organisations, one a line, by name, id or address. Raises InputError."""
    from actions.inviting import ListedWord

    listed = []
    for line in _lines(path):
        word = next((line.cells[name] for name in ("id", "name", "email") if line.cells.get(name)), "")
        listed.append(ListedWord(line.number, word))
    return tuple(listed)


def _lines(path: str) -> list[Any]:
    for needed in ("id", "email"):
        with suppress(InputError):
            return list(read_table(path, HEADS, needed))
    return list(read_table(path, HEADS, "name"))


async def answer(call: Call) -> None:
    """Note how an organisation stands. Raises NotFound, WrongState."""
    from actions.consultation_answers import answer_for, set_board_date
    from actions.consultations import find_consultation
    from actions.deed import Deed
    from actions.inviting import find_organisation

    words = call.words

    async def unit(connection: Connection) -> Invited:
        deed = Deed(connection, await decision_clock(connection, call.now()), place)
        consultation = await find_consultation(connection, words.code)
        who = await find_organisation(connection, words.organisation)
        kept = await answer_for(
            deed, consultation, who.id, words.state, ACTOR,
            reason=words.reason, link=words.link, on=words.date,
        )  # fmt: skip
        if words.board_date:
            kept = await set_board_date(deed, consultation, who.id, words.board_date, ACTOR)
        return kept

    async with premises(call) as (database, place):
        kept = await database.write(unit)
    call.console.document(
        standing_row(words.code, kept), f"{kept.organisation.name}: {kept.standing} ({words.code})."
    )


async def show(call: Call) -> None:
    """Print one consultation. Raises NotFound."""
    from actions.consultation_plan import show_plan
    from actions.consultations import show_consultation
    from actions.inviting import invited_to
    from actions.who_was_asked import burden_of, by_sector

    async def unit(connection: Connection) -> tuple[WithHistory, tuple[Invited, ...], Counter[str], Burden]:
        found = await show_consultation(connection, call.words.code)
        rounds = await show_plan(connection, call.words.code)
        told = Counter(f"{one.kind} {one.state}" for one in rounds)
        burden = await burden_of(connection, found.consultation)
        return found, await invited_to(connection, found.consultation), told, burden

    async with premises(call) as (database, _):
        found, invited, rounds, burden = await database.read(unit)
    lead = next((one for one in invited if one.organisation.id == found.consultation.lead_id), None)
    code, states = found.consultation.code, Counter(one.standing for one in invited)
    told = {
        **row_of(found),
        "lead": lead.organisation.name if lead else None,
        "states": dict(states),
        "rounds": dict(sorted(rounds.items())),
        "asked": {facet: _asked(invited, facet) for facet in ("form", "subregion", "size")},
        "sectors": by_sector(invited),
        "burdened": burden.burdened,
        "organisations": [standing_row(code, one) for one in invited],
    }
    counted = ", ".join(f"{state} {number}" for state, number in sorted(states.items()))
    call.console.document(told, f"{line_of(found)}\nInvited: {len(invited)} ({counted or 'nobody'}).")


def _asked(invited: tuple[Invited, ...], facet: str) -> dict[str, int]:
    """How many of each kind were asked: what shows whom nobody thought of."""

    def kind(organisation: Organisation) -> str:
        return str(getattr(organisation, facet)) or "-"

    return dict(sorted(Counter(kind(one.organisation) for one in invited).items()))


async def plan(call: Call) -> None:
    """Print the plan of reminders; what was told before them is `show`'s. Raises NotFound."""
    from actions.consultation_plan import show_plan
    from dialogue.reminders import NEWS

    async with premises(call) as (database, _):
        found = await database.read(show_plan, call.words.code)
    rows = [
        {"organisation": one.organisation, "kind": one.kind, "due": one.due, "state": one.state, "reason": one.reason}
        for one in found
        if one.kind not in NEWS
    ]  # fmt: skip
    call.console.table(rows, "Nobody is reminded: see `medskick consultation show`.")
