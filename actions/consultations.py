"""What staff do with consultations: add one, move its deadline, tell what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from actions.deed import new_id
from actions.errors import NotFound, WrongState
from dialogue.consultations import Consultation, Deadline, MovedDeadline, read_deadline
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import CODE
from storage import audit, consultations
from storage.connection import Connection


@dataclass(frozen=True, slots=True)
class Draft:
    """A consultation as staff write it; `deadline` as typed, a date or words."""

    code: str
    title: str
    body: str
    deadline: str
    case_number: str = ""
    link: str = ""
    decision_on: date | None = None


@dataclass(frozen=True, slots=True)
class WithHistory:
    """A consultation and every deadline it has had, oldest first."""

    consultation: Consultation
    history: tuple[MovedDeadline, ...]


async def add_consultation(connection: Connection, draft: Draft, actor: str, now: datetime) -> Consultation:
    """Add a consultation, open for views.

    Raises WrongState for a code that is taken or ill-formed, or a deadline without date or words.
    """
    if len(draft.code) > 40 or not CODE.fullmatch(draft.code):
        raise WrongState(
            f"The code {draft.code!r} cannot be used; take small letters, digits and single hyphens."
        )
    deadline = _read(draft.deadline, now)
    consultation = Consultation(
        id=new_id("c"),
        code=draft.code,
        title=draft.title,
        body=draft.body,
        case_number=draft.case_number,
        link=draft.link,
        deadline=deadline.at,
        deadline_words=deadline.words,
        decision_on=draft.decision_on,
        state="open",
        outcome="",
        created_at=now,
    )
    if not await consultations.insert_consultation(connection, consultation):
        raise WrongState(f"The code {draft.code} is taken; choose another one, or move its deadline.")
    await consultations.insert_deadline(connection, consultation.id, deadline, now)
    await audit.insert_audit(connection, now, actor, "consultation.add", draft.code)
    return consultation


async def move_deadline(
    connection: Connection, code: str, text: str, actor: str, now: datetime
) -> WithHistory:
    """Set another deadline, as typed; the earlier one stays in the history. Raises NotFound, WrongState."""
    consultation = await _find(connection, code)
    deadline = _read(text, now)
    if (deadline.at, deadline.words) != (consultation.deadline, consultation.deadline_words):
        await consultations.insert_deadline(connection, consultation.id, deadline, now)
        await consultations.update_deadline(connection, consultation.id, deadline)
        await audit.insert_audit(connection, now, actor, "consultation.move", code)
    return await show_consultation(connection, code)


async def tell_outcome(connection: Connection, code: str, text: str, actor: str, now: datetime) -> None:
    """Tell what was decided. Raises NotFound, and WrongState for an empty text."""
    if not text.strip():
        raise WrongState("The outcome is empty; write in a sentence or two what was decided.")
    consultation = await _find(connection, code)
    await consultations.update_outcome(connection, consultation.id, text.strip(), now)
    await audit.insert_audit(connection, now, actor, "consultation.outcome", code)


async def show_consultation(connection: Connection, code: str) -> WithHistory:
    """One consultation with its history. Raises NotFound."""
    consultation = await _find(connection, code)
    return WithHistory(consultation, await consultations.select_history(connection, consultation.id))


async def list_consultations(connection: Connection) -> tuple[WithHistory, ...]:
    """All of them with their histories, by deadline."""
    return tuple(
        [
            WithHistory(found, await consultations.select_history(connection, found.id))
            for found in await consultations.select_consultations(connection)
        ]
    )


async def _find(connection: Connection, code: str) -> Consultation:
    consultation = await consultations.select_consultation_by_code(connection, code)
    if consultation is None:
        raise NotFound(f"There is no consultation {code}; look at medskick consultation list.")
    return consultation


def _read(text: str, now: datetime) -> Deadline:
    try:
        return read_deadline(text, now.astimezone(STOCKHOLM).date())
    except ValueError:
        raise WrongState('The deadline is empty; write a date, or words as "våren 2027".') from None
