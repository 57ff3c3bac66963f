"""What the desk does with questions: write one, open, close, answer back, put away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from actions import questions as acting
from actions.announcing import announce
from actions.deed import Deed
from actions.editing import edit_question
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import CODE, LINK, Question, may_open
from dialogue.questions.writing import code_from, end_of_day, read_last_day
from storage import questions
from web.desk.asked import Asked, Done, digest
from web.errors import Refused
from web.forms import Form


async def add_question(deed: Deed, asked: Asked) -> Done:
    """Write a question down, and open it where the button said so. The same question twice is one."""
    form = asked.form
    known = await questions.select_questions(deed.connection)
    told = _told(form, deed.now)
    same = next((one for one in known if one.text == told["text"] and one.status in ("draft", "open")), None)
    if same is None:
        code = _code(form, known)
        draft = acting.Draft(code=code, **told)
        same = await acting.add_question(deed, draft, asked.person.id)
    if form["gor"] != "oppna":
        return Done("add-question", same.code)
    return await _open(deed, same, asked)


async def change_question(deed: Deed, asked: Asked) -> Done:
    """Write a draft anew, unless somebody else did meanwhile."""
    question = await acting.find_question(deed, asked.path["code"])
    if asked.form["innan"] != draft_digest(question):
        raise Refused("changed-meanwhile")
    changed = replace(question, **_told(asked.form, deed.now))
    await edit_question(deed, question, changed, asked.person.id)
    return Done("change-question", question.code)


async def open_question(deed: Deed, asked: Asked) -> Done:
    """Open a draft; what speaks against it stops it, unless staff say why they open it all the same."""
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


async def answer_back(deed: Deed, asked: Asked) -> Done:
    """Tell what came of the answers, unless somebody else wrote something else meanwhile."""
    question = await acting.find_question(deed, asked.path["code"])
    text = asked.form["text"]
    if not text:
        raise Refused("no-feedback")
    if text != question.feedback:
        if asked.form["innan"] != digest(question.feedback):
            raise Refused("changed-meanwhile")
        await acting.answer_back(deed, question, text, asked.person.id)
    return Done("answer-back", question.code)


async def archive_question(deed: Deed, asked: Asked) -> Done:
    """Put it away."""
    question = await acting.find_question(deed, asked.path["code"])
    if question.status != "archived":
        await acting.archive_question(deed, question, asked.person.id)
    return Done("archive-question", question.code)


def draft_digest(question: Question) -> str:
    """What a draft says, as its form knows it."""
    told = (question.text, question.background, question.link, question.owner, question.theme_id or "")
    return digest(*told, str(question.closes_at))


async def _open(deed: Deed, question: Question, asked: Asked) -> Done:
    note = asked.form["anda"]
    if question.status == "draft":
        against = may_open(question, deed.now)
        if any(one.firm for one in against) or (against and not note):
            raise Refused("checks", reasons=tuple(one.reason for one in against))
    await acting.open_question(deed, question, asked.person.id, strict=True, note=note)
    return Done("open-question", question.code)


def _told(form: Form, now: datetime) -> dict[str, Any]:
    """The fields of a question's form. Raises Refused for what cannot be kept."""
    text = " ".join(form["text"].split())
    if not text:
        raise Refused("no-text")
    link = form["lank"]
    if link and not LINK.fullmatch(link):
        raise Refused("strange-link", link=link[:200])
    day = _last_day(form["sista"], now)
    return {
        "text": text,
        "background": form["bakgrund"],
        "link": link,
        "owner": form["ansvarig"],
        "theme_id": form["tema"] or None,
        "closes_at": end_of_day(day),
    }


def _last_day(typed: str, now: datetime) -> date:
    if not typed:
        raise Refused("no-last-day")
    try:
        return date.fromisoformat(typed)
    except ValueError:
        day = read_last_day(typed, now.astimezone(STOCKHOLM).date()).day
    if day is None:
        raise Refused("strange-day", typed=typed[:60])
    return day


def _code(form: Form, known: tuple[Question, ...]) -> str:
    taken = {question.code for question in known}
    code = form["kod"].lower() or code_from(form["text"], taken)
    if len(code) > acting.MOST_CODE or not CODE.fullmatch(code):
        raise Refused("strange-code", code=code[:60])
    if code in taken:
        raise Refused("code-taken", code=code)
    return code
