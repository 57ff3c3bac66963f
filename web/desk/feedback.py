"""What the desk answers back: to a question, to a theme, to one reply, and a meeting's answers to the organisations that took part."""

from __future__ import annotations

from datetime import datetime

from actions.deed import Deed
from actions.errors import NotFound
from actions.feedback import about_question, about_reply, about_theme, answer_back, give
from actions.meeting_answers import send_answers
from actions.questions import find_question
from dialogue.feedback import STATUSES, Answer
from dialogue.language.dates import STOCKHOLM
from storage import feedback, meetings
from web.desk.asked import Asked, Done, digest
from web.desk.written import a_day
from web.errors import Refused
from web.forms import Form


async def answer_question(deed: Deed, asked: Asked) -> Done:
    """Tell what came of the answers, unless somebody else wrote something else meanwhile."""
    question, form = await find_question(deed, asked.path["code"]), asked.form
    answer = answer_of(form, deed.now)
    latest = await feedback.select_latest(deed.connection, about_question(question).key)
    if latest is None or latest.answer != answer:
        if form["innan"] != digest(question.feedback):
            raise Refused("changed-meanwhile")
        await answer_back(deed, question, answer, asked.person.id, again=bool(form["igen"]))
    return Done("answer-back", question.code)


async def answer_reply(deed: Deed, asked: Asked) -> Done:
    """Answer the author of one reply."""
    subject = await about_reply(deed, asked.path["reply"])
    answer = answer_of(asked.form, deed.now)
    again = bool(asked.form["igen"])
    await give(deed, subject, answer, asked.person.id, asked.path["reply"], again=again)
    return Done("answer-back", asked.path["reply"])


async def answer_theme(deed: Deed, asked: Asked) -> Done:
    """Answer everybody whose reply has a theme, of what came in since the moment that the page showed."""
    theme, form = asked.path["theme"], asked.form
    try:
        since = datetime.fromisoformat(form["sedan"]) if form["sedan"] else None
    except ValueError:
        raise Refused("changed-meanwhile") from None
    subject = about_theme(deed, theme, None, since=since)
    answer = answer_of(form, deed.now)
    await give(deed, subject, answer, asked.person.id, theme, asked.person.name, again=bool(form["igen"]))
    return Done("answer-back", theme)


async def send_to_meeting(deed: Deed, asked: Asked) -> Done:
    """Send the answers of a question's meeting to the organisations that took part. Raises NotFound, NotAllowed."""
    question = await find_question(deed, asked.path["code"])
    meeting = await meetings.select_meeting(deed.connection, question.meeting_id or "")
    if meeting is None:
        raise NotFound("The question was asked at no meeting.")
    await send_answers(deed, meeting, asked.person.id)
    return Done("send-answers", meeting.code)


def answer_of(form: Form, now: datetime) -> Answer:
    """The answer of a form. Raises Refused for what it lacks."""
    status = next((one for one in STATUSES if one == (form["lage"] or "done")), None)
    if not form["text"] or status is None:
        raise Refused("no-feedback")
    day = a_day(form["nasta"], now) if form["nasta"] and status == "working" else None
    if status == "working" and (day is None or day <= now.astimezone(STOCKHOLM).date()):
        raise Refused("no-next-day")
    to = form["till"] if status == "passed-on" else ""
    if status == "passed-on" and not to:
        raise Refused("no-passed-to")
    return Answer(status, form["text"], day, to)
