"""Coming to an organisation by its own link, and the wish to become a party."""

from __future__ import annotations

from telegram import Message

from actions import joining as acting
from actions.party_requests import wish_in_chat
from bot.talk import Talk
from storage import members
from wording import party as screens

EXPECTED = "party:"
LINK = acting.LINK


async def come(talk: Talk, word: str) -> bool:
    """By an organisation's link; False, after that is said, where it is out of use."""
    one = await acting.join_by_link(talk.deed, talk.member, word)
    await talk.say(
        screens.joined(talk.language, one.name) if one else screens.old_link(talk.language), "link"
    )
    return one is not None


async def ask(talk: Talk, _: str) -> None:
    """The next text is the wish."""
    await members.update_expects(talk.deed.connection, talk.member.id, EXPECTED)
    await talk.say(screens.ask(talk.language, talk.deed.house), "party")


async def take(talk: Talk, message: Message) -> None:
    """Here it is."""
    await members.update_expects(talk.deed.connection, talk.member.id, "")
    await wish_in_chat(talk.deed, talk.member, message.text or "")
    await talk.say(screens.thanks(talk.language, talk.deed.house), "party-thanks", "receipt")
