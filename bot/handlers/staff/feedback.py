"""Answering back in the office's chat: how it stands, what came of what was said, to how many it goes; then it is sent.

The draft holds what was gathered: "status", "next", "to" and "text", each after "feedback-".
"""

from __future__ import annotations

from datetime import date

from actions import feedback as acting
from actions import meeting_answers
from actions.errors import NotFound
from bot.handlers.staff.meeting import find as find_meeting
from bot.handlers.staff.office import Office
from bot.handlers.staff.questions import find, show
from dialogue.feedback import STATUSES, Answer, is_news
from dialogue.language.dates import STOCKHOLM
from dialogue.questions.writing import read_last_day
from storage import feedback
from wording.chat import staff_feedback as screens
from wording.chat import staff_questions

STEP, DAY, TO = "feedback", "feedback-day", "feedback-to"
GATHERED = ("feedback-status", "feedback-next", "feedback-passed", "feedback-text")


async def ask(office: Office, question_id: str) -> None:
    """How does it stand?"""
    await office.show(screens.choose_status(office.language, await find(office, question_id)))


async def choose(office: Office, rest: str) -> None:
    """The status of "status:question": then the text is asked for, or first what the status promises."""
    status, _, question_id = rest.partition(":")
    question = await find(office, question_id)
    if status not in STATUSES:
        raise NotFound("There is no such status.")
    step = {"working": DAY, "passed-on": TO}.get(status, STEP)
    gathered = {"feedback-status": status, "feedback-next": "", "feedback-passed": ""}
    await office.expect(f"{step}:{question.id}", **gathered)
    if step == DAY:
        await office.show(screens.ask_next_day(office.language))
    elif step == TO:
        await office.show(screens.ask_passed_to(office.language))
    else:
        await office.show(staff_questions.ask_feedback(office.language, question))


async def take_day(office: Office, question_id: str, text: str) -> None:
    """The day when more is told."""
    question = await find(office, question_id)
    today = office.deed.now.astimezone(STOCKHOLM).date()
    read = read_last_day(text, today)
    if read.day is None or read.day <= today:
        await office.show(screens.ask_next_day(office.language, again=True))
        return
    await office.expect(f"{STEP}:{question.id}", **{"feedback-next": read.day.isoformat()})
    await office.show(staff_questions.ask_feedback(office.language, question))


async def take_to(office: Office, question_id: str, text: str) -> None:
    """Whom it was passed on to."""
    question = await find(office, question_id)
    await office.expect(f"{STEP}:{question.id}", **{"feedback-passed": " ".join(text.split())})
    await office.show(staff_questions.ask_feedback(office.language, question))


async def take(office: Office, question_id: str, text: str) -> None:
    """The text, shown as it will stand, with how many will be told."""
    await office.expect("", **{"feedback-text": text})
    question = await find(office, question_id)
    subject = acting.about_question(question)
    answer = _answer(await office.again())
    before = await feedback.select_latest(office.deed.connection, subject.key)
    news = is_news(before.answer if before else None, answer, again=False)
    reach = await acting.reach(office.deed, subject)
    await office.show(screens.preview(office.language, question, answer, reach, news=news))


async def save(office: Office, question_id: str) -> None:
    """Keep it, and tell those who spoke where it is news. Raises NotFound where it was kept already."""
    await _save(office, question_id, again=False)


async def save_and_tell(office: Office, question_id: str) -> None:
    """Keep better words, and tell them all the same."""
    await _save(office, question_id, again=True)


async def _save(office: Office, question_id: str, *, again: bool) -> None:
    answer = _answer(office)
    question = await find(office, question_id)
    given = await acting.answer_back(office.deed, question, answer, office.person.id, again=again)
    await office.forget(*GATHERED)
    await office.talk.nod(screens.sent_words(office.language, given.told))
    await show(office, question_id)


def _answer(office: Office) -> Answer:
    draft = office.person.draft
    status = next((one for one in STATUSES if one == draft.get("feedback-status")), None)
    if status is None or not draft.get("feedback-text"):
        raise NotFound("There is no feedback to keep.")
    day = draft.get("feedback-next", "")
    return Answer(
        status, draft["feedback-text"].strip(), date.fromisoformat(day) if day else None,
        draft.get("feedback-passed", ""),
    )  # fmt: skip


async def show_meeting(office: Office, meeting_id: str) -> None:
    """What would be sent to the organisations that took part in a meeting."""
    meeting = await find_meeting(office, meeting_id)
    found = await meeting_answers.look_at_answers(office.deed, meeting)
    counts = (len(found.answered), found.wait, len(found.to_tell), found.told, len(found.unreached))
    await office.show(screens.meeting_screen(office.language, meeting, *counts))


async def send_meeting(office: Office, meeting_id: str) -> None:
    """Send it to those that were not told before. Raises NotAllowed where no question has an answer."""
    meeting = await find_meeting(office, meeting_id)
    told = await meeting_answers.send_answers(office.deed, meeting, office.person.id)
    await office.show(screens.meeting_sent(office.language, told))


PRESSES = {
    "qf": ask,
    "qs": choose,
    "qF": save,
    "qG": save_and_tell,
    "ma": show_meeting,
    "mA": send_meeting,
}
ANSWERS = {STEP: take, DAY: take_day, TO: take_to}
