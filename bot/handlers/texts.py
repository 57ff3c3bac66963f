"""A member writes: the text is a reply unless something else was just asked for. Nothing is dropped."""

from __future__ import annotations

from telegram import Message, Update

from actions import members as acting_members
from actions import replies as acting
from actions.replies import Kept, sender_of
from bot.context import Context
from bot.handlers import commands, organisation, staff
from bot.talk import Talk, talk_of
from dialogue.questions import Question
from dialogue.safety import crisis
from storage import members, outbox, questions, replies
from storage import staff as staff_rows
from wording.chat import replies as screens
from wording.chat.crisis import crisis_alert, crisis_answer
from wording.chat.start import plain
from wording.said import Said


async def take_text(update: Update, context: Context) -> None:
    """A text message in a private chat."""
    message = update.message
    assert message is not None
    assert message.text is not None
    talk = await talk_of(update, context)
    if not crisis(message.text):
        person = await staff_rows.select_staff_by_telegram(talk.deed.connection, talk.chat)
        if person is not None and person.expects:
            await staff.take_answer(talk, person, message.text)
            return
        if await commands.run_bare_word(talk, message.text):
            return
    if talk.member.expects.startswith(organisation.EXPECTED):
        await organisation.take_name(talk, message)
        return
    kept, question = await keep(talk, message, message.text)
    await acknowledge(talk, kept, question)


async def take_other(update: Update, context: Context) -> None:
    """Something that is not a text: its caption is a reply; without one we say what we can read."""
    message = update.message
    assert message is not None
    talk = await talk_of(update, context)
    if not message.caption:
        await talk.say(plain(talk.language, "kept.media"), kind="receipt")
        return
    kept, question = await keep(talk, message, message.caption)
    await acknowledge(talk, kept, question)


async def keep(talk: Talk, message: Message, text: str) -> tuple[Kept, Question | None]:
    """Take the text in as a reply to the question that it belongs to."""
    question = await question_for(talk, message)
    sender = sender_of(talk.member, talk.chat, message.message_id)
    return await acting.take_reply(talk.deed, sender, text, question), question


async def question_for(talk: Talk, message: Message) -> Question | None:
    """Which question a text belongs to: replied-to message, then the chosen question, then the only open one."""
    pointed = await _pointed_at(talk, message)
    for question_id in (pointed, talk.member.question_id):
        question = await questions.select_question(talk.deed.connection, question_id) if question_id else None
        if question is not None and question.status == "open":
            return question
    open_now = await questions.select_open_questions(talk.deed.connection, talk.deed.now)
    return open_now[0] if len(open_now) == 1 else None


async def _pointed_at(talk: Talk, message: Message) -> str | None:
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
    talk: Talk, kept: Kept, question: Question | None, head: str = "receipt.thanks"
) -> None:
    """Say at once what was stored; in danger, only who to call."""
    deed, reply = talk.deed, kept.reply
    name = f"receipt:{reply.id}:{reply.version}"
    about = {"reply_id": reply.id, "question_id": reply.question_id}
    if kept.taken.crisis:
        await talk.say(crisis_answer(talk.language, deed.house), name, "crisis-answer", reply_id=reply.id)
        await _alert(talk, reply.id)
    elif reply.held:
        await talk.say(screens.held(talk.language, reply.held, deed.house), name, "receipt", **about)
    elif not kept.taken.substance:
        await talk.say(plain(talk.language, "kind.greeting"), name, "receipt", **about)
    else:
        await talk.say(await receipt(talk, kept, question, head), name, "receipt", **about)
        await _ask_once(talk, reply.id)


async def receipt(talk: Talk, kept: Kept, question: Question | None, head: str) -> Said:
    """The receipt of a reply that is counted."""
    deed, reply = talk.deed, kept.reply
    named = await acting_members.organisation_of(deed, talk.member) if reply.organisation_id else None
    places = () if question else await questions.select_open_questions(deed.connection, deed.now)
    return screens.receipt(
        talk.language,
        reply,
        question,
        deed.house,
        deed.operator,
        organisation=named.name if named else "",
        head=head,
        places=places,
    )


async def _alert(talk: Talk, reply_id: str) -> None:
    for person in await staff_rows.select_staff(talk.deed.connection):
        if person.telegram is not None:
            about = Talk(talk.deed, talk.member, False, person.telegram, talk.message)
            await about.say(crisis_alert("sv"), f"alert:{reply_id}:{person.id}", "crisis-alert")


async def _ask_once(talk: Talk, reply_id: str) -> None:
    """What is not needed for the first reply is asked after it, once."""
    if talk.member.asked or talk.member.speaks_for:
        return
    await members.update_asked(talk.deed.connection, talk.member.id)
    await talk.say(screens.ask_speaker(talk.language, reply_id), "ask-speaker")
