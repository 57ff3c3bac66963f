"""Consultations as time goes by: they open, those who are invited are reminded, they close.

Who is reminded is found out when a round is due: organisations that have neither answered nor declined, through their
contacts. Each gets one message at most of what is due; what is missed is listed. How it is written and queued is
`actions.reminder_mail`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from actions.contacts import contacts_of
from actions.decision_watch import ask_for_outcome, asked_at
from actions.deed import Deed
from actions.inviting import invited_to
from actions.reminder_mail import Addressed, key_of, mail_kind, send_round
from dialogue.consultations import TAKES_ANSWERS, Consultation, ConsultationState
from dialogue.invitations import Invited, closed_as
from dialogue.recurring import Late
from dialogue.reminders import REPLACED, Asked, Fate, Round, choose, plan
from storage import consultations, reminders
from storage.connection import Connection, moment
from storage.reminders import Reminded

NO_CONTACT = "no contact"


async def remind_of_consultations(deed: Deed) -> list[Late]:
    """Do what is due about consultations; returns the reminders that were missed."""
    late: list[Late] = []
    for consultation in await consultations.select_due(deed.connection, deed.now):
        late += await _turn(deed, consultation)
    return late


async def rounds_of(connection: Connection, consultation: Consultation) -> tuple[Round, ...]:
    """The plan of one consultation: empty for one that is not relevant."""
    if not consultation.relevant:
        return ()
    inner = None
    if consultation.inner_deadline and consultation.inner_set_at:
        inner = (consultation.inner_deadline, consultation.inner_set_at)
    history = await consultations.select_history(connection, consultation.id)
    return plan(Asked(consultation.announced_at, history, inner))


def meant_for(about: Round, one: Invited, consultation: Consultation) -> bool:
    """Whether a round is this organisation's: of a joint answer the lead has its own."""
    leads = one.organisation.id == consultation.lead_id
    return about.track == "all" or (about.track == "lead") == leads


async def _turn(deed: Deed, consultation: Consultation) -> list[Late]:
    connection = deed.connection
    over = await reminders.select_done(connection, consultation.id)
    ahead = [one for one in await rounds_of(connection, consultation) if (one.stage, one.mark) not in over]
    due = [one for one in ahead if one.due <= deed.now]
    invited = await invited_to(connection, consultation)
    late = await _remind(deed, consultation, due, invited) if due else []
    state = _state_at(consultation, deed.now, invited)
    if state != consultation.state:
        await consultations.update_state(connection, consultation.id, state)
    await ask_for_outcome(deed, consultation)
    await consultations.update_next(connection, consultation.id, _next(consultation, state, ahead, deed.now))
    return late


def _state_at(consultation: Consultation, now: datetime, invited: Iterable[Invited]) -> ConsultationState:
    if consultation.state not in TAKES_ANSWERS:
        return consultation.state
    if consultation.deadline and consultation.deadline <= now:
        return closed_as(consultation, invited)
    return "open" if consultation.announced_at <= now else "announced"


def _next(
    consultation: Consultation, state: ConsultationState, ahead: Iterable[Round], now: datetime
) -> datetime | None:
    """When there is something to do about it again: a round, its opening, its last day, the day after the decision."""
    moments = [asked_at(consultation)]
    if state in TAKES_ANSWERS:
        moments += [*(one.due for one in ahead), consultation.opens_at, consultation.deadline]
    return min((one for one in moments if one and one > now), default=None)


@dataclass(slots=True)
class _Turned:
    """What a turn comes to: rows to keep, what is missed, and to whom each round goes."""

    kept: list[Reminded] = field(default_factory=list)
    late: list[Late] = field(default_factory=list)
    sent: dict[Round, list[Addressed]] = field(default_factory=dict)


async def _remind(
    deed: Deed, consultation: Consultation, due: Sequence[Round], invited: Sequence[Invited]
) -> list[Late]:
    connection = deed.connection
    told = await reminders.select_told(connection, consultation.id)
    contacts = await contacts_of(connection, [one.organisation for one in invited if one.waits])
    turned = _Turned()
    for one in invited:
        own = [about for about in due if meant_for(about, one, consultation)]
        who = Addressed(
            one.organisation, contacts.get(one.organisation.id, ()), told.get(one.organisation.id, "")
        )
        _decide(turned, consultation.code, one, who, own, deed.now)
    for about in due:
        await reminders.insert_round(
            connection, consultation.id, about.stage, about.mark, about.due, deed.now
        )
    await reminders.insert_reminders(connection, consultation.id, turned.kept)
    for about, addressed in turned.sent.items():
        turned.late += await _replaced(deed, consultation, about)
        await send_round(deed, consultation, about, addressed, _lead(consultation, invited))
    return turned.late


def _decide(
    turned: _Turned, code: str, one: Invited, who: Addressed, own: Sequence[Round], now: datetime
) -> None:
    """What one organisation gets of its rounds that are due, what it has missed, and what it is spared."""
    if not one.waits:
        spared = [about for about in own if about.stage != "moved"]
        turned.kept += [_kept(about, one, "skipped", one.standing, now) for about in spared]
        return
    for fate in choose(own, who.told, now):
        if not who.contacts:
            turned.kept.append(_kept(fate.round, one, "skipped", NO_CONTACT, now))
        elif fate.does == "send":
            turned.kept.append(_kept(fate.round, one, "queued", "", now))
            turned.sent.setdefault(fate.round, []).append(who)
        elif fate.does == "spare":
            turned.kept.append(_kept(fate.round, one, "skipped", fate.reason, now))
        else:
            turned.kept.append(_kept(fate.round, one, "late", fate.reason, now))
            turned.late += _missed(code, fate, who)


def _kept(about: Round, one: Invited, state: str, reason: str, now: datetime) -> Reminded:
    told = about.last.told if state == "queued" else ""
    return Reminded(about.stage, about.mark, one.organisation.id, about.due, told, state, reason, now)


def _missed(code: str, fate: Fate, who: Addressed) -> list[Late]:
    return [
        Late(
            mail_kind(fate.round) if way.address else "consultation-reminder",
            key_of(code, fate.round, who.organisation.id, way),
            way.recipient,
            fate.round.due,
            fate.reason,
        )
        for way in who.contacts
    ]


async def _replaced(deed: Deed, consultation: Consultation, about: Round) -> list[Late]:
    """Earlier reminders to those whose round this is, which wait still, do not go any more."""
    whose = {"all": ":", "lead": f":{consultation.lead_id}:", "others": ":inner"}[about.track]
    return [
        Late(row["kind"], row["key"], row["recipient"], moment(row["due_at"]), REPLACED)
        for row in await reminders.cancel_waiting(
            deed.connection, consultation.code, whose, REPLACED, deed.now
        )
    ]


def _lead(consultation: Consultation, invited: Iterable[Invited]) -> str:
    names = {one.organisation.id: one.organisation.name for one in invited}
    return names.get(consultation.lead_id or "", "")
