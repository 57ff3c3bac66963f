"""A text becomes a reply: to which question, what is said back at once, who is alerted.

Whether a text is a reply at all is decided by `texts` and `organisation`; what is pressed beneath a receipt is elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import Message

from actions import members as acting_members
from actions import replies as acting
from actions.alerting import alert_staff
from actions.answering import number_before
from actions.replies import Kept, sender_of
from bot.handlers import agreeing, flooding, formal_button, going_on, tables
from bot.handlers.forwarded import as_forwarded
from bot.talk import Talk
from dialogue.questions import Question
from dialogue.replies import Reply
from dialogue.replies.answers import WhatToAsk, what_to_ask
from dialogue.replies.placing import place_text
from dialogue.safety import danger
from dialogue.tables import Seat
from dialogue.unprompted.audience import concerns
from storage import members, office_questions, outbox, questions, replies
from wording.chat import replies as screens
from wording.chat.crisis import crisis_answer
from wording.chat.kept import forwarded
from wording.chat.office_questions import asked as to_office
from wording.chat.start import plain
from wording.said import Said


@dataclass(frozen=True, slots=True)
class Place:
    """The question that a text belongs to, None for none, among those that are open now; `closed` where it was meant for
    one that is closed, `seat` where the member sits at a meeting's table."""

    question: Question | None
    open_now: tuple[Question, ...]
    closed: bool = False
    seat: Seat | None = None


async def take(talk: Talk, message: Message, text: str, doubt: str = "") -> Kept:
    """Keep a text as a reply, or as the rest of one that was begun, and acknowledge it; `doubt` (HTML) is asked where it
    may have meant something else."""
    if not danger(text) and not doubt:
        gone_on = await going_on.take(talk, message, text, await pointed_at(talk, message))
        if gone_on is not None:
            place = await place_of_reply(talk, gone_on.kept.reply)
            head = "receipt.thanks" if gone_on.reason else "receipt.edited"
            await acknowledge(talk, gone_on.kept, place, head)
            return gone_on.kept
    place = await place_of(talk, message)
    kept = await keep(talk, message, text, place.question, place.seat)
    head = "receipt.closed" if place.closed else "receipt.thanks"
    await acknowledge(talk, kept, place, head, doubt)
    return kept


async def keep(
    talk: Talk, message: Message, text: str, question: Question | None, seat: Seat | None = None
) -> Kept:
    """Take a text in as a reply."""
    sender = as_forwarded(sender_of(talk.member, talk.chat, message.message_id), message)
    return await acting.take_reply(
        talk.deed, tables.sender_at(seat, sender) if seat else sender, text, question
    )


async def place_of(talk: Talk, message: Message) -> Place:
    """Where a text belongs: the message it replies to, then the table's or the chosen question, then the only open one."""
    here = await place_at(talk, None)
    by_id = {one.id: one for one in here.open_now}
    chosen = talk.member.question_id
    if here.seat is not None:
        at_table = await tables.question_at(talk, here.seat)
        chosen = at_table.id if at_table else None
    placing = place_text(await pointed_at(talk, message), chosen, by_id, await _own(talk, here.open_now))
    return replace(here, question=by_id.get(placing.question_id or ""), closed=placing.by == "closed")


async def _own(talk: Talk, open_now: tuple[Question, ...]) -> list[str]:
    """Ids of the questions that concern the member's organisation."""
    if not any(one.audience for one in open_now):
        return [one.id for one in open_now]
    organisation = await acting_members.organisation_of(talk.deed, talk.member)
    return [one.id for one in open_now if concerns(one.audience, organisation)]


async def place_at(talk: Talk, question: Question | None) -> Place:
    """The place of a reply that has one already."""
    open_now = await questions.select_open_questions(talk.deed.connection, talk.deed.now)
    return Place(question, open_now, seat=await tables.seat_of(talk))


async def place_of_reply(talk: Talk, reply: Reply) -> Place:
    """The place of a reply that was stored before."""
    return await place_at(
        talk, await questions.select_question(talk.deed.connection, reply.question_id or "")
    )


