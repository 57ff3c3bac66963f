"""What came of a meeting, to the organisations that took part: once per organisation and meeting, when staff say so."""

from __future__ import annotations

from dataclasses import dataclass

from actions.contacts import contacts_of
from actions.deed import Deed
from actions.errors import NotAllowed
from actions.feedback import about_question
from actions.noticing import NoticeLink
from actions.organisations_told import tell_organisations
from dialogue.feedback import Feedback
from dialogue.language.folding import fold_loose
from dialogue.meetings import Meeting
from dialogue.members import Organisation
from dialogue.questions import Question
from storage import audit, feedback, meeting_answers, organisations
from wording.catalogues import translator
from wording.feedback import DOMAIN, FeedbackLetter, meeting_letter


@dataclass(frozen=True, slots=True)
class MeetingAnswers:
    """What can be sent after a meeting: its questions with an answer, and how many `wait` for one.

    Of the organisations that took part: `told` before, `unreached` without address or chat, the rest `to_tell`. `unknown` are
    names that the register does not hold.
    """

    answered: tuple[tuple[Question, Feedback], ...]
    wait: int
    to_tell: tuple[Organisation, ...]
    told: int
    unreached: tuple[Organisation, ...]
    unknown: tuple[str, ...]


async def look_at_answers(deed: Deed, meeting: Meeting) -> MeetingAnswers:
    """What would be sent, and to whom."""
    asked = await meeting_answers.select_questions_of(deed.connection, meeting.id)
    found = [(one, await feedback.select_latest(deed.connection, about_question(one).key)) for one in asked]
    answered = tuple((question, given) for question, given in found if given is not None)
    took_part, unknown = await _took_part(deed, meeting)
    told = await meeting_answers.select_told(deed.connection, meeting.id)
    waiting = [one for one in took_part if one.id not in told]
    ways = await contacts_of(deed.connection, waiting)
    return MeetingAnswers(
        answered,
        len(asked) - len(answered),
        tuple(one for one in waiting if one.id in ways),
        len(took_part) - len(waiting),
        tuple(one for one in waiting if one.id not in ways),
        unknown,
    )


async def _took_part(deed: Deed, meeting: Meeting) -> tuple[tuple[Organisation, ...], tuple[str, ...]]:
    """The organisations that were noted as present, and those that spoke at the tables; and names that mean none."""
    known = await organisations.select_organisations(deed.connection)
    by_id = {one.id: one for one in known}
    by_name = {fold_loose(alias): one for one in known for alias in one.aliases}
    by_name |= {one.folded: one for one in known}
    spoke = await meeting_answers.select_spoke(deed.connection, meeting.id)
    names = [*meeting.present, *(row["behalf"] for row in spoke if row["behalf"])]
    found = {
        one.id: one
        for one in (
            *(by_name.get(fold_loose(name)) for name in names),
            *(by_id.get(row["organisation_id"]) for row in spoke),
        )
        if one is not None
    }
    unknown = dict.fromkeys(name for name in names if fold_loose(name) not in by_name)
    return tuple(sorted(found.values(), key=lambda one: one.folded)), tuple(unknown)


async def send_answers(deed: Deed, meeting: Meeting, actor: str) -> int:
    """Tell those that were not told before what came of all the meeting's questions that have an answer; returns how many.

    Raises NotAllowed where no question has one.
    """
    found = await look_at_answers(deed, meeting)
    if not found.answered:
        raise NotAllowed(
            f"No question of {meeting.code} has an answer yet; write one with `medskick question feedback CODE TEXT`."
        )
    house, page = deed.house, f"{deed.premises.public_url}/svar"

    def write(language: str) -> FeedbackLetter:
        return meeting_letter(language, house, meeting.title, found.answered)

    def link(language: str) -> NoticeLink:
        return NoticeLink(translator(DOMAIN, language).text("letter.link"), page)

    told = await tell_organisations(deed, f"feedback:meeting:{meeting.id}", found.to_tell, write, link)
    if told:
        await meeting_answers.insert_told(deed.connection, meeting.id, told, deed.now)
        note = f"{len(told)} organisations"
        await audit.insert_audit(deed.connection, deed.now, actor, "send-answers", meeting.code, note)
    return len(told)
