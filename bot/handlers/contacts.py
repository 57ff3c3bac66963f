"""/kontakt: who decides what, by subject or by word, and a question to the office where that does not help."""

from __future__ import annotations

from telegram import Message

from actions.contact_cards import cards_in_force
from actions.errors import NotFound
from actions.office_questions import STAFF_LANGUAGE, ask_office
from bot.talk import Talk
from dialogue.contact_cards import find_cards
from storage import members, outbox
from wording.chat import contacts as screens
from wording.chat.directory import number, words
from wording.chat.office_questions import asked
from wording.chat.writing_to_authors import back

EXPECTED = "ask-office:"
"""What the next text is taken as: a question to the office. What it is about follows."""


FROM_OFFICE = ("office-answer", "office-word")
"""The kinds of messages in which the office writes to a member; what replies to one is for the office."""


async def contacts(talk: Talk, typed: str) -> None:
    """/kontakt, with or without a word."""
    cards = await cards_in_force(talk.deed.connection)
    if not typed:
        await talk.say(screens.subjects_screen(talk.language, cards))
        return
    found = find_cards(typed, cards)
    if found:
        await talk.say(screens.cards_screen(talk.language, typed, found, 0, ""))
    else:
        await talk.say(screens.nothing_screen(talk.language, talk.deed.house, typed, cards))


async def press(talk: Talk, rest: str) -> None:
    """A button of the cards: "verb:value". Raises NotFound for one that we do not have (any more)."""
    verb, _, value = rest.partition(":")
    if verb == "h":
        await ask(talk, words(talk.language).text("contact.ask.about"))
    elif verb == "a":
        cards = await cards_in_force(talk.deed.connection)
        await talk.change(screens.subjects_screen(talk.language, cards, number(value)))
    elif verb == "s":
        await _subject(talk, value)
    else:
        raise NotFound("There is no such button.")


async def _subject(talk: Talk, value: str) -> None:
    subject_id, _, page = value.partition(":")
    cards = [card for card in await cards_in_force(talk.deed.connection) if card.subject_id == subject_id]
    if not cards:
        raise NotFound("There is no such subject (any more).")
    heading = cards[0].told("subject", talk.language)
    await talk.change(screens.cards_screen(talk.language, heading, cards, number(page), f"ct:s:{subject_id}"))


async def ask(talk: Talk, about: str) -> None:
    """The next text is a question to the office."""
    await members.update_expects(talk.deed.connection, talk.member.id, EXPECTED + about)
    await talk.say(screens.ask_screen(talk.language, talk.deed.house), "ask-office")


async def take_question(talk: Talk, message: Message) -> None:
    """A text that is a question to the office."""
    await members.update_expects(talk.deed.connection, talk.member.id, "")
    await ask_now(talk, message.text or "", talk.member.expects.removeprefix(EXPECTED))


async def answers_office(talk: Talk, message: Message) -> bool:
    """Whether a text replies to what the office wrote to the member; then it is in the office's queue."""
    if message.reply_to_message is None:
        return False
    pointed = message.reply_to_message.message_id
    ours = await outbox.select_message(talk.deed.connection, str(talk.chat), pointed)
    if ours is None or ours["kind"] not in FROM_OFFICE:
        return False
    await ask_now(talk, message.text or "", back(STAFF_LANGUAGE))
    return True


async def ask_now(talk: Talk, text: str, about: str) -> None:
    """Put a question in the office's queue and say so."""
    await ask_office(talk.deed, talk.member, text, about)
    await talk.say(asked(talk.language, talk.deed.house), "asked-office", "receipt")
