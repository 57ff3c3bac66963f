"""A member's question to the office: asked in the chat, told to the office, answered back through the bot.

The office sees no name but the organisation's, and that only where the member chose to show it.
"""

from __future__ import annotations

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound, WrongState
from actions.members import organisation_of
from actions.noticing import Notice, NoticeLink
from actions.office_told import tell_office
from actions.recalling import recall_quoted
from actions.telling import tell
from dialogue.language.printable import printable
from dialogue.members import Member, Staff
from dialogue.office_questions import OfficeQuestion, alarm_after
from dialogue.questions import short_title
from dialogue.recurring import Late
from dialogue.replies import Reply
from dialogue.safety import mask_personnummer
from storage import answers, audit, members, office_questions, questions, theme_marks
from wording.chat import office_questions as screens

STAFF_LANGUAGE = "sv"


async def ask_office(
    deed: Deed, member: Member, text: str, about: str = "", *, reply_id: str | None = None
) -> OfficeQuestion:
    """Put a question in the office's queue and tell the office; the caller tells the member (`screens.asked`).

    `about` is what it was asked beside: a question's title, a subject. `reply_id` is the reply that it was sent as: the
    same reply is asked once. Raises NotAllowed for an empty text.
    """
    if not text.strip():
        raise NotAllowed("The question has no text; write what you wonder about.")
    question = OfficeQuestion(
        id=new_id("f"),
        member_id=member.id,
        reply_id=reply_id,
        shown_as=await _shown_as(deed, member),
        text=_kept(deed, text),
        about=" ".join(about.split()),
        language=member.language,
        state="waiting",
        asked_at=deed.now,
        alarm_at=alarm_after(deed.now),
        answer="",
        answered_by=None,
        answered_at=None,
    )
    if not await office_questions.insert_office_question(deed.connection, question):
        known = await office_questions.select_by_reply(deed.connection, reply_id or "")
        assert known is not None
        return known
    said = screens.notice(STAFF_LANGUAGE, question)
    await tell_office(deed, f"office-question:{question.id}", said, _mail(deed, "office-question"))
    return question


async def reply_to_office(deed: Deed, reply: Reply, member: Member) -> OfficeQuestion:
    """A reply was a question to the office: it is kept as one, and is neither counted nor shown as a reply any more.

    Raises WrongState for one that was withdrawn or is held, or has no words.
    """
    if reply.withdrawn_at is not None or reply.held or not reply.text:
        raise WrongState("That reply cannot be sent to the office as a question.")
    asked = await questions.select_question(deed.connection, reply.question_id or "")
    about = short_title(asked.text, asked.short_title) if asked else ""
    question = await ask_office(deed, member, reply.text, about, reply_id=reply.id)
    await answers.update_counted(deed.connection, reply.id, counted=False)
    await theme_marks.delete_suggestions(deed.connection, reply.id)
    await recall_quoted(deed, reply.id)
    return question


def _kept(deed: Deed, text: str) -> str:
    text = printable(text).strip()
    return text if deed.operator == "authority" else mask_personnummer(text)


async def _shown_as(deed: Deed, member: Member) -> str:
    if member.visibility != "named" or member.speaks_for != "organisation":
        return ""
    organisation = await organisation_of(deed, member)
    return organisation.name if organisation else ""


def _mail(deed: Deed, name: str) -> Notice:
    heading, text, label = screens.mail_words(STAFF_LANGUAGE, late=name == LATE)
    link = NoticeLink(label, f"{deed.premises.public_url}/kansli")
    return Notice("staff-mail", heading, (text,), (link,))


async def answer_office_question(deed: Deed, question_id: str, text: str, person: Staff) -> bool:
    """The office answers a member through the bot. False where the member cannot be reached any more.

    Raises NotFound; WrongState where somebody answered before; NotAllowed for no text.
    """
    question = await find_office_question(deed, question_id)
    if not text.strip():
        raise NotAllowed("The answer has no text; write what you want to say.")
    text = text.strip()
    if not await office_questions.update_answered(deed.connection, question.id, text, person.id, deed.now):
        raise WrongState("Somebody has answered that question already.")
    await audit.insert_audit(deed.connection, deed.now, person.id, "answer-office-question", question.id)
    member = await members.select_member(deed.connection, question.member_id or "")
    if member is None or member.telegram is None or member.state != "active":
        return False
    said = screens.answer(member.language, question.text, text, deed.house)
    key = f"office-answer:{question.id}"
    return await tell(deed, member.telegram, said, key, "office-answer", member_id=member.id)


async def find_office_question(deed: Deed, question_id: str) -> OfficeQuestion:
    """A question by our id. Raises NotFound, also for one whose words were taken back."""
    question = await office_questions.select_office_question(deed.connection, question_id)
    if question is None or not question.text:
        raise NotFound("There is no such question (any more).")
    return question


LATE = "office-question-late"


async def remind_of_unanswered(deed: Deed) -> tuple[Late, ...]:
    """Tell the office, once, of each question that has waited for more than five working days."""
    for question in await office_questions.claim_alarms(deed.connection, deed.now):
        said = screens.late_notice(STAFF_LANGUAGE, question)
        await tell_office(deed, f"{LATE}:{question.id}", said, _mail(deed, LATE))
    return ()
