"""A text becomes a reply: to which question, what is said back at once, who is alerted.

Whether a text is a reply at all is decided by `texts` and `organisation`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import Message

from actions import members as acting_members
from actions import replies as acting
from actions.alerting import alert_staff
from actions.replies import Kept, sender_of
from bot.talk import Talk
from dialogue.questions import Question
from dialogue.replies import Reply
from storage import members, outbox, questions, replies
from wording.chat import replies as screens
from wording.chat.crisis import crisis_answer
from wording.chat.start import plain
from wording.said import Said


@dataclass(frozen=True, slots=True)
class Place:
    """The question that a text belongs to, None for none, among those that are open now; `closed` where it was meant for
    one that is closed."""

    question: Question | None
    open_now: tuple[Question, ...]
    closed: bool = False


async def take(talk: Talk, message: Message, text: str, doubt: str = "") -> Kept:
    """Keep a text as a reply and acknowledge it; `doubt` (HTML) is asked where it may have meant something else."""
    place = await place_of(talk, message)
    kept = await keep(talk, message, text, place.question)
    head = "receipt.closed" if place.closed else "receipt.thanks"
    await acknowledge(talk, kept, place, head, doubt)
    return kept


async def keep(talk: Talk, message: Message, text: str, question: Question | None) -> Kept:
    """Take a text in as a reply."""
    sender = sender_of(talk.member, talk.chat, message.message_id)
    return await acting.take_reply(talk.deed, sender, text, question)


async def place_of(talk: Talk, message: Message) -> Place:
    """Where a text belongs: the message it replies to, then the chosen question, then the only open one."""
    open_now = await questions.select_open_questions(talk.deed.connection, talk.deed.now)
    pointed = await pointed_at(talk, message)
    wanted = pointed or talk.member.question_id
    question = next((one for one in open_now if one.id == wanted), None)
    if question is None and pointed is None and len(open_now) == 1:
        question = open_now[0]
    return Place(question, open_now, closed=pointed is not None and question is None)


async def place_at(talk: Talk, question: Question | None) -> Place:
    """The place of a reply that has one already."""
    return Place(question, await questions.select_open_questions(talk.deed.connection, talk.deed.now))


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
        await talk.say(crisis_answer(talk.language, deed.house), name, "crisis-answer", reply_id=reply.id)
        await alert_staff(deed, reply.id)
    elif reply.held:
        await talk.say(screens.held(talk.language, reply, deed.house), name, "receipt", **about)
    elif doubt:
        said = await receipt(talk, reply, place, head)
        await talk.say(replace(said, text=f"{doubt}\n\n{said.text}"), name, "receipt", **about)
    elif not kept.taken.substance:
        await talk.say(plain(talk.language, "kind.greeting"), name, "receipt", **about)
    else:
        await talk.say(await receipt(talk, reply, place, head), name, "receipt", **about)
        await _ask_once(talk, reply.id)


async def receipt(talk: Talk, reply: Reply, place: Place, head: str) -> Said:
    """The receipt of a reply as it stands."""
    deed = talk.deed
    named = await acting_members.organisation_of(deed, talk.member) if reply.organisation_id else None
    return screens.receipt(
        talk.language,
        reply,
        place.question,
        deed.house,
        deed.operator,
        organisation=named.name if named else "",
        head=head,
        places=place.open_now,
    )


async def _ask_once(talk: Talk, reply_id: str) -> None:
    """What is not needed for the first reply is asked after it, once."""
    if talk.member.asked or talk.member.speaks_for:
        return
    await members.update_asked(talk.deed.connection, talk.member.id)
    await talk.say(screens.ask_speaker(talk.language, reply_id), "ask-speaker", "follow-up")
