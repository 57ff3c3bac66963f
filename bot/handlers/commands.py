"""Commands in every spelling (with å ä ö, in capitals, by the English word), and bare words that mean one."""

from __future__ import annotations

import unicodedata
from collections.abc import Awaitable, Callable

from telegram import Update

from actions import members as acting_members
from bot.context import Context
from bot.handlers import (
    contacts,
    finding,
    glossary,
    listings,
    matching,
    newsletter,
    objecting,
    organisation,
    own,
    remiss,
    replying,
    staff,
    start,
    tables,
    tips,
)
from bot.talk import Talk, talk_of
from dialogue.safety import danger
from storage import members
from wording.chat import start as screens
from wording.chat.start import plain
from wording.chat.tables import left

Command = Callable[[Talk, str], Awaitable[None]]


async def _help(talk: Talk, _: str) -> None:
    await talk.say(screens.help_screen(talk.language))


async def _privacy(talk: Talk, _: str) -> None:
    await talk.say(screens.privacy_screen(talk.language, talk.deed.house, talk.deed.operator))


async def _language(talk: Talk, _: str) -> None:
    await talk.say(screens.language_screen(talk.language))


async def _organisation(talk: Talk, _: str) -> None:
    await organisation.ask_name(talk)
    await objecting.offer_to_contact(talk)
    await matching.offer(talk)


async def _stop(talk: Talk, _: str) -> None:
    await acting_members.stop_mailings(talk.deed, talk.member)
    await tables.leave(talk)
    await talk.say(plain(talk.language, "stop.done"), kind="receipt")


async def _cancel(talk: Talk, _: str) -> None:
    await members.update_question(talk.deed.connection, talk.member.id, None)
    await staff.leave_wizard(talk)
    await talk.say(left(talk.language) if await tables.leave(talk) else plain(talk.language, "cancelled"))


COMMANDS: dict[str, Command] = {
    "start": start.start,
    "fragor": listings.questions,
    "mina_medskick": listings.mine,
    "kalender": listings.calendar,
    "remisser": remiss.listing,
    "nyhetsbrev": newsletter.show,
    "hjalp": _help,
    "organisation": _organisation,
    "sprak": _language,
    "integritet": _privacy,
    "stopp": _stop,
    "avbryt": _cancel,
    "mina_uppgifter": own.show,
    "radera": own.ask_erase,
    "kontakt": contacts.contacts,
    "hitta": finding.find,
    "ordlista": glossary.glossary,
    "tipsa": tips.begin,
    "kansli": staff.menu,
}
ENGLISH = {
    "questions": "fragor", "my_replies": "mina_medskick", "mine": "mina_medskick", "calendar": "kalender",
    "consultations": "remisser", "newsletter": "nyhetsbrev", "help": "hjalp", "language": "sprak",
    "privacy": "integritet", "stop": "stopp", "cancel": "avbryt", "office": "kansli", "staff": "kansli",
    "my_data": "mina_uppgifter", "erase": "radera", "medskick": "mina_medskick", "forening": "organisation",
    "contact": "kontakt", "contacts": "kontakt", "kontakter": "kontakt", "find": "hitta", "glossary": "ordlista",
    "tip": "tipsa", "tips": "tipsa",
}  # fmt: skip
AT_ONCE = ("stopp", "hjalp")
"""Only these are a command as a bare word."""
ALONE = ("fragor", "mina_medskick", "kalender", "remisser", "hjalp")
SAYS_SOMETHING = 3
"""Commands that take nothing behind them: so many words there are a reply, which is kept besides."""
UNLISTED = ("start", "kansli")
"""A bare word that names one of these is never taken for it."""


async def run(update: Update, context: Context) -> None:
    """A message that begins with a slash; one that goes on after a word we do not know is a reply, and so is danger."""
    message = update.message
    assert message is not None
    assert message.text is not None
    word, *rest = message.text[1:].split(maxsplit=1)
    talk = await talk_of(update, context)
    name = command_name(word.partition("@")[0])
    command = COMMANDS.get(name)
    if rest and (command is None or danger(message.text)):
        await replying.take(talk, message, message.text)
        return
    if command is None:
        await talk.say(plain(talk.language, "command.unknown"))
        return
    if talk.member.expects:
        await members.update_expects(talk.deed.connection, talk.member.id, "")
    if rest and name in ALONE and len(rest[0].split()) >= SAYS_SOMETHING:
        await replying.take(talk, message, rest[0])
    await command(talk, rest[0].strip() if rest else "")


def command_name(word: str) -> str:
    """A command's own name for any of its spellings; the folded word where it is none."""
    bare = unicodedata.normalize("NFD", word.casefold())
    folded = "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("-", "_")
    return ENGLISH.get(folded, folded)
