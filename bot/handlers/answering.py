"""Answers by button, and what is pressed beneath a receipt: other words, no reason, a question to the office."""

from __future__ import annotations

from actions import answering as acting
from actions import replies as acting_replies
from actions.errors import NotFound
from actions.office_questions import reply_to_office
from actions.replies import Kept, sender_of
from bot.handlers import going_on, replying, staff, tables
from bot.talk import Talk
from dialogue.questions import takes_replies
from storage import members, questions
from wording.chat import office_questions as office_screens
from wording.chat import replies as screens
from wording.chat.answers import DOMAIN
from wording.chat.plain import words


async def press_answer(talk: Talk, rest: str) -> None:
    """Ja, Nej, För or Emot under a question: stored at once, and the reason asked for."""
    question_id, _, answer = rest.partition(":")
    question = await questions.select_question(talk.deed.connection, question_id)
    if question is None:
        raise NotFound("There is no such question.")
    if not takes_replies(question, talk.deed.now):
        await talk.nod(words(talk.language).text("question.closed"))
        return
    await staff.park(talk)
    await members.update_question(talk.deed.connection, talk.member.id, question.id)
    sender, seat = sender_of(talk.member, talk.chat, talk.message), await tables.seat_of(talk)
    sender = tables.sender_at(seat, sender) if seat else sender
    await _acknowledge(talk, await acting.press_answer(talk.deed, sender, question, answer))


async def choose_answer(talk: Talk, rest: str) -> None:
    """Which answer, or which of the numbers, a text meant."""
    reply_id, _, answer = rest.partition(":")
    reply = await acting_replies.own_reply(talk.deed, reply_id, talk.member)
    question = await questions.select_question(talk.deed.connection, reply.question_id or "")
    if question is None:
        raise NotFound("That reply has no question.")
    kept = await acting.choose_answer(talk.deed, reply, question, answer)
    place = await replying.place_of_reply(talk, kept.reply)
    await talk.change(await replying.receipt(talk, kept.reply, place, "receipt.thanks"))
    await replying.go_on(talk, kept.reply)


async def _acknowledge(talk: Talk, kept: Kept) -> None:
    await replying.acknowledge(talk, kept, await replying.place_of_reply(talk, kept.reply))


async def skip_reason(talk: Talk, reply_id: str) -> None:
    """No reason is given; what comes after an answer comes now."""
    reply = await acting_replies.own_reply(talk.deed, reply_id, talk.member)
    await going_on.expect_nothing(talk)
    await talk.nod(words(talk.language, DOMAIN).text("skipped"))
    place = await replying.place_of_reply(talk, reply)
    await talk.change(await replying.receipt(talk, reply, place, "receipt.thanks"))
    await replying.go_on(talk, reply)


async def ask_words(talk: Talk, reply_id: str) -> None:
    """Ändra: the next text is what the reply says."""
    reply = await acting_replies.own_reply(talk.deed, reply_id, talk.member)
    if reply.withdrawn_at is not None:
        await talk.nod(words(talk.language).text("withdrawn.already"))
        return
    await staff.park(talk)
    await going_on.expect_words(talk, reply.id)
    await talk.say(screens.ask_words(talk.language, reply), "ask-words", reply_id=reply.id)


async def to_office(talk: Talk, reply_id: str) -> None:
    """It was a question to the office: no reply any more, and answered by a person."""
    reply = await acting_replies.own_reply(talk.deed, reply_id, talk.member)
    await reply_to_office(talk.deed, reply, talk.member)
    await talk.change(office_screens.asked(talk.language, talk.deed.house))
