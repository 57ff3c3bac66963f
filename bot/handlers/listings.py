"""What can be looked at: open questions, own replies, the calendar. Consultations are `remiss`'."""

from __future__ import annotations

from datetime import timedelta

from actions.errors import NotFound
from actions.feedback import answers_to
from actions.wheel import read_wheel
from bot.talk import Talk
from dialogue.occasions import told_once
from storage import events as event_rows
from storage import office_questions, quotations, theme_marks
from storage import questions as question_rows
from storage import replies as reply_rows
from wording.chat import listings as screens
from wording.chat.mine import Own, mine_screen
from wording.chat.questions import list_screen
from wording.chat.wheel import wheel_screen, with_wheel
from wording.said import Said

AHEAD = timedelta(days=92)
MOST_OWN = 500
MOST_ASKED = 10


async def questions(talk: Talk, _: str) -> None:
    """/fragor"""
    found = await question_rows.select_open_questions(talk.deed.connection, talk.deed.now)
    await talk.say(list_screen(talk.language, found))


async def mine(talk: Talk, _: str) -> None:
    """/mina_medskick"""
    await talk.say(await own_replies(talk))


async def older(talk: Talk, start: str) -> None:
    """Own replies further back."""
    if not start.isdecimal():
        raise NotFound("There is no such page.")
    await talk.say(await own_replies(talk, int(start)))


async def own_replies(talk: Talk, start: int = 0) -> Said:
    """What the member has sent, as it stands now; greetings, and what was a question to the office, left out."""
    connection, member_id = talk.deed.connection, talk.member.id
    sent = await reply_rows.select_replies_by_member(connection, member_id, limit=MOST_OWN)
    asked = {question.id: question for question in await question_rows.select_questions(connection)}
    own = Own(
        [reply for reply in sent if reply.substance],
        asked,
        await theme_marks.select_themed(connection, member_id),
        await quotations.select_counted(connection, member_id),
        await quotations.select_printed(connection, member_id),
        await office_questions.select_of_member(connection, member_id, MOST_ASKED),
        await answers_to(connection, member_id),
    )
    return mine_screen(talk.language, own, talk.deed.house, start)


async def calendar(talk: Talk, _: str) -> None:
    """/kalender"""
    now = talk.deed.now
    kept = await event_rows.select_events_between(talk.deed.connection, now, now + AHEAD)
    await talk.say(
        with_wheel(
            talk.language, screens.calendar_screen(talk.language, [one.event for one in told_once(kept)])
        )
    )


async def wheel(talk: Talk, page: str) -> None:
    """The annual wheel, one month at a time."""
    if not page.isdecimal():
        raise NotFound("There is no such month.")
    groups = await read_wheel(talk.deed.connection, talk.deed.now)
    said = wheel_screen(talk.language, groups, int(page[:4]), talk.deed.premises.public_url)
    await talk.change(said)
