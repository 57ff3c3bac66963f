"""A member writes: the text is a reply unless something else was just asked for. Nothing is dropped."""

from __future__ import annotations

from telegram import Message, Update

from bot.context import Context
from bot.handlers import (
    commands,
    contacts,
    files,
    joining,
    matching,
    newsletter,
    organisation,
    remiss_texts,
    replying,
    staff,
    tables,
    tips,
)
from bot.talk import Talk, talk_of
from dialogue.language.bare_words import bare_word, may_wish_to_stop, opts_out
from dialogue.safety import danger
from storage import staff as staff_rows
from wording.chat.plain import words


async def take_text(update: Update, context: Context) -> None:
    """A text message in a private chat. Danger comes before everything else that a text may be, but for a long text
    that is pasted as minutes: whoever pastes it tells what others said, and each reply in it is looked at when kept."""
    message = update.message
    assert message is not None
    assert message.text is not None
    talk = await talk_of(update, context)
    if danger(message.text) and not await staff.pastes(talk, message.text):
        await replying.take(talk, message, message.text)
        return
    if await _answer_the_office(talk, message, message.text):
        return
    word = "stopp" if opts_out(message.text) else commands.command_name(bare_word(message.text))
    if word in commands.AT_ONCE:
        await commands.COMMANDS[word](talk, "")
    elif await tables.takes_name(talk, message.text, message.message_id) or await _was_asked_for(
        talk, message
    ):
        return
    elif talk.member.expects.startswith(organisation.EXPECTED):
        await organisation.take_name(talk, message)
    else:
        await replying.take(talk, message, message.text, _doubt(talk, word, message.text))


async def take_other(update: Update, context: Context) -> None:
    """Something that is not a text: a file is kept with its caption, and what cannot be kept is said."""
    message = update.message
    assert message is not None
    talk = await talk_of(update, context)
    if message.document and not danger(message.caption or "") and await staff.take_document(talk):
        return
    if danger(message.caption or "") or not await remiss_texts.take_file(talk, message):
        await files.take(talk, message)


async def _was_asked_for(talk: Talk, message: Message) -> bool:
    """Whether the text is an answer to what the office wrote, an address for the letter, something about a consultation, a
    question to the office, what an organisation seeks or offers or a piece of a tip, and was taken as that; one that points at a question is a reply."""
    if await contacts.answers_office(talk, message) or await newsletter.takes_address(talk, message):
        return True
    if await remiss_texts.take_text(talk, message):
        return True
    expects = talk.member.expects
    if not expects.startswith((contacts.EXPECTED, joining.EXPECTED, tips.EXPECTED, matching.EXPECTED)):
        return False
    if await replying.pointed_at(talk, message) is not None:
        return False
    if expects.startswith(contacts.EXPECTED):
        await contacts.take_question(talk, message)
        return True
    if expects.startswith(matching.EXPECTED):
        await matching.take_text(talk, message)
        return True
    if expects.startswith(joining.EXPECTED):
        await joining.take(talk, message)
        return True
    return await tips.take_text(talk, message)


async def _answer_the_office(talk: Talk, message: Message, text: str) -> bool:
    """Whether the text is someone of the office's answer to what the menu asked, and was taken as that."""
    person = await staff_rows.select_staff_by_telegram(talk.deed.connection, talk.chat)
    if person is None or not person.expects or await replying.pointed_at(talk, message) is not None:
        return False
    await staff.take_answer(talk, person, text)
    return True


def _doubt(talk: Talk, word: str, text: str) -> str:
    """What to ask where a reply may have been meant as a command, else ""."""
    if word in commands.COMMANDS and word not in commands.UNLISTED:
        return words(talk.language).text("command.unsure", command=f"/{word}")
    return words(talk.language).text("stop.unsure") if may_wish_to_stop(text) else ""
