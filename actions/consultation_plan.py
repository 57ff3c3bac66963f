"""The plan of a consultation's reminders as it stands: each organisation that is invited, with each round.

Derived from rows only: rounds that are over, what each organisation got of them, and what the outbox says came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from actions.consultation_reminding import NO_CONTACT, meant_for, rounds_of
from actions.consultations import find_consultation
from actions.contacts import contacts_of
from actions.inviting import invited_to
from dialogue.consultations import TAKES_ANSWERS
from dialogue.invitations import Invited
from dialogue.reminders import REPLACED, Round
from dialogue.unprompted import COULD_NOT_GO
from storage import organisations, reminders
from storage.connection import Connection
from storage.reminders import Reminded

SENT = ("sent", "sending", "uncertain", "bounced")
WAITING = ("waiting",)


@dataclass(frozen=True, slots=True)
class Planned:
    """One round for one organisation. `state` is planned, sent, skipped or late; `reason` says why, or what stands in its way."""

    organisation: str
    kind: str
    due: datetime
    state: str
    reason: str = ""


async def show_plan(connection: Connection, code: str) -> tuple[Planned, ...]:
    """What was, and what is to come, by organisation and due time. Raises NotFound."""
    consultation = await find_consultation(connection, code)
    invited = await invited_to(connection, consultation)
    over = await reminders.select_done(connection, consultation.id)
    ways = await contacts_of(connection, [one.organisation for one in invited])
    coming = [
        about
        for about in await rounds_of(connection, consultation)
        if (about.stage, about.mark) not in over and about.stage != "moved"
    ]
    open_still = consultation.state in TAKES_ANSWERS
    rows = [
        _coming(about, one, one.organisation.id in ways, open_still)
        for one in invited
        for about in coming
        if meant_for(about, one, consultation)
    ]
    rows += await _past(connection, consultation.id, code, invited)
    return tuple(sorted(rows, key=lambda row: (row.organisation, row.due, row.kind)))


def _coming(about: Round, one: Invited, reached: bool, open_still: bool) -> Planned:
    stopped = (one.standing if not one.waits else "") or ("" if open_still else "over")
    state, reason = ("skipped", stopped) if stopped else ("planned", "" if reached else NO_CONTACT)
    return Planned(one.organisation.name, about.stage, about.due, state, reason)


async def _past(
    connection: Connection, consultation_id: str, code: str, invited: Iterable[Invited]
) -> list[Planned]:
    names = {one.organisation.id: one.organisation.name for one in invited}
    fates = await _fates(connection, code)
    rows = []
    for kept in await reminders.select_reminders(connection, consultation_id):
        name = names.get(kept.organisation_id) or await _name(connection, kept.organisation_id)
        state, reason = _became(kept, fates)
        rows.append(Planned(name, kept.stage, kept.due_at, state, reason))
    return rows


async def _fates(connection: Connection, code: str) -> Mapping[tuple[str, str, str], list[tuple[str, str]]]:
    """Of each reminder, by stage, organisation and mark, the states of its messages."""
    fates: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for row in await reminders.select_messages(connection, code):
        _, _, stage, organisation_id, *rest = row["key"].split(":")
        mark = "" if rest[0] in ("mail", "telegram") else rest[0]
        fates.setdefault((stage, organisation_id, mark), []).append((row["state"], row["answer"]))
    return fates


def _became(kept: Reminded, fates: Mapping[tuple[str, str, str], list[tuple[str, str]]]) -> tuple[str, str]:
    """A reminder that was queued is sent when one of its messages went; until then it is planned."""
    if kept.state != "queued":
        return kept.state, kept.reason
    fate = fates.get((kept.stage, kept.organisation_id, kept.mark), [])
    states = {state for state, _ in fate}
    if not states or states & set(WAITING):
        return ("sent", "") if states & set(SENT) else ("planned", "")
    if states & set(SENT):
        return "sent", ""
    answers = {answer for _, answer in fate}
    if answers & {"late", REPLACED}:
        return "late", REPLACED if REPLACED in answers else COULD_NOT_GO
    return "skipped", min(answers)


async def _name(connection: Connection, organisation_id: str) -> str:
    found = await organisations.select_organisation(connection, organisation_id)
    return found.name if found else ""
