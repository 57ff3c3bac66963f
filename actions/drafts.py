"""Changing a question before it is opened. Once members may have read it, it stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.questions import LINK
from dialogue.questions import Question, short_title
from storage import audit, questions


async def change_draft(
    deed: Deed,
    question: Question,
    actor: str,
    *,
    text: str,
    background: str,
    link: str,
    owner: str,
    theme_id: str | None,
    closes_at: datetime | None,
) -> Question:
    """Write a draft anew; its code stays. Raises WrongState for one that is no draft, NotAllowed for no text."""
    if question.status != "draft":
        raise WrongState(f"The question {question.code!r} is {question.status} and cannot be changed.")
    if not text.strip():
        raise NotAllowed("The question has no text; write the question.")
    if link and not LINK.fullmatch(link):
        raise NotAllowed(f"{link} is no address of a page; write it as https://example.se/page.")
    if theme_id and deed.premises.frame.theme(theme_id) is None:
        raise NotFound(f"There is no theme {theme_id!r}; see `medskick themes list`.")
    changed = replace(
        question,
        text=" ".join(text.split()),
        short_title=short_title(text),
        background=background,
        link=link,
        owner=owner,
        theme_id=theme_id,
        closes_at=closes_at,
    )
    if changed != question:
        await questions.update_draft(deed.connection, changed)
        await audit.insert_audit(deed.connection, deed.now, actor, "change-question", question.code)
    return changed
