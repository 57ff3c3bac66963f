"""What can be looked at: open questions, own replies, the calendar, consultations, the newsletter."""

from __future__ import annotations

from datetime import timedelta

from bot.talk import Talk
from storage import consultations as consultation_rows
from storage import events as event_rows
from storage import issues as issue_rows
from storage import questions as question_rows
from storage import replies as reply_rows
from storage import theme_marks
from wording.chat import listings as screens
from wording.chat.mine import mine_screen
from wording.chat.questions import list_screen
from wording.said import Said

AHEAD = timedelta(days=92)


async def questions(talk: Talk, _: str) -> None:
    """/fragor"""
    found = await question_rows.select_open_questions(talk.deed.connection, talk.deed.now)
    await talk.say(list_screen(talk.language, found))


async def mine(talk: Talk, _: str) -> None:
    """/mina_medskick"""
    await talk.say(await own_replies(talk))


async def own_replies(talk: Talk) -> Said:
    """What the member has sent, as it stands now; greetings left out."""
    connection = talk.deed.connection
    own = await reply_rows.select_replies_by_member(connection, talk.member.id)
    asked = {question.id: question for question in await question_rows.select_questions(connection)}
    themed = await theme_marks.select_themed(connection, talk.member.id)
    return mine_screen(talk.language, [reply for reply in own if reply.substance], asked, themed)


async def calendar(talk: Talk, _: str) -> None:
    """/kalender"""
    now = talk.deed.now
    kept = await event_rows.select_events_between(talk.deed.connection, now, now + AHEAD)
    await talk.say(screens.calendar_screen(talk.language, [one.event for one in kept]))


async def consultations(talk: Talk, _: str) -> None:
    """/remisser"""
    found = await consultation_rows.select_open_consultations(talk.deed.connection, talk.deed.now)
    await talk.say(screens.consultations_screen(talk.language, found))


async def newsletter(talk: Talk, _: str) -> None:
    """/nyhetsbrev"""
    out = await issue_rows.select_issues_in(talk.deed.connection, ("sending", "sent"))
    latest = f"{talk.deed.premises.public_url}/n/{out[-1].period}" if out else ""
    await talk.say(screens.newsletter_screen(talk.language, talk.deed.house, latest))
