"""What staff can do with a question: add, open, plan, close, archive. Answering back is `feedback`'s."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound, WrongState
from actions.owing import owe_answer
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import (
    CODE,
    LINK,
    TITLE_LENGTH,
    Question,
    QuestionKind,
    Refusal,
    Repeats,
    may_open,
    short_title,
)
from dialogue.questions.rounds import period_of
from storage import audit, questions, rounds

MOST_CODE = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as staff write it down. Times are UTC; see `dialogue.questions.Question` for what each means."""

    code: str
    text: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    theme_id: str | None = None
    meeting_id: str | None = None
    title: str = ""
    label: str = ""
    background: str = ""
    link: str = ""
    owner: str = ""
    level: str = ""
    decision_body: str = ""
    decision_on: date | None = None
    kind: QuestionKind = "text"
    plain: str = ""
    contact: str = ""
    follow_up: str = ""
    principle: str = ""
    audience: dict[str, list[str]] = field(default_factory=dict)
    at_meeting: bool = False
    repeats: Repeats = ""
    note: str = ""
    """Why it is opened in spite of what speaks against it."""


async def add_question(deed: Deed, draft: Draft, actor: str) -> Question:
    """Write a question down as a draft.

    Raises NotAllowed for a code of wrong form and for what cannot be asked, NotFound for an unknown theme, WrongState for
    a code in use.
    """
    if not CODE.fullmatch(draft.code) or len(draft.code) > MOST_CODE:
        raise NotAllowed(
            f"The code {draft.code!r} will not do; use small letters, digits and single hyphens, at most 40 of them."
        )
    question = _written(deed, draft)
    check_words(deed, question, draft.title)
    if not await questions.insert_question(deed.connection, question):
        raise WrongState(f"There is a question {draft.code!r} already; choose another code.")
    if draft.note:
        await questions.update_plan(deed.connection, question, draft.note)
    await audit.insert_audit(deed.connection, deed.now, actor, "add-question", question.code, draft.note)
    return question


def check_words(deed: Deed, question: Question, title: str = "") -> None:
    """Whether it can be asked like this; `title` as it was given. Raises NotAllowed, and NotFound for an unknown theme."""
    if not question.text:
        raise NotAllowed("The question has no text; write the question.")
    if len(title.strip()) > TITLE_LENGTH:
        raise NotAllowed(f"The title is longer than {TITLE_LENGTH} characters; shorten it, or leave it out.")
    if question.link and not LINK.fullmatch(question.link):
        raise NotAllowed(f"{question.link} is no address of a page; write it as https://example.se/page.")
    if question.follow_up and question.kind != "yes-no":
        raise NotAllowed("A follow-up is asked after a no; give it to a question of the kind yes-no.")
    principles = {*deed.house.principles, deed.house.focus} if deed.house.principles else {question.principle}
    if question.principle and question.principle not in principles:
        named = ", ".join((*deed.house.principles, deed.house.focus)).rstrip(", ")
        raise NotAllowed(f"{question.principle!r} is no principle of the house; take one of {named}.")
    known = {theme.id for theme in deed.premises.frame.themes}
    for theme in filter(None, (question.theme_id, *question.audience.get("themes", ()))):
        if theme not in known:
            raise NotFound(f"There is no theme {theme!r}; see `medskick themes list`.")


def speaks_against(deed: Deed, draft: Draft) -> Sequence[Refusal]:
    """What would speak against opening a question that is still being written, on its first day where it has one."""
    return against(deed, _written(deed, draft))


def against(deed: Deed, question: Question) -> Sequence[Refusal]:
    """What speaks against opening `question`: now, or on the day for which it is planned."""
    return may_open(question, max(deed.now, question.opens_at or deed.now))


def _written(deed: Deed, draft: Draft) -> Question:
    question_id = new_id("q")
    first_day = (draft.opens_at or deed.now).astimezone(STOCKHOLM).date()
    return Question(
        id=question_id,
        code=draft.code,
        text=" ".join(draft.text.split()),
        short_title=short_title(draft.text, draft.title),
        label=draft.label,
        background=draft.background,
        link=draft.link,
        owner=draft.owner,
        level=draft.level,
        decision_body=draft.decision_body,
        decision_on=draft.decision_on,
        theme_id=draft.theme_id,
        meeting_id=draft.meeting_id,
        status="draft",
        opens_at=draft.opens_at,
        closes_at=draft.closes_at,
        feedback="",
        feedback_at=None,
        created_at=deed.now,
        opened_at=None,
        kind=draft.kind,
        plain=draft.plain,
        contact=draft.contact,
        follow_up=draft.follow_up,
        principle=draft.principle,
        audience=draft.audience,
        at_meeting=draft.at_meeting,
        repeats=draft.repeats,
        series_id=question_id if draft.repeats else None,
        period=period_of(first_day, draft.repeats),
    )


