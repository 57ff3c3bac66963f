"""/nyhetsbrev: the latest issue, and getting the letter by mail: an address is asked for, a mail goes there to be pressed."""

from __future__ import annotations

import re
from typing import Final

from telegram import Message

from actions.signing_up import ask_for_newsletter
from actions.subscribers import mailed_to
from bot.handlers import replying
from bot.talk import Talk
from dialogue.tokens import signed
from storage import issues, members
from wording.chat import newsletter as screens

EXPECTED: Final = "mail-address"
IN_ONE_LINE: Final = re.compile(r"\s*(?:prenumerera|subscribe)\s+(\S+@\S+)\s*", re.IGNORECASE)
"""Asking for the letter with the address in the same message."""


async def show(talk: Talk, address: str) -> None:
    """The letter's screen; the next text may be an address. With an `address` behind the command: sign it up."""
    if "@" in address:
        await _sign_up(talk, address)
        return
    deed = talk.deed
    out = await issues.select_issues_in(deed.connection, ("sending", "sent"))
    latest = f"{deed.premises.public_url}/n/{out[-1].id}" if out else ""
    subscriber = await mailed_to(deed, talk.member)
    if subscriber is not None:
        choose = f"{deed.premises.public_url}/p/{signed(deed.premises.key, 'preferences', subscriber.id)}"
        await talk.say(screens.subscribed(talk.language, subscriber.email, choose, latest))
        return
    await members.update_expects(deed.connection, talk.member.id, EXPECTED)
    await talk.say(screens.ask_address(talk.language, latest))


async def takes_address(talk: Talk, message: Message) -> bool:
    """Whether a text is an address for the letter, and was taken as that; one without "@" is a reply like any other."""
    text = message.text or ""
    at_once = IN_ONE_LINE.fullmatch(text)
    asked = talk.member.expects == EXPECTED
    if not at_once and not asked:
        return False
    if asked:
        await members.update_expects(talk.deed.connection, talk.member.id, "")
    if not at_once and ("@" not in text or await replying.pointed_at(talk, message) is not None):
        return False
    await _sign_up(talk, at_once[1] if at_once else text)
    return True


async def _sign_up(talk: Talk, address: str) -> None:
    asked = await ask_for_newsletter(talk.deed, address, "chat", talk.language, talk.member)
    if asked == "no-address":
        await members.update_expects(talk.deed.connection, talk.member.id, EXPECTED)
    await talk.say(
        screens.asked(talk.language, asked, address.strip(), talk.deed.house), "sign-up", "receipt"
    )
