"""A formal response in the chat: it is kept as a reply first, and goes to the registry once a contact has said so."""

from __future__ import annotations

from telegram import Message

from actions.consultation_looking import Seen, answering_for
from actions.errors import NotFound, WrongState
from actions.formal import forward_reply
from actions.replies import own_reply
from bot.handlers import files, replying
from bot.handlers.remiss_asked import expect, for_contact
from bot.talk import Talk
from dialogue.consultations import Consultation
from dialogue.replies import Reply
from storage import attachments, consultations, replies
from wording.chat import formal as screens


async def ask(talk: Talk, consultation_id: str) -> None:
    """What is written or sent next is the response; without a registry it is said where that one goes."""
    seen = await for_contact(talk, consultation_id)
    if seen is None:
        return
    if talk.deed.house.registry:
        await expect(talk, "formal", seen.consultation.id)
    await talk.say(screens.ask_screen(talk.language, seen.consultation, talk.deed.house))


async def take_text(talk: Talk, message: Message, seen: Seen) -> None:
    """The response as a text: kept, and shown with the question whether it shall go."""
    question = seen.questions[0] if seen.questions else None
    kept = await replying.keep(talk, message, message.text or "", question)
    if kept.taken.crisis:
        await replying.acknowledge(talk, kept, await replying.place_of_reply(talk, kept.reply))
        return
    await _confirm(talk, kept.reply, seen.consultation)


async def take_file(talk: Talk, message: Message, seen: Seen) -> None:
    """The response as a file, with its caption."""
    await files.take(talk, message)
    kept = await attachments.select_attachment_by_message(talk.deed.connection, talk.chat, message.message_id)
    reply = await replies.select_reply(talk.deed.connection, kept.reply_id) if kept else None
    if reply is not None:
        await _confirm(talk, reply, seen.consultation)


async def offer(talk: Talk, reply_id: str) -> None:
    """ "This is our formal response", beneath a receipt. Raises NotFound."""
    reply = await own_reply(talk.deed, reply_id, talk.member)
    one = await consultations.select_consultation_of_question(talk.deed.connection, reply.question_id or "")
    if one is None:
        raise NotFound("The reply belongs to no consultation.")
    await _confirm(talk, reply, one)


async def _confirm(talk: Talk, reply: Reply, one: Consultation) -> None:
    organisation = await answering_for(talk.deed, talk.member)
    name = organisation.name if organisation else ""
    said = screens.confirm_screen(talk.language, reply.id, one, name, talk.deed.house)
    await talk.say(said, f"formal:{reply.id}", "receipt", reply_id=reply.id, question_id=reply.question_id)


async def send(talk: Talk, rest: str) -> None:
    """It shall go to the registry. Raises NotFound."""
    reply_id, _, consultation_id = rest.partition(":")
    seen = await for_contact(talk, consultation_id)
    if seen is None or seen.standing is None:
        return
    reply = await own_reply(talk.deed, reply_id, talk.member)
    one, house = seen.consultation, talk.deed.house
    try:
        await forward_reply(talk.deed, one, seen.standing.organisation.id, reply, talk.member)
    except WrongState:
        await talk.change(screens.ask_screen(talk.language, one, house))
        return
    await talk.change(screens.going_screen(talk.language, one, house), "receipt")


async def keep_as_reply(talk: Talk, _: str) -> None:
    """It was meant for us only."""
    await talk.change(screens.kept_screen(talk.language))
