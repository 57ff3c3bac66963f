"""/nyhetsbrev: the latest issue, and getting the letter by mail: an address is asked for, a mail goes there to be pressed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from telegram import Message

from actions.digests import read_in_chat
from actions.signing_up import ask_for_newsletter
from actions.subscribers import mailed_to
from bot.handlers import replying
from bot.talk import Talk
from dialogue.tokens import signed
from storage import issues, members
from storage.digests import select_digest_wanted
from wording.chat import newsletter as screens
from wording.digest import choice, chosen

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
    read_here = await select_digest_wanted(deed.connection, talk.member.id)
    in_chat = (choice(talk.language, wanted=not read_here),)
    subscriber = await mailed_to(deed, talk.member)
    if subscriber is not None:
        choose = f"{deed.premises.public_url}/p/{signed(deed.premises.key, 'preferences', subscriber.id)}"
        said = screens.subscribed(talk.language, subscriber.email, choose, latest)
        await talk.say(replace(said, buttons=(*said.buttons, in_chat)))
        return
    await members.update_expects(deed.connection, talk.member.id, EXPECTED)
    said = screens.ask_address(talk.language, latest)
    await talk.say(replace(said, buttons=(*said.buttons, in_chat)))


async def choose_chat(talk: Talk, wish: str) -> None:
    """The button under the letter's screen, or under a digest: issues in the chat, or no longer."""
    wanted = wish == "on"
    await read_in_chat(talk.deed, talk.member.id, wanted=wanted)
    await talk.say(chosen(talk.language, wanted=wanted), "digest-choice", "receipt")


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
