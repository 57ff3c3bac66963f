"""What staff do with consultations: add one, move its deadline, tell what was decided.

Who is meant by a name is `actions.inviting`'s; nothing is sent from here, the calendar does that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from actions.deed import new_id
from actions.errors import NotFound, WrongState
from actions.inviting import ListedWord, find_listed, find_organisation
from actions.links import need_pages
from dialogue.consultations import (
    Consultation,
    Deadline,
    MovedDeadline,
    is_strange_day,
    read_deadline,
    read_opening,
)
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import CODE
from storage import audit, consultations, invitations, questions, reminders
from storage.connection import Connection

LEVELS = ("", "information", "consultation", "dialogue", "partnership")
"""Council of Europe, Code of good practice for civil participation (2009, revised 2019)."""
A_MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """A consultation as staff write it; times as typed, a date or (of the deadline) words.

    `listed` None invites all listed organisations that fit `audience`. `lead` is a name, an id or an address.
    """

    code: str
    title: str
    body: str
    deadline: str
    case_number: str = ""
    link: str = ""
    decision_on: date | None = None
    decision_body: str = ""
    opens: str = ""
    level: str = ""
    irrelevant: str = ""
    documents: tuple[tuple[str, str], ...] = ()
    audience: dict[str, list[str]] = field(default_factory=dict)
    listed: tuple[ListedWord, ...] | None = None
    lead: str = ""
    inner_deadline: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WithHistory:
    """A consultation and every deadline it has had, oldest first."""

    consultation: Consultation
    history: tuple[MovedDeadline, ...]


async def add_consultation(connection: Connection, draft: Draft, actor: str, now: datetime) -> Consultation:
    """Add a consultation, open for views now or from its opening day on.

    Raises WrongState for a code that is taken or ill-formed, a time that cannot be or a link to no page, NotFound for an
    organisation or a question that is not there; then nothing is kept.
    """
    if len(draft.code) > 40 or not CODE.fullmatch(draft.code):
        raise WrongState(
            f"The code {draft.code!r} cannot be used; take small letters, digits and single hyphens."
        )
    need_pages(draft.link, *(address for _, address in draft.documents))
    consultation = await _written(connection, draft, now)
    listed = () if draft.listed is None else await find_listed(connection, draft.listed)
    if not await consultations.insert_consultation(connection, consultation):
        raise WrongState(f"The code {draft.code} is taken; choose another one, or move its deadline.")
    deadline = Deadline(consultation.deadline, consultation.deadline_words)
    await consultations.insert_deadline(connection, consultation.id, deadline, now)
    await invitations.insert_listed(connection, consultation.id, listed, now)
    await _link_questions(connection, consultation, draft.questions)
    await audit.insert_audit(connection, now, actor, "consultation.add", draft.code)
    return consultation


async def _written(connection: Connection, draft: Draft, now: datetime) -> Consultation:
    deadline = _read(draft.deadline, now)
    opens_at = _opening(draft.opens, now)
    lead = await find_organisation(connection, draft.lead) if draft.lead else None
    inner = _inner(draft.inner_deadline, deadline, now)
    if inner is not None and lead is None:
        raise WrongState("An inner deadline is for a joint answer; name the organisation that leads it.")
    if draft.level not in LEVELS:
        raise WrongState(f"The level {draft.level!r} is none; take one of {', '.join(LEVELS[1:])}.")
    return Consultation(
        id=new_id("c"),
        code=draft.code,
        title=draft.title,
        body=draft.body,
        case_number=draft.case_number,
        link=draft.link,
        deadline=deadline.at,
        deadline_words=deadline.words,
        decision_on=draft.decision_on,
        decision_body=draft.decision_body,
        state="announced" if opens_at and opens_at > now else "open",
        outcome="",
        created_at=now,
        opens_at=opens_at,
        level=draft.level,
        relevant=not draft.irrelevant,
        relevance=draft.irrelevant,
        documents=draft.documents,
        invites="all" if draft.listed is None else "list",
        audience=draft.audience,
        lead_id=lead.id if lead else None,
        inner_deadline=inner,
        inner_set_at=now if inner else None,
        next_at=now,
    )


async def _link_questions(connection: Connection, consultation: Consultation, codes: tuple[str, ...]) -> None:
    for code in codes:
        question = await questions.select_question_by_code(connection, code)
        if question is None:
            raise NotFound(f"There is no question {code!r}; see `medskick question list`.")
        await consultations.insert_question(connection, consultation.id, question.id)


async def move_deadline(
    connection: Connection, code: str, text: str, actor: str, now: datetime, *, inner: str = ""
) -> WithHistory:
    """Set another deadline, as typed, and with `inner` another one for the others of a joint answer.

    The earlier one stays in the history, and reminders that name it and wait are not sent. Raises NotFound, and
    WrongState for what is meant as a day and is none.
    """
    before = await show_consultation(connection, code)
    consultation = before.consultation
    deadline = _read(text, now)
    at = max(now, before.history[-1].set_at + A_MOMENT)  # two moves of one moment are two
    moved = (deadline.at, deadline.words) != (consultation.deadline, consultation.deadline_words)
    another = _inner(inner, deadline, now) if inner else consultation.inner_deadline
    if another and consultation.lead_id is None:
        raise WrongState("An inner deadline is for a joint answer, and this one has no lead.")
    if another and deadline.at and another >= deadline.at:
        raise WrongState(
            "The inner deadline would not come before the deadline; move it too, with --inner-deadline."
        )
    if moved:
        await consultations.insert_deadline(connection, consultation.id, deadline, at)
        await consultations.update_deadline(connection, consultation.id, deadline)
    if another is not None and another != consultation.inner_deadline:
        await consultations.update_inner_deadline(connection, consultation.id, another, at)
        moved = True
    if moved:
        await reminders.cancel_waiting(connection, code, ":", "the last day has moved", now)
        if consultation.state != "decided":
            await consultations.update_next(connection, consultation.id, now)
        await audit.insert_audit(connection, now, actor, "consultation.move", code)
    return await show_consultation(connection, code)


async def tell_outcome(connection: Connection, code: str, text: str, actor: str, now: datetime) -> None:
    """Tell what was decided. Raises NotFound, and WrongState for an empty text."""
    if not text.strip():
        raise WrongState("The outcome is empty; write in a sentence or two what was decided.")
    consultation = await find_consultation(connection, code)
    await consultations.update_outcome(connection, consultation.id, text.strip(), now)
    await reminders.cancel_waiting(connection, code, ":", "it is decided", now)
    await audit.insert_audit(connection, now, actor, "consultation.outcome", code)


async def show_consultation(connection: Connection, code: str) -> WithHistory:
    """One consultation with its history. Raises NotFound."""
    consultation = await find_consultation(connection, code)
    return WithHistory(consultation, await consultations.select_history(connection, consultation.id))


async def list_consultations(connection: Connection) -> tuple[WithHistory, ...]:
    """All of them with their histories, by deadline."""
    return tuple(
        [
            WithHistory(found, await consultations.select_history(connection, found.id))
            for found in await consultations.select_consultations(connection)
        ]
    )


async def find_consultation(connection: Connection, code: str) -> Consultation:
    """A consultation by its code. Raises NotFound."""
    consultation = await consultations.select_consultation_by_code(connection, code)
    if consultation is None:
        raise NotFound(f"There is no consultation {code}; look at medskick consultation list.")
    return consultation


def _read(text: str, now: datetime) -> Deadline:
    today = now.astimezone(STOCKHOLM).date()
    if is_strange_day(text, today):
        raise WrongState(
            f"{text!r} is no day: look at day, month, year and weekday; "
            'write it as 2027-01-31, or words as "våren 2027".'
        )
    try:
        return read_deadline(text, today)
    except ValueError:
        raise WrongState('The deadline is empty; write a date, or words as "våren 2027".') from None


def _opening(text: str, now: datetime) -> datetime | None:
    if not text:
        return None
    try:
        return read_opening(text, now.astimezone(STOCKHOLM).date())
    except ValueError:
        raise WrongState(f"{text!r} is no day that it could open on; write it as 2027-01-31.") from None


def _inner(text: str, deadline: Deadline, now: datetime) -> datetime | None:
    """The inner deadline: one certain day, before the deadline where that is known. Raises WrongState."""
    if not text:
        return None
    inner = _read(text, now).at
    if inner is None:
        raise WrongState(f"The inner deadline {text!r} names no certain day; write it as 2027-01-15.")
    if deadline.at and inner >= deadline.at:
        raise WrongState("The inner deadline does not come before the deadline; choose an earlier day.")
    return inner
