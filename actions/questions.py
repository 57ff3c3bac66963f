"""What staff can do with a question: add, open, close, answer back, archive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound, WrongState
from dialogue.questions import CODE, Question, Refusal, may_open, short_title
from dialogue.recurring import Late
from storage import audit, questions

MOST_CODE = 40
LINK = re.compile(r"https?://[^\s/]+\.[^\s]+")
"""What a button may open: Telegram refuses a message with any other."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as staff write it down. Times are UTC."""

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


async def add_question(deed: Deed, draft: Draft, actor: str) -> Question:
    """Write a question down as a draft. Raises NotAllowed for a code of wrong form, WrongState for one in use."""
    if not CODE.fullmatch(draft.code) or len(draft.code) > MOST_CODE:
        raise NotAllowed(
            f"The code {draft.code!r} will not do; use small letters, digits and single hyphens, at most 40 of them."
        )
    if not draft.text.strip():
        raise NotAllowed("The question has no text; write the question.")
    if draft.link and not LINK.fullmatch(draft.link):
        raise NotAllowed(f"{draft.link} is no address of a page; write it as https://example.se/page.")
    question = _written(deed, draft)
    if draft.theme_id and all(theme.id != draft.theme_id for theme in deed.premises.frame.themes):
        raise NotFound(f"There is no theme {draft.theme_id!r}; see `medskick themes list`.")
    if not await questions.insert_question(deed.connection, question):
        raise WrongState(f"There is a question {draft.code!r} already; choose another code.")
    await audit.insert_audit(deed.connection, deed.now, actor, "add-question", question.code)
    return question


def speaks_against(deed: Deed, draft: Draft) -> Sequence[Refusal]:
    """What would speak against opening a question that is still being written."""
    return may_open(_written(deed, draft), deed.now)


def _written(deed: Deed, draft: Draft) -> Question:
    return Question(
        id=new_id("q"),
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
    On the command line only what is firm does. Raises NotAllowed naming the reasons, WrongState where it is over.
    """
    if question.status == "open":
        return ()
    if question.status != "draft":
        raise WrongState(f"The question {question.code!r} is {question.status} and cannot be opened again.")
    refusals = may_open(question, deed.now)
    stopping = [one for one in refusals if one.firm or (strict and not note)]
    if stopping:
        raise NotAllowed(
            f"The question {question.code!r} cannot be opened: {'; '.join(REASONS[one.reason] for one in stopping)}."
        )
    await questions.update_opened(deed.connection, question.id, deed.now, note)
    await audit.insert_audit(deed.connection, deed.now, actor, "open-question", question.code, note)
    return refusals


REASONS = {
    "no-closing-time": "it has no closing time (give --closes)",
    "closing-in-the-past": "its closing time has passed",
    "few-days": "members get fewer than seven days to answer",
    "already-decided": "the decision has been taken already",
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
    await audit.insert_audit(deed.connection, deed.now, actor, "close-question", question.code)


async def answer_back(deed: Deed, question: Question, text: str, actor: str) -> None:
    """What came of what was said. Raises WrongState while the question is open or a draft, NotAllowed for no text."""
    if question.status in ("draft", "open"):
        raise WrongState(f"Close the question {question.code!r} before you answer back.")
    if not text.strip():
        raise NotAllowed("The feedback has no text; write what came of what was said.")
    await questions.update_feedback(deed.connection, question.id, text.strip(), deed.now)
    await audit.insert_audit(deed.connection, deed.now, actor, "answer-back", question.code)


async def archive_question(deed: Deed, question: Question, actor: str) -> None:
    """Put it away. Raises NotAllowed without feedback: whoever answers is answered."""
    if not question.feedback:
        raise NotAllowed(
            f"The question {question.code!r} cannot be archived without feedback; "
            f"write it with `medskick question feedback {question.code} TEXT`."
        )
    await questions.update_status(deed.connection, question.id, "archived")
    await audit.insert_audit(deed.connection, deed.now, actor, "archive-question", question.code)


async def open_and_close_due(deed: Deed) -> tuple[Late, ...]:
    """What the calendar says: close what is over, open drafts whose first day has come. Nothing of it is ever late."""
    for question in await questions.select_due_to_close(deed.connection, deed.now):
        await close_question(deed, question, "schedule")
    for question in await questions.select_due_to_open(deed.connection, deed.now):
        if not [one for one in may_open(question, deed.now) if one.reason != "few-days"]:
            await open_question(deed, question, "schedule")
    return ()
