"""What is pressed at a meeting's table: for whom one speaks, and bullets that become replies of their own."""

from __future__ import annotations

from actions import tables as acting
from actions.errors import NotFound
from actions.replies import own_reply, sender_of, take_reply
from actions.splitting import split_reply
from bot.handlers import replying, tables
from bot.talk import Talk
from dialogue.tables import ASKED_FOR_WHOM
from storage import meetings as meeting_rows
from storage import members, outbox, questions
from wording.chat import tables as screens
from wording.chat.tables import table_words


async def speak_as(talk: Talk, way: str) -> None:
    """For the table, for oneself, or for a smaller organisation, whose name is asked for."""
    seat = await tables.seat_of(talk)
    if seat is None:
        raise NotFound("The member sits at no table (any more).")
    if way == "behalf":
        await members.update_expects(talk.deed.connection, talk.member.id, ASKED_FOR_WHOM)
        await talk.say(screens.ask_behalf(talk.language), "ask-behalf")
        return
    if way not in ("table", "person"):
        raise NotFound("There is no such way to speak.")
    seat = await acting.speak_as(talk.deed, seat, "table" if way == "table" else "person")
    await talk.nod(table_words(talk.language).text(f"as.{seat.speaks_as}"))
    about = await outbox.select_message(talk.deed.connection, str(talk.chat), talk.message)
    shown_id = about["question_id"] if about is not None else None
    shown = await questions.select_question(talk.deed.connection, shown_id or "")
    question = shown or await acting.question_at(talk.deed, seat.meeting_id)
    meeting = await meeting_rows.select_meeting(talk.deed.connection, seat.meeting_id)
    assert meeting is not None
    house, operator = talk.deed.house, talk.deed.operator
    await talk.change(screens.welcome(talk.language, house, operator, meeting, seat, question))


async def was_reply(talk: Talk, message: str) -> None:
    """What was taken for an organisation's name was a reply: it is kept as the table's, with its receipt."""
    seat = await tables.seat_of(talk)
    if seat is None or seat.speaks_as != "behalf" or not message.isdecimal():
        raise NotFound("There is no such text (any more).")
    text = seat.behalf
    seat = await acting.speak_as(talk.deed, seat, "table")
    question = await tables.question_at(talk, seat)
    sender = tables.sender_at(seat, sender_of(talk.member, talk.chat, int(message)))
    kept = await take_reply(talk.deed, sender, text, question)
    await replying.acknowledge(talk, kept, await replying.place_at(talk, question))


async def split(talk: Talk, reply_id: str) -> None:
    """Each bullet a reply of its own. Raises WrongState where that was done before."""
    kept = await split_reply(talk.deed, reply_id, talk.member)
    await talk.change(screens.split(talk.language, len(kept)))


async def keep_whole(talk: Talk, reply_id: str) -> None:
    """It stays one, and its receipt asks no more."""
    reply = await own_reply(talk.deed, reply_id, talk.member)
    await talk.nod(table_words(talk.language).text("split.kept"))
    place = await replying.place_of_reply(talk, reply)
    await talk.change(await replying.receipt(talk, reply, place, "receipt.thanks"))
