"""Telling what a consultation came to, and that to the organisations that answered it; once, however often it is written."""

from __future__ import annotations

from actions.answer_links import consultation_page
from actions.consultations import find_consultation, tell_outcome
from actions.deed import Deed
from actions.feedback import give
from actions.inviting import invited_to
from actions.noticing import NoticeLink
from actions.organisations_told import tell_organisations
from dialogue.consultations import Consultation
from dialogue.feedback import Answer, Subject, is_news
from storage import feedback
from wording.catalogues import translator
from wording.feedback import DOMAIN, FeedbackLetter, outcome_letter


async def decide_consultation(
    deed: Deed, code: str, answer: Answer, actor: str, *, again: bool = False
) -> int:
    """Keep the outcome and tell the organisations that answered; returns how many of them.

    An outcome that is only written better tells nobody, unless staff say so by `again`. Raises NotFound, WrongState,
    NotAllowed.
    """
    consultation = await find_consultation(deed.connection, code)
    subject = Subject("consultation", consultation_id=consultation.id)
    before = await feedback.select_latest(deed.connection, subject.key)
    if before is None or before.answer != answer:
        await tell_outcome(deed.connection, code, answer.text, actor, deed.now)
    given = await give(deed, subject, answer, actor, code)
    if before is not None and (
        before.id == given.feedback.id or not is_news(before.answer, answer, again=again)
    ):
        return 0
    told = await _tell(deed, consultation, answer, given.feedback.id)
    await feedback.update_told(deed.connection, given.feedback.id, told)
    return told


async def _tell(deed: Deed, consultation: Consultation, answer: Answer, feedback_id: int) -> int:
    listed = await invited_to(deed.connection, consultation)
    answered = [one.organisation for one in listed if one.standing == "answered"]
    house, page = deed.house, consultation_page(deed.premises, consultation.code)

    def write(language: str) -> FeedbackLetter:
        return outcome_letter(language, house, consultation.title, answer)

    def link(language: str) -> NoticeLink:
        return NoticeLink(translator(DOMAIN, language).text("letter.outcome.link"), page)

    return len(await tell_organisations(deed, f"feedback:{feedback_id}", answered, write, link))
