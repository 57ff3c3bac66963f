"""What the desk does with questions: write one, change it, open, plan, close, put away. Answering back is `feedback`'s."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from actions import questions as acting
from actions.announcing import announce
from actions.deed import Deed
from actions.editing import edit_question
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import Question, short_title
from dialogue.questions.writing import opening_of
from storage import meetings, questions
from web.desk.asked import Asked, Done, digest
from web.desk.written import a_day, code_of, told
from web.errors import Refused
from web.forms import Form


async def add_question(deed: Deed, asked: Asked) -> Done:
    """Write a question down, and open or plan it where the button said so. The same question twice is one."""
    form = asked.form
    known = await questions.select_questions(deed.connection)
    words = told(form, deed.now)
    same = next((one for one in known if one.text == words["text"] and one.status in ("draft", "open")), None)
    if same is None:
        meeting = await _at_meeting(deed, form)
        draft = acting.Draft(code=code_of(form, known), title=form["namn"], **words, **meeting)
        same = await acting.add_question(deed, draft, asked.person.id)
    if form["gor"] != "oppna":
        return Done("add-question", same.code)
    return await _open(deed, same, asked)


async def change_question(deed: Deed, asked: Asked) -> Done:
    """Write a question anew, unless somebody else did meanwhile; from the first reply on, other words are a version."""
    form = asked.form
    question = await acting.find_question(deed, asked.path["code"])
    if form["innan"] != question_digest(question):
        raise Refused("changed-meanwhile")
    meeting = await _at_meeting(deed, form) if question.status == "draft" else {}
    changed = replace(question, **told(form, deed.now), **meeting)
    if not form["namn"]:
        changed = replace(changed, short_title=short_title(changed.text))
    actor = asked.person.id
    await edit_question(deed, question, changed, actor, title=form["namn"], note=form["varfor"])
    return Done("change-question", question.code)


async def _at_meeting(deed: Deed, form: Form) -> dict[str, Any]:
    """Whether it is opened at a meeting, and at which: that of today, or the next one."""
    if not form["mote"]:
        return {"at_meeting": False}
    today = deed.now.astimezone(STOCKHOLM).date()
    meeting = await meetings.select_next_meeting(deed.connection, today)
    return {"at_meeting": True, "meeting_id": meeting.id if meeting else None}


async def open_question(deed: Deed, asked: Asked) -> Done:
    """Open a draft, or plan it; what speaks against it stops it, unless staff say why they open it all the same."""
    return await _open(deed, await acting.find_question(deed, asked.path["code"]), asked)


async def tell_members(deed: Deed, asked: Asked) -> Done:
    """Tell those who chat that a question is open, outside quiet hours; nobody is told twice."""
    question = await acting.find_question(deed, asked.path["code"])
    await announce(deed, question, asked.person.id)
    return Done("announce-question", question.code)


async def close_question(deed: Deed, asked: Asked) -> Done:
    """No more answers."""
    question = await acting.find_question(deed, asked.path["code"])
    await acting.close_question(deed, question, asked.person.id)
    return Done("close-question", question.code)


async def archive_question(deed: Deed, asked: Asked) -> Done:
    """Put it away."""
    question = await acting.find_question(deed, asked.path["code"])
    if question.status != "archived":
        await acting.archive_question(deed, question, asked.person.id)
    return Done("archive-question", question.code)


def question_digest(question: Question) -> str:
    """What a question says, as its form knows it."""
    return digest(*map(str, asdict(question).values()))


async def _open(deed: Deed, question: Question, asked: Asked) -> Done:
    """Open it, or plan it where a day was given. Raises Refused with what speaks against it."""
    note, day = asked.form["anda"], asked.form["oppnas"]
    opens_at = opening_of(a_day(day, deed.now)) if day else None
    if question.status == "draft":
        against = acting.against(deed, replace(question, opens_at=opens_at))
        if any(one.firm for one in against) or (against and not note):
            raise Refused("checks", reasons=tuple(one.reason for one in against))
    if opens_at is not None and question.status == "draft":
        await acting.plan_question(deed, question, opens_at, asked.person.id, note)
        return Done("plan-question", question.code)
    await acting.open_question(deed, question, asked.person.id, strict=True, note=note)
    return Done("open-question", question.code)
