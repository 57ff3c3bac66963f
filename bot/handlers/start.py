"""/start: a notice in plain words, then either the question or the table that a link named, or all that is open."""

from __future__ import annotations

from actions import members as acting_members
from actions.replies import shown_so_far
from actions.staff import bind_chat
from actions.telling import set_menu
from bot.handlers import joining, staff, tables
from bot.talk import Talk
from dialogue.questions import Question, takes_replies
from storage import members, questions
from wording.chat import questions as question_screens
from wording.chat import start as screens
from wording.chat.plain import words
from wording.chat.profile import menu
from wording.chat.start import plain
from wording.said import Said

QUESTION, STAFF = "q-", "s-"


async def start(talk: Talk, payload: str) -> None:
    """/start with or without a link's payload; an unknown one gives the ordinary start.

    Whoever said /stopp gets mailings again by /start alone, not by following a link to a question.
    """
    await staff.park(talk)
    if payload.startswith(STAFF):
        await _welcome_staff(talk, payload.removeprefix(STAFF))
        return
    if payload.startswith(tables.LINK):
        strange = await tables.come(talk, payload.removeprefix(tables.LINK))
        if strange:
            await talk.say(Said(strange), "link")
            await _welcome(talk)
        return
    if payload.startswith(joining.LINK):
        await joining.come(talk, payload.removeprefix(joining.LINK))
        await _welcome(talk)
        return
    if payload.startswith(QUESTION):
        code = payload.removeprefix(QUESTION).lower()
        question = await questions.select_question_by_code(talk.deed.connection, code)
        if question is not None and takes_replies(question, talk.deed.now):
            await _ask(talk, question)
            return
        await talk.say(plain(talk.language, "question.closed" if question else "question.unknown"), "link")
    elif not talk.member.mailings:
        await acting_members.resume_mailings(talk.deed, talk.member)
        await talk.say(plain(talk.language, "start.mailings"), "mailings")
    await _welcome(talk)


async def _ask(talk: Talk, question: Question) -> None:
    await members.update_question(talk.deed.connection, talk.member.id, question.id)
    before = screens.notice(talk.language, talk.deed.house, talk.deed.operator) if talk.new else ""
    said = question_screens.card(talk.language, question, before=before, visibility=shown_so_far(talk.member))
    await talk.say(said, question_id=question.id)


async def _welcome(talk: Talk) -> None:
    t = words(talk.language)
    open_now = await questions.select_open_questions(talk.deed.connection, talk.deed.now)
    lines = [screens.notice(talk.language, talk.deed.house, talk.deed.operator)]
    if open_now:
        lines += [question_screens.question_lines(talk.language, open_now), t.text("start.open")]
    else:
        lines.append(t.text("start.nothing"))
    rows = (*question_screens.question_buttons(open_now), screens.start_buttons(talk.language))
    await talk.say(Said("\n\n".join(lines), rows))


async def _welcome_staff(talk: Talk, word: str) -> None:
    person = await bind_chat(talk.deed, word, talk.chat)
    if person is None:
        await talk.say(plain(talk.language, "staff.ticket-old"))
        return
    await talk.say(
        plain(talk.language, "staff.bound", name=person.name, office=talk.deed.house.office_in(talk.language))
    )
    await set_menu(talk.deed, talk.chat, menu("sv", office=True), f"menu:{talk.chat}:{talk.message}")