async def find_question(deed: Deed, code: str) -> Question:
    """A question by code. Raises NotFound."""
    question = await questions.select_question_by_code(deed.connection, code)
    if question is None:
        raise NotFound(f"There is no question {code!r}; see `medskick question list`.")
    return question


async def open_question(
    deed: Deed, question: Question, actor: str, *, strict: bool = False, note: str = ""
) -> Sequence[Refusal]:
    """Open a question; returns what spoke against it and did not stop it.

    `strict` (chat and desk): everything that speaks against it stops it, unless staff leave a `note` that is kept.
    On the command line only what holds everywhere does. Raises NotAllowed naming the reasons, WrongState where it is over.
    """
    if question.status == "open":
        return ()
    if question.status != "draft":
        raise WrongState(f"The question {question.code!r} is {question.status} and cannot be opened again.")
    note = note or await questions.select_override_note(deed.connection, question.id)
    refusals = may_open(question, deed.now)
    _stop(question, [one for one in refusals if one.firm or (not note and (strict or one.everywhere))])
    await questions.update_opened(deed.connection, question.id, deed.now, note)
    if question.series_id == question.id:
        day = deed.now.astimezone(STOCKHOLM).date()
        await rounds.update_period(deed.connection, question.id, period_of(day, question.repeats))
    await audit.insert_audit(deed.connection, deed.now, actor, "open-question", question.code, note)
    return refusals


async def plan_question(
    deed: Deed, question: Question, opens_at: datetime, actor: str, note: str = ""
) -> Question:
    """Let a draft open by itself at `opens_at` (UTC), which is told the day before. Checked as by `open_question`, strictly.

    Raises NotAllowed naming the reasons, WrongState for one that is no draft.
    """
    if question.status != "draft":
        raise WrongState(f"The question {question.code!r} is {question.status} and cannot be planned.")
    planned = replace(question, opens_at=opens_at)
    _stop(question, [one for one in against(deed, planned) if one.firm or not note])
    await questions.update_plan(deed.connection, planned, note)
    await audit.insert_audit(deed.connection, deed.now, actor, "plan-question", question.code, note)
    return planned


def _stop(question: Question, refusals: Sequence[Refusal]) -> None:
    if refusals:
        reasons = "; ".join(REASONS[one.reason] for one in refusals)
        raise NotAllowed(f"The question {question.code!r} cannot be opened: {reasons}.")


REASONS = {
    "no-closing-time": "it has no closing time (give --closes)",
    "closing-in-the-past": "its closing time has passed",
    "few-days": "members get fewer than seven days to answer",
    "already-decided": "the decision has been taken already (say with --override why it is asked all the same)",
    "no-background": "it has no background text",
    "too-hard": "its text is too hard to read (see `medskick plain`)",
    "no-owner": "nobody is named who answers back",
}
"""For the operator; staff in the chat read `wording`'s."""


async def close_question(deed: Deed, question: Question, actor: str) -> None:
    """No more answers. Closing twice is fine. Raises WrongState for a draft."""
    if question.status in ("closed", "answered", "archived"):
        return
    if question.status != "open":
        raise WrongState(f"The question {question.code!r} was never opened.")
    await questions.update_status(deed.connection, question.id, "closed")
    await owe_answer(deed, question)
    await audit.insert_audit(deed.connection, deed.now, actor, "close-question", question.code)


async def archive_question(deed: Deed, question: Question, actor: str) -> None:
    """Put it away. Raises NotAllowed without feedback: whoever answers is answered."""
    if not question.feedback:
        raise NotAllowed(
            f"The question {question.code!r} cannot be archived without feedback; "
            f"write it with `medskick question feedback {question.code} TEXT`."
        )
    await questions.update_status(deed.connection, question.id, "archived")
    await audit.insert_audit(deed.connection, deed.now, actor, "archive-question", question.code)