async def pointed_at(talk: Talk, message: Message) -> str | None:
    """The id of the question that a message replies to, by our message about it or by an own earlier reply."""
    if message.reply_to_message is None:
        return None
    pointed = message.reply_to_message.message_id
    ours = await outbox.select_message(talk.deed.connection, str(talk.chat), pointed)
    if ours is not None:
        question_id: str | None = ours["question_id"]
        return question_id
    own = await replies.select_reply_by_message(talk.deed.connection, talk.chat, pointed)
    return own.question_id if own else None


async def acknowledge(
    talk: Talk, kept: Kept, place: Place, head: str = "receipt.thanks", doubt: str = ""
) -> None:
    """Say at once what was stored; in danger, only who to call."""
    deed, reply = talk.deed, kept.reply
    name = f"receipt:{reply.id}:{reply.version}"
    about = {"reply_id": reply.id, "question_id": reply.question_id}
    if kept.taken.crisis:
        said = crisis_answer(talk.language, deed.house, worry=kept.taken.worry)
        await talk.say(said, name, "crisis-answer", reply_id=reply.id)
        await alert_staff(deed, reply.id)
    elif place.seat is None and await flooding.takes_over(talk):
        return
    elif reply.held:
        await talk.say(screens.held(talk.language, reply, deed.house), name, "receipt", **about)
    elif doubt:
        said = await receipt(talk, reply, place, head)
        await talk.say(replace(said, text=f"{doubt}\n\n{said.text}"), name, "receipt", **about)
    elif not reply.substance:
        asked = await office_questions.select_by_reply(deed.connection, reply.id)
        said = to_office(talk.language, deed.house) if asked else plain(talk.language, "kind.greeting")
        await talk.say(said, name, "receipt", **about)
    else:
        await _say_receipt(talk, reply, place, head)


async def _say_receipt(talk: Talk, reply: Reply, place: Place, head: str) -> None:
    """The receipt, and what comes after it; at a table one receipt for all, and nothing else is asked."""
    name = f"receipt:{reply.id}:{reply.version}"
    about = {"reply_id": reply.id, "question_id": reply.question_id}
    if place.seat is not None:
        usual = await receipt(talk, reply, place, head)
        key = f"{name}:{talk.chat}:{talk.message}"
        await tables.acknowledge(talk, place.seat, reply, place.question, usual, key)
    else:
        ask = await _ask_about(talk, reply, place.question, head)
        said = tables.offer_split(talk, await receipt(talk, reply, place, head, ask), reply)
        await talk.say(said, name, "receipt", **about)
        if not ask:
            await go_on(talk, reply)


async def _ask_about(talk: Talk, reply: Reply, question: Question | None, head: str) -> WhatToAsk:
    """What the receipt asks: once, with the first receipt of an answer. A reason is then waited for."""
    if question is None or head != "receipt.thanks":
        return ""
    ask = what_to_ask(question.kind, reply.text, reply.answer)
    if ask == "reason":
        await going_on.expect_reason(talk, reply.id)
    return ask


async def receipt(talk: Talk, reply: Reply, place: Place, head: str, ask: WhatToAsk = "") -> Said:
    """The receipt of a reply as it stands; `ask` is what is asked in it."""
    deed = talk.deed
    named = await acting_members.organisation_of(deed, talk.member) if reply.organisation_id else None
    said = screens.receipt(
        talk.language,
        reply,
        place.question,
        deed.house,
        deed.operator,
        organisation=named.name if named else "",
        head=head,
        places=place.open_now,
        ask=ask,
        replaces=await number_before(deed, reply),
    )
    said = replace(said, buttons=(*said.buttons, *await formal_button.rows_for(talk, reply)))
    hidden = reply.origin == "forwarded" and reply.visibility == "hidden"
    return forwarded(talk.language, said) if hidden else said


async def go_on(talk: Talk, reply: Reply) -> None:
    """After a reply that nothing more is asked about: who speaks is asked once, then others' replies are shown."""
    if talk.member.asked or talk.member.speaks_for:
        await agreeing.offer(talk, reply)
        return
    await members.update_asked(talk.deed.connection, talk.member.id)
    await talk.say(screens.ask_speaker(talk.language, reply.id), "ask-speaker", "follow-up")
