"""What staff do for a compilation: have it made, write a dialogue's summary, correct a reply beside its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.questions import find_question
from dialogue.compilation import Compilation, DialogueWords, Facts, Form, compile_facts
from dialogue.language.dates import STOCKHOLM
from dialogue.meetings import Meeting
from dialogue.questions import Question
from storage import audit, compilations, meetings, questions, replies


@dataclass(frozen=True, slots=True)
class Ask:
    """Of what: a meeting (its code or day), a question's code, a period from a Stockholm day on, or several of them.

    `last_meeting` asks for the period since the meeting before now.
    """

    meeting: str = ""
    question: str = ""
    since: date | None = None
    last_meeting: bool = False


async def make_compilation(deed: Deed, ask: Ask, form: Form) -> Compilation:
    """The compilation of what is asked for. Raises NotFound, NotAllowed."""
    meeting = await find_meeting_by_name(deed, ask.meeting) if ask.meeting else None
    since = await _since(deed, ask)
    if meeting is None and not ask.question and since is None:
        raise NotAllowed("Nothing is asked for; name a meeting, --question CODE or --since DAY.")
    asked = await _questions(deed, meeting, ask.question)
    everything = meeting is None and not ask.question
    said = await compilations.select_said(
        deed.connection,
        None if everything else [question.id for question in asked],
        datetime.combine(since, time(), STOCKHOLM) if since else None,
    )
    if since:
        answered = {one.question_id for one in said}
        asked = tuple(question for question in asked if question.id in answered)
    words = await compilations.select_dialogues(deed.connection, meeting.id) if meeting else ()
    if ask.question:
        words = ()
    frame = deed.premises.frame
    return compile_facts(Facts(meeting, asked, said, words, frame, since), form)


async def find_meeting_by_name(deed: Deed, name: str) -> Meeting:
    """A meeting by its code or its day (ISO). Raises NotFound; WrongState where there were several that day."""
    found = await meetings.select_meeting_by_code(deed.connection, name)
    if found is not None:
        return found
    try:
        day = date.fromisoformat(name)
    except ValueError:
        raise NotFound(
            f"There is no meeting {name!r}; import it with `medskick meeting import FILE`."
        ) from None
    held = await meetings.select_meetings_on(deed.connection, day)
    if not held:
        raise NotFound(f"There was no meeting on {name}; name it by its code.")
    if len(held) > 1:
        codes = ", ".join(meeting.code for meeting in held)
        raise WrongState(f"There were several meetings on {name}; name one by its code: {codes}.")
    return held[0]


async def write_summary(deed: Deed, name: str, number: int, text: str, actor: str) -> DialogueWords:
    """Staff's summary of a dialogue, in place of the draft; '' brings the draft back. Raises NotFound, WrongState."""
    meeting = await find_meeting_by_name(deed, name)
    known = {
        words.number: words for words in await compilations.select_dialogues(deed.connection, meeting.id)
    }
    title = known[number].title if number in known else ""
    words = DialogueWords(number, title, text.strip())
    await compilations.upsert_dialogue(deed.connection, meeting.id, words)
    await audit.insert_audit(deed.connection, deed.now, actor, "meeting.summary", meeting.code, str(number))
    return words


async def correct_reply(deed: Deed, reply_id: str, text: str, actor: str) -> None:
    """Staff's correction, printed beside the words as they came; '' takes it away. A new version starts without one.

    Raises NotFound, WrongState for words that were taken back.
    """
    reply = await replies.select_reply(deed.connection, reply_id)
    if reply is None:
        raise NotFound(f"There is no reply {reply_id!r}; see `medskick replies export`.")
    if reply.withdrawn_at is not None:
        raise WrongState("The reply was taken back by whoever wrote it; there is nothing to correct.")
    await compilations.update_correction(deed.connection, reply.id, reply.version, text.strip())
    await audit.insert_audit(deed.connection, deed.now, actor, "reply.correct", reply.id)


async def _since(deed: Deed, ask: Ask) -> date | None:
    if not ask.last_meeting:
        return ask.since
    today = deed.now.astimezone(STOCKHOLM).date()
    last = await meetings.select_latest_meeting(deed.connection, today)
    if last is None or last.held_on is None:
        raise NotFound("No meeting has been held yet; name a day instead.")
    return last.held_on


async def _questions(deed: Deed, meeting: Meeting | None, code: str) -> tuple[Question, ...]:
    if code:
        question = await find_question(deed, code)
        if meeting is not None and question.meeting_id != meeting.id:
            raise NotFound(f"The question {code!r} was not asked at {meeting.code}; leave out one of them.")
        return (question,)
    known = await questions.select_questions(deed.connection)
    return tuple(
        question
        for question in known
        if question.status != "draft" and (meeting is None or question.meeting_id == meeting.id)
    )
