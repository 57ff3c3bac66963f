"""/ordlista: what a word or an abbreviation means, by letter or by word; the office is asked about what is not there."""

from __future__ import annotations

from actions.errors import NotFound
from actions.glossary import terms_in_force
from bot.handlers import contacts
from bot.talk import Talk
from dialogue.language.terms import look_up, under
from wording.chat import glossary as screens
from wording.chat.directory import number, words
from wording.said import Said


async def glossary(talk: Talk, typed: str) -> None:
    """/ordlista, with or without a word; a single letter stands for the words that begin with it."""
    await talk.say(await _answer(talk, typed))


async def _answer(talk: Talk, typed: str) -> Said:
    terms = await terms_in_force(talk.deed.connection)
    if not typed:
        return screens.letters_screen(talk.language, terms)
    begun = under(typed, terms)
    if begun:
        return screens.letter_screen(talk.language, begun[0].letter, begun, 0)
    found = look_up(typed, terms)
    if found:
        return screens.found_screen(talk.language, found)
    return screens.none_screen(talk.language, talk.deed.house, typed)


async def press(talk: Talk, rest: str) -> None:
    """A button of the glossary: "verb:value". Raises NotFound for one that we do not have (any more)."""
    verb, _, value = rest.partition(":")
    if verb == "w":
        await talk.change(screens.letters_screen(talk.language, await terms_in_force(talk.deed.connection)))
    elif verb == "l":
        await _letter(talk, value)
    elif verb == "a":
        await _ask(talk, value.strip())
    else:
        raise NotFound("There is no such button.")


async def _letter(talk: Talk, value: str) -> None:
    letter, _, page = value.partition(":")
    terms = under(letter, await terms_in_force(talk.deed.connection))
    if not terms:
        raise NotFound("There is no word under that letter (any more).")
    await talk.change(screens.letter_screen(talk.language, letter, terms, number(page)))


async def _ask(talk: Talk, word: str) -> None:
    """What does this mean? A word too long for a button is asked for again."""
    t = words(talk.language)
    if word:
        await contacts.ask_now(talk, t.text("glossary.question", word=word), t.text("glossary.about"))
    else:
        await contacts.ask(talk, t.text("glossary.about"))
